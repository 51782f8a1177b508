import { openDatabase, resultOf } from "./copy-database";

/** What stands beside the text of a device's copy, in y-indexeddb's own `custom` store. */
export interface CopyNotes {
  /** Client ids that wrote on this device, and from which clock on it is not known to be durable. */
  unsent: ReadonlyMap<number, number>;
  /** R3b: client ids that wrote on this device, and up to which clock they wrote themselves: what came from the server under the same id is not counted. */
  wrote: ReadonlyMap<number, number>;
  /** Whether the server took what was written here when it last spoke; null when this was never in sync with it. */
  mayWrite: boolean | null;
}

export const keys = {
  mayWrite: "may-write",
  unsent: (clientId: number) => `${unsentPrefix}${clientId}`,
  wrote: (clientId: number) => `${wrotePrefix}${clientId}`,
};

const unsentPrefix = "unsent/";
const wrotePrefix = "wrote/";

/**
 * R3b: up to which clock each page before this one wrote itself. What it had not sent ends where the copy ends as it was loaded; a page that has
 * loaded it since has noted that end, past the clock from which on it is unsent.
 * @param loaded how far the copy holds a client id, before anything came from the server
 */
export function earlierIds({ unsent, wrote }: CopyNotes, loaded: (clientId: number) => number): Map<number, number> {
  const earlier = new Map(wrote);
  for (const [clientId, from] of unsent)
    if ((wrote.get(clientId) ?? 0) <= from) earlier.set(clientId, loaded(clientId));
  return earlier;
}

/** Whether it has the stores that y-indexeddb makes. */
export function storesIn(db: IDBDatabase): boolean {
  return ["updates", "custom"].every((name) => db.objectStoreNames.contains(name));
}

export async function notesIn(db: IDBDatabase): Promise<CopyNotes> {
  const notes = db.transaction("custom").objectStore("custom");
  const [names, values] = await Promise.all([resultOf(notes.getAllKeys()), resultOf<unknown[]>(notes.getAll())]);
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

/** Of a copy that may be open elsewhere. @throws where it can't be read */
export async function readNotes(name: string): Promise<CopyNotes> {
  const db = await openDatabase(name);
  try {
    return await notesIn(db);
  } finally {
    db.close();
  }
}
