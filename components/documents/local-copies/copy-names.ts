import { isDocumentKind } from "@/lib/document-format/fields";
import { namesIn } from "./storage-keys";
import type { DocumentName } from "@/components/documents/connection/room";

/** S1, R14: what the database of a document is called on this device. It says whose it is, and of which epoch. */
export function copyName(person: string, { kind, id, epoch }: DocumentName): string {
  return `crosscase/${person}/${kind}/${id}/${epoch}`;
}

/** Whose copy a database is, and of which document; null for any other. */
export function readCopyName(name: string): { person: string; document: DocumentName } | null {
  const [prefix, person = "", kind = "", id = "", epoch = "", ...more] = name.split("/");
  if (prefix !== "crosscase" || !isDocumentKind(kind) || !/^\d+$/.test(epoch) || more.length > 0) return null;
  return { person, document: { kind, id, epoch: Number(epoch) } };
}

/** Which document a database of that person's is of; null for any other. */
export function documentOfCopy(person: string, name: string): DocumentName | null {
  const copy = readCopyName(name);
  return copy?.person === person ? copy.document : null;
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

/**
 * Takes a database away. One that is still open somewhere goes when that lets go of it: nobody waits for it. Never fails.
 * A copy of a document is taken away by copy-removal.ts alone, which asks the server first.
 */
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

const noted = "database:";
