import { withTimeout } from "./copy-database";
import { listDatabases, parseOwnCopy, removeDatabase } from "./copy-names";
import { removeIfStored } from "./copy-removal";
import { findUnstoredText } from "./copy-text";
import { findOpenDocument, openDocument, isCopyOpen } from "@/components/documents/connection/open-documents";
import { inspectCopy } from "./inspect-copy";
import { endOffer, offerCopyTexts, storeCopyTexts } from "./set-aside-text";
import { checkAccess, type DocumentAddress, type Room } from "@/components/documents/connection/room";

/**
 * R14: sends copies of documents that this page does not show and whose text the server does not prove to have: the page was left without
 * a connection, the student has another worksheet now, or the server was restored from an older backup. What can't be sent is set aside
 * or offered, as is what was typed under a name that was merged into the student's (T15). Never rejects.
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
      isAnyLeft = true; // It can't be read at the moment.
    }
  }
  return isAnyLeft;
}

interface OwnCopy {
  /** Under whose id it was typed. */
  person: string;
  document: DocumentAddress;
  /**
   * T15: whether that is another name of the student's. Its client ids are that one's (R3a), so the server may refuse new text under them: it is
   * offered. The copy stays until the student decides, so that it is the other one's again if the merge is undone.
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
