import { databasePrefix, parseCopyName } from "@/lib/document-format/browser-storage";
import { storageKeys } from "./storage-keys";
import { ownIds } from "./own-ids";
import type { DocumentAddress } from "@/components/documents/connection/room";

/** Under which id this student typed the copy, and its document; null for any other name. */
export function parseOwnCopy(person: string, name: string): { person: string; document: DocumentAddress } | null {
  const copy = parseCopyName(name);
  return copy !== null && ownIds(person).includes(copy.person) ? copy : null;
}

/** Names of all databases of this site. Some browsers cannot list them, so each is also registered in localStorage. Never rejects. */
export async function listDatabases(): Promise<string[]> {
  const names = new Set<string>();
  try {
    for (const name of storageKeys(localStorage))
      if (name.startsWith(databasePrefix)) names.add(name.slice(databasePrefix.length));
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
    localStorage.setItem(databasePrefix + name, "");
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
    localStorage.removeItem(databasePrefix + name);
  } catch {
    // Without IndexedDB there is nothing to delete.
  }
}
