import { listDatabases } from "@/components/shared/sync/copy-names";
import { readNotes } from "@/components/shared/sync/copy-notes";
import { namesIn } from "@/components/shared/sync/names-in";

/** Whether anything stands on this device that its server has not got: typed in another tab or on a page that is left, or put aside. Never fails. */
export async function isUnsentOnDevice(): Promise<boolean> {
  try {
    if (namesIn(localStorage).some((key) => /^crosscase\/.*\/kept\//.test(key))) return true;
  } catch {
    // Storage that is switched off holds nothing.
  }
  const unsent = (await listDatabases()).filter((name) => name.startsWith("crosscase/")).map(async (name) => {
    const { unsent } = await readNotes(name);
    return unsent.size > 0;
  });
  return (await Promise.all(unsent.map((each) => each.catch(() => false)))).includes(true);
}
