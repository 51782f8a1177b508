import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { vi } from "vitest";
import type * as Y from "yjs";
import { ourServerHeader } from "@/lib/wire/our-server";
import { openLocalCopy, type LocalCopy } from "@/lib/sync/browser/local-copies/local-copy";

/** A device with empty storage. `localStorage` takes nothing while it is full. */
export function stubDevice(): { isFull: boolean } {
  const device = { isFull: false };
  const entries = new Map<string, string>();
  vi.stubGlobal("indexedDB", new IDBFactory());
  vi.stubGlobal("IDBKeyRange", IDBKeyRange);
  vi.stubGlobal("localStorage", {
    get length() {
      return entries.size;
    },
    key: (n: number) => [...entries.keys()][n] ?? null,
    getItem: (name: string) => entries.get(name) ?? null,
    removeItem: (name: string) => entries.delete(name),
    setItem: (name: string, value: string) => {
      if (device.isFull) throw new DOMException("No room", "QuotaExceededError");
      entries.set(name, value);
    },
  });
  return device;
}

/** A server of ours that answers every question with this status. */
export function stubAnswers(status: number): void {
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(null, { status, headers: { [ourServerHeader]: "1" } })));
}

/** A copy as a page opens it. */
export async function openCopyOf(
  doc: Y.Doc,
  name: string,
  onLost = () => undefined,
  onOtherTab = () => undefined,
): Promise<LocalCopy> {
  const copy = await openLocalCopy({ name, doc, onDamaged: () => Promise.resolve(true), onLost, onOtherTab });
  if (copy === null) throw new Error("the copy did not open");
  return copy;
}

export async function listDeviceDatabases(): Promise<(string | undefined)[]> {
  return (await indexedDB.databases()).map(({ name }) => name);
}
