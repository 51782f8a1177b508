import { within } from "./copy-database";
import { documentOfCopy, listDatabases, removeDatabase } from "./copy-names";
import { removeStored } from "./copy-removal";
import { wordsNotStored } from "./copy-text";
import { heldDocument, holdDocument, isHeld } from "@/components/documents/connection/open-documents";
import { inspectCopy } from "./inspect-copy";
import { endOffer, keepWords, offerCopy } from "./set-aside-text";
import { askDoor, type DocumentName, type Room } from "@/components/documents/connection/room";

/**
 * Documents of which this device has a copy and which this page does not show: it was left without a connection, is about another
 * worksheet by now, or the server was put back to an older backup. What it does not prove to have is sent to it, or put aside or offered
 * where it can't be (R14).
 */
export async function sendUnsent(person: string): Promise<void> {
  for (const name of await listDatabases()) {
    const document = documentOfCopy(person, name);
    if (document === null || isHeld(document)) continue;
    try {
      await compare(person, name, document);
    } catch {
      // It can't be read: it is looked at again with the next page.
    }
  }
}

async function compare(person: string, name: string, document: DocumentName): Promise<void> {
  const door = await askDoor(document);
  if (door !== "open" && door !== "not-yours" && door !== "replaced") return;
  const { words, notes } = await within(inspectCopy(name));
  const missing = await wordsNotStored(document, words);
  if (door === "open") {
    endOffer(name);
    if (missing !== null || notes.unsent.size > 0) sendIn({ ...document, access: "write", keptBy: person });
  } else if (missing === null) await removeStored(name);
  else if (door === "not-yours" && missing.whole) offerCopy(person, name, fromOf(document), missing);
  else {
    keepWords(person, fromOf(document), missing);
    await removeDatabase(name);
  }
}

const fromOf = ({ kind, id }: DocumentName) => `${kind}/${id}`;

/** Held until all of it is stored, or it is known why it can't be. */
function sendIn(room: Room): void {
  const letGo = holdDocument(room, () => {
    const document = heldDocument(room);
    if (document === null) return;
    const { is } = document.view().state;
    if (is === "saved" || is === "following" || is === "stopped") letGo();
  });
}
