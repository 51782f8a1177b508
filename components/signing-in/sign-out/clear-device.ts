import { listDatabases, removeDatabase } from "@/components/documents/local-copies/copy-names";
import { storageKeys } from "@/components/documents/local-copies/storage-keys";
import {
  databasePrefix,
  isBallotKey,
  isOfStudents,
  isSetAsideKey,
  parseCopyName,
  restoredReadCookie,
  themeCookie,
} from "@/lib/document-format/browser-storage";

/**
 * S1: deletes everything of a student from this device, also what was chosen on its pages, except text that the server does not prove to have:
 * that stays for its student, and nobody else is shown it. Not by `Clear-Site-Data`, which would delete that too. Never rejects.
 * @returns names of what stays
 */
export async function clearDevice(): Promise<string[]> {
  for (const name of [themeCookie, restoredReadCookie]) document.cookie = `${name}=; path=/; max-age=0; samesite=lax`;
  return clearOthers(null);
}

/** The same for what other students left without signing out. All names contain the student's id. Never rejects. */
export function clearOthers(personId: string | null): Promise<string[]> {
  return clear((name) => personId === null || !name.includes(personId));
}

/** The same for what students left on a device on which a teacher has signed in. Never rejects. */
export function clearStudents(): Promise<string[]> {
  return clear(isOfStudents);
}

async function clear(isIncluded: (name: string) => boolean): Promise<string[]> {
  const databases = await listDatabases();
  const stay: string[] = [];
  for (const store of [() => localStorage, () => sessionStorage]) {
    try {
      const storage = store();
      for (const name of storageKeys(storage).filter(isIncluded)) {
        if (isUnsent(storage, name)) stay.push(name);
        else if (!name.startsWith(databasePrefix)) storage.removeItem(name); // it goes with its database
      }
    } catch {
      // Storage is switched off.
    }
  }
  const removed = await Promise.all(
    databases.filter(isIncluded).map(async (name) => ((await removeUnlessUnstored(name)) ? [] : [name])),
  );
  await clearPages(isIncluded);
  return [...stay, ...removed.flat()];
}

/** Set-aside text, and a vote that was cast and has not arrived. */
function isUnsent(storage: Storage, name: string): boolean {
  return isSetAsideKey(name) || (isBallotKey(name) && storage.getItem(name)?.includes('"cast":true') === true);
}

async function removeUnlessUnstored(name: string): Promise<boolean> {
  try {
    if (parseCopyName(name) === null) {
      await removeDatabase(name);
      return true;
    }
    // Loaded only here: it needs Yjs.
    const { removeIfStored } = await import("@/components/documents/local-copies/copy-removal");
    return await removeIfStored(name);
  } catch {
    return false; // No connection for its code, nor to the server.
  }
}

/** Deletes cached pages: nobody may see them once the session is over. Never rejects. */
export async function clearPages(which: (name: string) => boolean = () => true): Promise<void> {
  try {
    await Promise.all((await caches.keys()).filter(which).map((name) => caches.delete(name)));
  } catch {
    // There is no such cache on plain http.
  }
}
