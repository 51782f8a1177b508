import { isDocumentKind } from "@/lib/worksheet/fields";
import { namesIn } from "./names-in";
import type { Room } from "./room";

/** S1, R14: what the database of a document is called on this device. It says whose it is, so that it goes with them, and of which epoch. */
export function copyName(person: string, { kind, id, epoch }: Pick<Room, "kind" | "id" | "epoch">): string {
  return `${ofPerson(person)}${kind}/${id}/${epoch}`;
}

/** Which document a database of that person's is of; null for any other. */
export function documentOfCopy(person: string, name: string): Pick<Room, "kind" | "id" | "epoch"> | null {
  if (!name.startsWith(ofPerson(person))) return null;
  const [kind = "", id = "", epoch = "", ...more] = name.slice(ofPerson(person).length).split("/");
  return isDocumentKind(kind) && /^\d+$/.test(epoch) && more.length === 0 ? { kind, id, epoch: Number(epoch) } : null;
}

/** All databases of this site, also where the browser has no way to list them: each is noted beside. Never fails. */
export async function listDatabases(): Promise<string[]> {
  const names = new Set<string>();
  try {
    for (const name of namesIn(localStorage)) if (name.startsWith(noted)) names.add(name.slice(noted.length));
  } catch {
    // Storage that is switched off notes nothing.
  }
  try {
    for (const { name } of await indexedDB.databases()) if (name !== undefined) names.add(name);
  } catch {
    // Firefox before 126, or no databases at all.
  }
  return [...names];
}

export function noteCopy(name: string): void {
  try {
    localStorage.setItem(noted + name, "");
  } catch {
    // As above.
  }
}

/** Takes a database away. One that is still open somewhere goes when that lets go of it: nobody waits for it. Never fails. */
export async function removeDatabase(name: string): Promise<void> {
  try {
    await new Promise<void>((done) => {
      const request = indexedDB.deleteDatabase(name);
      request.onsuccess = request.onerror = request.onblocked = () => done();
    });
    localStorage.removeItem(noted + name);
  } catch {
    // Where nothing can be kept there is nothing to take away.
  }
}

const ofPerson = (person: string) => `crosscase/${person}/`;
const noted = "database:";
