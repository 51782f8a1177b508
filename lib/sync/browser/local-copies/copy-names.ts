import { databasePrefix, parseCopyName } from "@/lib/sync/format/browser-storage";
import { storageKeys } from "./storage-keys";
import { ownIds } from "./own-ids";
import type { DocumentAddress } from "@/lib/sync/browser/connection/room";

/** The id under which this student typed the copy, and the copy's document; null for any other name. */
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
    // Storage is switched off: then the database can't be registered.
  }
}

/**
 * Deletes a database. A database that is open in another tab is deleted once that tab closes it; this does not wait for it. Never rejects. Before a
 * copy of a document is deleted, the server must have proved that it is stored (copy-removal.ts), or its text be set aside.
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
