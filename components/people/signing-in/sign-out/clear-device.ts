import { listDatabases, removeDatabase } from "@/lib/sync/browser/local-copies/copy-names";
import { storageKeys } from "@/lib/sync/browser/local-copies/storage-keys";
import {
  databasePrefix,
  hiddenNamesCookie,
  isFormKey,
  isOfStudents,
  isSetAsideKey,
  parseCopyName,
  restoredReadCookie,
  themeCookie,
} from "@/lib/sync/format/browser-storage";

/**
 * Deletes all data of students from this device, also their settings, except text that the server does not confirm to have: that stays for its student
 * alone (S1). `Clear-Site-Data` would delete that text too. Never rejects.
 * @returns the names of the keys and databases that stay
 */
export async function clearDevice(): Promise<string[]> {
  for (const name of [themeCookie, restoredReadCookie, hiddenNamesCookie])
    document.cookie = `${name}=; path=/; max-age=0; samesite=lax`;
  return clearStudentsExcept(null);
}

/**
 * Deletes the data of all students but one in the same way, because others may not have signed out. Names of keys and databases contain the id of
 * their student. Never rejects.
 * @param personId the student whose data stays; null: nobody's
 */
export function clearStudentsExcept(personId: string | null): Promise<string[]> {
  return clear((name) => personId === null || !name.includes(personId));
}

/** Deletes students' data in the same way from a device on which a teacher has signed in. Never rejects. */
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
        else if (!name.startsWith(databasePrefix)) storage.removeItem(name); // deleted together with its database
      }
    } catch {
      // Storage is disabled.
    }
  }
  const removed = await Promise.all(
    databases.filter(isIncluded).map(async (name) => ((await removeUnlessUnstored(name)) ? [] : [name])),
  );
  await clearPages(isIncluded);
  return [...stay, ...removed.flat()];
}

/** Whether the key has set-aside text, or a vote or an exit ticket that was cast and has not reached the server. */
function isUnsent(storage: Storage, name: string): boolean {
  return isSetAsideKey(name) || (isFormKey(name) && storage.getItem(name)?.includes('"cast":true') === true);
}

async function removeUnlessUnstored(name: string): Promise<boolean> {
  try {
    if (parseCopyName(name) === null) {
      await removeDatabase(name);
      return true;
    }
    // Loaded only here, because it needs Yjs.
    const { removeIfStored } = await import("@/lib/sync/browser/local-copies/copy-removal");
    return await removeIfStored(name);
  } catch {
    return false; // The code could not be loaded, or the server does not answer.
  }
}

/** Deletes cached pages, which nobody may see once the session has ended. Never rejects. */
export async function clearPages(which: (name: string) => boolean = () => true): Promise<void> {
  try {
    await Promise.all((await caches.keys()).filter(which).map((name) => caches.delete(name)));
  } catch {
    // On plain http there is no cache.
  }
}
