import { documentOfCopy, listDatabases, removeDatabase } from "./copy-names";
import { readNotes } from "./copy-notes";
import { heldDocument, holdDocument, isHeld } from "./hold-document";
import { askWhy, type Room } from "./room";

/**
 * Documents of which this device has a copy and which this page does not show: it was left without a connection, or is about another
 * worksheet by now. What is unsent in them goes to the server as soon as that answers, or is put aside where it can't (R14); a copy
 * of what is no longer this student's to read goes.
 */
export async function sendUnsent(person: string): Promise<void> {
  for (const name of await listDatabases()) {
    const document = documentOfCopy(person, name);
    if (document === null || isHeld(document)) continue;
    const room = { ...document, access: "write", keptBy: person } as const;
    try {
      const { unsent } = await readNotes(name);
      if (unsent.size > 0) sendIn(room);
      else if (await isOver(room)) await removeDatabase(name);
    } catch {
      // It can't be read, or there is no connection: it is looked at again with the next page.
    }
  }
}

/** Held until all of it is stored, or it is known why it can't be. */
function sendIn(room: Room): void {
  const letGo = holdDocument(room, () => {
    const document = heldDocument(room);
    if (document === null) return;
    const { is } = document.view().state;
    if (is === "saved" || is === "following" || is === "stopped") letGo();
  });
}

async function isOver(room: Room): Promise<boolean> {
  const why = await askWhy(room);
  return why === "replaced" || why === "not-yours";
}
