import { forceCloseDatabase, IDBFactory, IDBObjectStore } from "fake-indexeddb";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import * as Y from "yjs";
import type { DocumentConnection } from "@/lib/sync/browser/connection/document-connection";
import { attachCopy, recordAllSaved } from "./attach-copy";
import { loadMetadata } from "./copy-metadata";
import { openCopyOf, stubDevice } from "@/lib/sync/browser/testing/fake-device";
import type { LocalCopy } from "./local-copy";

beforeEach(() => void stubDevice());
afterEach(() => vi.unstubAllGlobals());

/** A document with its copy, and y-indexeddb's connection to the copy's database. */
async function open() {
  const opened = vi.spyOn(IDBFactory.prototype, "open");
  const doc = new Y.Doc();
  const onLost = vi.fn();
  const copy = await openCopyOf(doc, "copy", onLost);
  const database = opened.mock.results.at(-1)?.value as IDBOpenDBRequest; // y-indexeddb's, the last that was opened
  opened.mockRestore();
  return { doc, copy, onLost, db: database.result };
}

/** Types, as document-connection.ts records it. @returns how many updates the document emitted to be sent */
function type(doc: Y.Doc, copy: LocalCopy, letters: string): number {
  let sent = 0;
  const count = () => {
    sent += 1;
    copy.recordUnsent(doc.clientID, 0);
  };
  doc.on("update", count);
  for (const letter of letters) doc.getText("harmed").insert(0, letter);
  doc.off("update", count);
  return sent;
}

const ends: ((db: IDBDatabase) => unknown)[] = [
  (db) => {
    forceCloseDatabase(db as never); // its declared type is not what it takes
    return new Promise(setImmediate);
  },
  (db) => db.close(),
];

it("R6: the browser closes the database while a mark waits to be stored, with or without an event: what is typed from then on is still sent, and the page is told once", async () => {
  for (const end of ends) {
    const { doc, copy, onLost, db } = await open();
    expect(type(doc, copy, "ab")).toBe(2);
    await end(db);
    expect(type(doc, copy, "cde")).toBe(3);
    expect(copy.isStoring).toBe(false);
    await copy.close();
    expect(onLost).toHaveBeenCalledOnce();
  }
});

it("R6: whoever types on within a second of the first Saved after a reload leaves no words of the page before as not sent", async () => {
  const before = new Y.Doc();
  const left = await openCopyOf(before, "copy");
  type(before, left, "ab");
  await left.close();
  const doc = new Y.Doc();
  const copy = await openCopyOf(doc, "copy");
  const connection = { doc, ledger: { savedClock: 0 } } as DocumentConnection;
  expect(attachCopy(connection, copy)).toBe(true);
  recordAllSaved(connection);
  type(doc, copy, "c");
  const { unsent, wrote } = await loadMetadata("copy");
  expect(unsent).toEqual(new Map([[doc.clientID, 0]]));
  expect(wrote).toEqual(new Map([[before.clientID, 2]]));
  await copy.close();
});

it("R6: tabs of one copy, and of no other, are told of each change that one of them stores, and read the rows that are new to them, and no others", async () => {
  const told = vi.fn();
  const [doc, otherDoc, strangersDoc] = [new Y.Doc(), new Y.Doc(), new Y.Doc()];
  const copy = await openCopyOf(doc, "copy", undefined, told);
  const other = await openCopyOf(otherDoc, "copy");
  const strangers = await openCopyOf(strangersDoc, "copy of another student");
  type(strangersDoc, strangers, "no");
  type(otherDoc, other, "ba");
  await expect.poll(() => told.mock.calls.length).toBe(2);
  expect(await copy.readOtherTabs()).toEqual(new Map([[otherDoc.clientID, 0]]));
  expect(doc.getText("harmed").toJSON()).toBe("ab");
  const getAll = vi.spyOn(IDBObjectStore.prototype, "getAll");
  type(otherDoc, other, "-");
  await copy.readOtherTabs();
  expect(doc.getText("harmed").toJSON()).toBe("-ab");
  const stores = getAll.mock.contexts as IDBObjectStore[];
  const read = getAll.mock.results.map(({ value }) => value as IDBRequest<unknown[]>);
  const rows = read.filter((_, n) => stores[n]?.name === "updates").map(({ result }) => result.length);
  expect(rows).toEqual([1]);
  getAll.mockRestore();
  expect(told).toHaveBeenCalledTimes(3);
  for (const each of [copy, other, strangers]) await each.close();
});
