import { copyMayWriteKey, copyMetadataPrefixes } from "@/lib/sync/format/browser-storage";
import { openCopyDatabase, requestResult } from "./copy-database";

/** What a local copy stores beside its text, in y-indexeddb's own `custom` store. */
export interface CopyMetadata {
  /** By client id that wrote on this device: from which clock on its text is not known to be durable. */
  unsent: ReadonlyMap<number, number>;
  /** By client id that wrote on this device: up to which clock it wrote itself, not counting what the server sent under the same id (R3b). */
  wrote: ReadonlyMap<number, number>;
  /** Whether this student had write access when the server last said; null when the copy was never in sync. */
  mayWrite: boolean | null;
}

export const keys = {
  mayWrite: copyMayWriteKey,
  unsent: (clientId: number) => `${unsentPrefix}${clientId}`,
  wrote: (clientId: number) => `${wrotePrefix}${clientId}`,
};

const { unsent: unsentPrefix, wrote: wrotePrefix } = copyMetadataPrefixes;

/**
 * Up to which clock each earlier page wrote itself (R3b). Its unsent text ends where the copy ended when it was loaded; a page that loaded it since
 * has recorded that end as `wrote`, which is then past the unsent clock.
 * @param loaded the copy's clock of a client id, before anything came from the server
 */
export function earlierPageClocks(
  { unsent, wrote }: CopyMetadata,
  loaded: (clientId: number) => number,
): Map<number, number> {
  const earlier = new Map(wrote);
  for (const [clientId, from] of unsent)
    if ((wrote.get(clientId) ?? 0) <= from) earlier.set(clientId, loaded(clientId));
  return earlier;
}

/** Whether the database has the stores that y-indexeddb makes. */
export function hasStores(db: IDBDatabase): boolean {
  return ["updates", "custom"].every((name) => db.objectStoreNames.contains(name));
}

export async function readMetadata(db: IDBDatabase): Promise<CopyMetadata> {
  const store = db.transaction("custom").objectStore("custom");
  const [names, values] = await Promise.all([
    requestResult(store.getAllKeys()),
    requestResult<unknown[]>(store.getAll()),
  ]);
  const [unsent, wrote] = [new Map<number, number>(), new Map<number, number>()];
  let mayWrite: boolean | null = null;
  for (const [n, name] of names.entries()) {
    const value = values[n];
    if (name === keys.mayWrite && typeof value === "boolean") mayWrite = value;
    if (typeof name !== "string" || typeof value !== "number") continue;
    if (name.startsWith(unsentPrefix)) unsent.set(Number(name.slice(unsentPrefix.length)), value);
    else if (name.startsWith(wrotePrefix)) wrote.set(Number(name.slice(wrotePrefix.length)), value);
  }
  return { unsent, wrote, mayWrite };
}

/** Reads a copy's metadata, also while the copy is open elsewhere. @throws when it cannot be read */
export async function loadMetadata(name: string): Promise<CopyMetadata> {
  const db = await openCopyDatabase(name);
  try {
    return await readMetadata(db);
  } finally {
    db.close();
  }
}
