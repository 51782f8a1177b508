import { themeCookie } from "@/components/shared/ui/theme";

/** S1: takes everything of a student off this device, the chosen theme too. By hand: `Clear-Site-Data` is not heard on plain http. Never fails. */
export async function clearDevice(): Promise<void> {
  document.cookie = `${themeCookie}=; path=/; max-age=0; samesite=lax`;
  for (const store of [() => localStorage.clear(), () => sessionStorage.clear()]) {
    try {
      store();
    } catch {
      // Storage that is switched off holds nothing.
    }
  }
  try {
    const databases = await indexedDB.databases();
    await Promise.all(databases.flatMap(({ name }) => (name === undefined ? [] : [remove(name)])));
  } catch {
    // Nor does a database that can't be opened.
  }
}

/** A database that is open in another tab goes when that tab does: nobody waits for it. */
function remove(name: string): Promise<void> {
  return new Promise((done) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = request.onerror = request.onblocked = () => done();
  });
}
