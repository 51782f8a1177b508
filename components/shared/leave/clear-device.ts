import { themeCookie } from "@/components/shared/ui/theme";

/**
 * S1: takes everything of a student off this device, the chosen theme too. By hand: `Clear-Site-Data` is not heard on plain http. Never fails.
 */
export async function clearDevice(): Promise<void> {
  document.cookie = `${themeCookie}=; path=/; max-age=0; samesite=lax`;
  await clearAllBut(null);
}

/** The same for what others have left, where they did not sign out: names of what a student keeps carry the student's id. Never fails. */
export async function clearAllBut(personId: string | null): Promise<void> {
  const isOthers = (name: string | null | undefined): name is string => typeof name === "string" && (personId === null || !name.includes(personId));
  for (const store of [() => localStorage, () => sessionStorage]) {
    try {
      const kept = store();
      Array.from({ length: kept.length }, (_, n) => kept.key(n)).filter(isOthers).forEach((name) => kept.removeItem(name));
    } catch {
      // Storage that is switched off holds nothing.
    }
  }
  try {
    const databases = await indexedDB.databases();
    await Promise.all(databases.map(({ name }) => name).filter(isOthers).map(remove));
  } catch {
    // Nor does a database that can't be opened.
  }
  try {
    await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
  } catch {
    // Nor is there such a cache on plain http.
  }
}

/** A database that is open in another tab goes when that tab does: nobody waits for it. */
function remove(name: string): Promise<void> {
  return new Promise((done) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = request.onerror = request.onblocked = () => done();
  });
}
