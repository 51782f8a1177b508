import { withTimeout } from "./copy-database";
import { listDatabases, parseOwnCopy, removeDatabase } from "./copy-names";
import { removeIfStored } from "./copy-removal";
import { findUnstoredText } from "./copy-text";
import { findOpenDocument, openDocument, isCopyOpen } from "@/lib/sync/browser/connection/open-documents";
import { inspectCopy } from "./inspect-copy";
import { endOffer, offerCopyTexts, storeCopyTexts } from "./set-aside-text";
import { checkAccess, type DocumentAddress, type Room } from "@/lib/sync/browser/connection/room";

/**
 * Sends copies of documents that this page does not show and whose text the server does not prove to have (R14): the page was left without a
 * connection, the student has another worksheet now, or the server was restored from an older backup. Text that can't be sent is set aside or
 * offered, as is text that was typed under a name that was merged into the student's (T15). Never rejects.
 * @returns whether a copy is left to be sent once the server answers
 */
export async function sendUnsentCopies(person: string): Promise<boolean> {
  let isAnyLeft = false;
  for (const name of await listDatabases()) {
    const copy = parseOwnCopy(person, name);
    const isMerged = copy?.person !== person;
    if (copy === null || (!isMerged && isCopyOpen(copy.document))) continue;
    try {
      if (!(await reconcileCopy({ ...copy, isMerged }, name))) isAnyLeft = true;
    } catch {
      isAnyLeft = true; // The copy can't be read at the moment.
    }
  }
  return isAnyLeft;
}

interface OwnCopy {
  /** The id under which it was typed. */
  person: string;
  document: DocumentAddress;
  /**
   * Whether `person` is another name that was merged into the student's (T15). The client ids belong to that name (R3a), so the server may refuse new
   * text under them, and the text is offered. The copy stays until the student decides: if the merge is undone, it is the other name's again.
   */
  isMerged: boolean;
}

/** @returns false when the server gave no answer about the document */
async function reconcileCopy({ person, document, isMerged }: OwnCopy, name: string): Promise<boolean> {
  const access = await checkAccess(document);
  if (access === null || access === "too-many") return false;
  if (access !== "open" && access !== "not-yours" && access !== "replaced") return true;
  const { text, metadata } = await withTimeout(inspectCopy(name));
  const unstored = await findUnstoredText(document, text);
  if (access === "open" && !isMerged) {
    endOffer(name);
    if (unstored !== null || metadata.unsent.size > 0) sendCopy({ ...document, access: "write", studentId: person });
  } else if (unstored === null) {
    endOffer(name);
    await removeIfStored(name);
  } else if (
    isMerged ||
    (access === "not-yours" && unstored.whole) ||
    !storeCopyTexts(person, { from: sourceOf(document) }, unstored)
  )
    offerCopyTexts(person, name, { from: sourceOf(document) }, unstored);
  else await removeDatabase(name);
  return true;
}

const sourceOf = ({ kind, id }: DocumentAddress) => `${kind}/${id}`;

/** Opens the document until all of it is stored, or it is known why it can't be. */
function sendCopy(room: Room): void {
  const release = openDocument(room, () => {
    const document = findOpenDocument(room);
    if (document === null) return;
    const { is } = document.view().state;
    if (is === "saved" || is === "following" || is === "stopped") release();
  });
}
