import { openDatabase, resultOf } from "./copy-database";

/** What stands beside the text of a device's copy, in y-indexeddb's own `custom` store. */
export interface CopyNotes {
  /** Client ids that wrote on this device, and from which clock on it is not known to be durable. */
  unsent: ReadonlyMap<number, number>;
  /** Whether the server took what was written here when it last spoke; null when this was never in sync with it. */
  mayWrite: boolean | null;
}

export const keys = {
  mayWrite: "may-write",
  unsent: (clientId: number) => `${unsentPrefix}${clientId}`,
};

const unsentPrefix = "unsent/";

/** Whether it has the stores that y-indexeddb makes. */
export function storesIn(db: IDBDatabase): boolean {
  return ["updates", "custom"].every((name) => db.objectStoreNames.contains(name));
}

export async function notesIn(db: IDBDatabase): Promise<CopyNotes> {
  const notes = db.transaction("custom").objectStore("custom");
  const [names, values] = await Promise.all([resultOf(notes.getAllKeys()), resultOf<unknown[]>(notes.getAll())]);
  const unsent = new Map<number, number>();
  let mayWrite: boolean | null = null;
  for (const [n, name] of names.entries()) {
    const value = values[n];
    if (name === keys.mayWrite && typeof value === "boolean") mayWrite = value;
    if (typeof name === "string" && name.startsWith(unsentPrefix) && typeof value === "number") unsent.set(Number(name.slice(unsentPrefix.length)), value);
  }
  return { unsent, mayWrite };
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
