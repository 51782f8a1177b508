import { listDatabases } from "@/components/documents/local-copies/copy-names";
import { loadMetadata } from "@/components/documents/local-copies/copy-metadata";
import { storageKeys } from "@/components/documents/local-copies/storage-keys";
import { isSetAsideKey, parseCopyName } from "@/lib/document-format/browser-storage";

/**
 * Whether this device has text that the server does not: typed in another tab or on an earlier page, or set aside. Never rejects.
 * @param person the student; null: anyone
 */
export async function isUnsentOnDevice(person: string | null): Promise<boolean> {
  if (setAsideKeys(person).length > 0) return true;
  const unsent = (await copyNames(person)).map(async (name) => (await loadMetadata(name)).unsent.size > 0);
  return (await Promise.all(unsent.map((each) => each.catch(() => false)))).includes(true);
}

function setAsideKeys(person: string | null): string[] {
  try {
    return storageKeys(localStorage).filter((name) => isSetAsideKey(name, person));
  } catch {
    return []; // Storage is switched off.
  }
}

async function copyNames(person: string | null): Promise<string[]> {
  return (await listDatabases()).filter((name) => {
    const copy = parseCopyName(name);
    return copy !== null && (person === null || copy.person === person);
  });
}
