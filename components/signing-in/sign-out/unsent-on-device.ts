import { listDatabases, readCopyName } from "@/components/documents/local-copies/copy-names";
import { readNotes } from "@/components/documents/local-copies/copy-metadata";
import { namesIn } from "@/components/documents/local-copies/storage-keys";
import { keptKey } from "./clear-device";

/**
 * Whether anything stands on this device that its server has not got: typed in another tab or on a page that is left, or put aside. Never fails.
 * @param person whose; null: anyone's
 */
export async function isUnsentOnDevice(person: string | null): Promise<boolean> {
  if (keptNames(person).length > 0) return true;
  const unsent = (await copyNames(person)).map(async (name) => (await readNotes(name)).unsent.size > 0);
  return (await Promise.all(unsent.map((each) => each.catch(() => false)))).includes(true);
}

function keptNames(person: string | null): string[] {
  try {
    return namesIn(localStorage).filter(
      (name) => keptKey.test(name) && (person === null || name.startsWith(`crosscase/${person}/`)),
    );
  } catch {
    return []; // Storage that is switched off holds nothing.
  }
}

async function copyNames(person: string | null): Promise<string[]> {
  return (await listDatabases()).filter((name) => {
    const copy = readCopyName(name);
    return copy !== null && (person === null || copy.person === person);
  });
}
