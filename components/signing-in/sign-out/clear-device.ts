import { listDatabases, readCopyName, removeDatabase } from "@/components/documents/local-copies/copy-names";
import { namesIn } from "@/components/documents/local-copies/storage-keys";
import { themeCookie } from "@/components/ui/controls/theme";

/**
 * S1: takes everything of a student off this device, the chosen theme too, but not words that the server does not prove to have: those wait
 * here for their student, and nobody else is shown them. By hand: `Clear-Site-Data` would take them too. Never fails.
 * @returns names of what stays
 */
export async function clearDevice(): Promise<string[]> {
  document.cookie = `${themeCookie}=; path=/; max-age=0; samesite=lax`;
  return clearAllBut(null);
}

/** The same for what others have left, where they did not sign out: names of what a student keeps carry the student's id. Never fails. */
export function clearAllBut(personId: string | null): Promise<string[]> {
  return clear((name) => personId === null || !name.includes(personId));
}

/** What students have left, on a device on which a teacher has signed in. Never fails. */
export function clearStudents(): Promise<string[]> {
  return clear((name) => /^(database:)?crosscase\/|^crosscase-ballot:/.test(name));
}

async function clear(which: (name: string) => boolean): Promise<string[]> {
  const databases = await listDatabases();
  const stay: string[] = [];
  for (const store of [() => localStorage, () => sessionStorage]) {
    try {
      const kept = store();
      for (const name of namesIn(kept).filter(which)) {
        if (isUnsent(kept, name)) stay.push(name);
        else if (!name.startsWith("database:")) kept.removeItem(name); // it goes with its database
      }
    } catch {
      // Storage that is switched off holds nothing.
    }
  }
  const removed = await Promise.all(
    databases.filter(which).map(async (name) => ((await removeUnlessNeeded(name)) ? [] : [name])),
  );
  await clearPages(which);
  return [...stay, ...removed.flat()];
}

/** Words that were put aside, and a vote that was cast and has not arrived. */
function isUnsent(storage: Storage, name: string): boolean {
  return (
    keptKey.test(name) ||
    (name.startsWith("crosscase-ballot:") && storage.getItem(name)?.includes('"cast":true') === true)
  );
}

/** Of words put aside (kept-words.ts). */
export const keptKey = /^crosscase\/[^/]*\/kept\//;

async function removeUnlessNeeded(name: string): Promise<boolean> {
  try {
    if (readCopyName(name) === null) {
      await removeDatabase(name);
      return true;
    }
    // With Yjs, which this page may do without.
    const { removeStored } = await import("@/components/documents/local-copies/copy-removal");
    return await removeStored(name);
  } catch {
    return false; // No connection for its code, nor to the server.
  }
}

/** Pages kept for when there is no connection: what they show is nobody's once the session is over. Never fails. */
export async function clearPages(which: (name: string) => boolean = () => true): Promise<void> {
  try {
    await Promise.all((await caches.keys()).filter(which).map((name) => caches.delete(name)));
  } catch {
    // There is no such cache on plain http.
  }
}
