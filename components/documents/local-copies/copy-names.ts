import { isDocumentKind } from "@/lib/document-format/fields";
import { storageKeys } from "./storage-keys";
import type { DocumentAddress } from "@/components/documents/connection/room";

/** S1, R14: the name of a document's database on this device. It contains the student and the epoch. */
export function copyName(person: string, { kind, id, epoch }: DocumentAddress): string {
  return `crosscase/${person}/${kind}/${id}/${epoch}`;
}

/** The student and document of a copy's database; null for any other name. */
export function parseCopyName(name: string): { person: string; document: DocumentAddress } | null {
  const [prefix, person = "", kind = "", id = "", epoch = "", ...more] = name.split("/");
  if (prefix !== "crosscase" || !isDocumentKind(kind) || !/^\d+$/.test(epoch) || more.length > 0) return null;
  return { person, document: { kind, id, epoch: Number(epoch) } };
}

/** The document of this student's copy; null for any other name. */
export function documentOfCopy(person: string, name: string): DocumentAddress | null {
  const copy = parseCopyName(name);
  return copy?.person === person ? copy.document : null;
}

/** Names of all databases of this site. Some browsers cannot list them, so each is also registered in localStorage. Never rejects. */
export async function listDatabases(): Promise<string[]> {
  const names = new Set<string>();
  try {
    for (const name of storageKeys(localStorage))
      if (name.startsWith(registeredPrefix)) names.add(name.slice(registeredPrefix.length));
  } catch {
    // Storage is switched off.
  }
  try {
    for (const { name } of await indexedDB.databases()) if (name !== undefined) names.add(name);
  } catch {
    // Firefox before 126, or no databases at all.
  }
  return [...names];
}

export function registerDatabase(name: string): void {
  try {
    localStorage.setItem(registeredPrefix + name, "");
  } catch {
    // As above.
  }
}

/**
 * Deletes a database. One that is open in another tab is deleted when that closes it; this does not wait for it. Never rejects.
 * Whoever deletes a copy of a document asks the server first (copy-removal.ts), or has set its text aside.
 */
export async function removeDatabase(name: string): Promise<void> {
  try {
    await new Promise<void>((done) => {
      const request = indexedDB.deleteDatabase(name);
      request.onsuccess = request.onerror = request.onblocked = () => done();
    });
    localStorage.removeItem(registeredPrefix + name);
  } catch {
    // Without IndexedDB there is nothing to delete.
  }
}

const registeredPrefix = "database:";
