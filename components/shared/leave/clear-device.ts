import { listDatabases, removeDatabase } from "@/components/shared/sync/copy-names";
import { namesIn } from "@/components/shared/sync/names-in";
import { themeCookie } from "@/components/shared/ui/theme";

/**
 * S1: takes everything of a student off this device, the chosen theme too. By hand: `Clear-Site-Data` is not heard on plain http. Never fails.
 */
export async function clearDevice(): Promise<void> {
  document.cookie = `${themeCookie}=; path=/; max-age=0; samesite=lax`;
  await clearAllBut(null);
}

/** The same for what others have left, where they did not sign out: names of what a student keeps carry the student's id. Never fails. */
export function clearAllBut(personId: string | null): Promise<void> {
  return clear((name) => personId === null || !name.includes(personId));
}

/** What students have left, on a device on which a teacher has signed in. Never fails. */
export function clearStudents(): Promise<void> {
  return clear((name) => /^(database:)?crosscase\/|^crosscase-ballot:/.test(name));
}

async function clear(which: (name: string) => boolean): Promise<void> {
  const databases = await listDatabases();
  for (const store of [() => localStorage, () => sessionStorage]) {
    try {
      const kept = store();
      namesIn(kept).filter(which).forEach((name) => kept.removeItem(name));
    } catch {
      // Storage that is switched off holds nothing.
    }
  }
  await Promise.all(databases.filter(which).map(removeDatabase));
  await clearPages(which);
}

/** Pages kept for when there is no connection: what they show is nobody's once the session is over. Never fails. */
export async function clearPages(which: (name: string) => boolean = () => true): Promise<void> {
  try {
    await Promise.all((await caches.keys()).filter(which).map((name) => caches.delete(name)));
  } catch {
    // There is no such cache on plain http.
  }
}
