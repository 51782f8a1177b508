import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { database } from "@/db/client";
import { storeCompaction, type CompactionResult } from "@/lib/sync/queries/compaction";
import { loadDocument } from "@/lib/sync/queries/document-rows";
import { listDocumentTexts } from "@/lib/sync/queries/documents";
import { loadAllRows } from "@/lib/sync/testing/all-rows";
import { appendUpdates, rowKey, type UpdateRow } from "@/lib/sync/queries/updates";
import { readTexts } from "@/lib/sync/format/document-texts";
import { compactDocument } from "@/lib/sync/server/compaction/compaction";
import { CompactionThread } from "@/lib/sync/server/compaction/compaction-thread";
import { at, makeCast, rowsOf } from "@/lib/sync/testing/harness";
import { keysOf, loaded } from "@/lib/sync/testing/stored-keys";
import { later, typed, emptyDocument, reachable, plain, withCompaction, updatesOf } from "./compaction-support";

const { thread, gate, compact } = withCompaction();

afterEach(() => void vi.restoreAllMocks());

describe("R9: compaction", () => {
  it("R9: a load reads one row afterwards, with the same text; what is stored of the rows is what they were", async () => {
    const { documentId, studentIds } = at((await makeCast()).teams, 0);
    const rows = typed(documentId, 300, randomUUID(), studentIds);
    await appendUpdates(rows, { again: false });
    const text = readTexts(updatesOf(await loaded(documentId)), "worksheet");
    expect(await compact(documentId)).toMatchObject({ taken: 300, more: false });
    const after = await loaded(documentId);
    expect(after.rows).toEqual([]);
    expect(after.snapshot).toMatchObject({ version: 1, time: rows.at(-1)?.time });
    expect(readTexts(updatesOf(after), "worksheet")).toEqual(text);
    expect(plain(await loadAllRows(documentId))).toEqual(plain(rows.map(({ documentId: _, ...row }) => row)));
  });

  it("R2, R9: texts of many documents are read in the order asked for, from snapshots and from rows alike", async () => {
    const teams = (await makeCast()).teams.slice(0, 2);
    const [first, second] = [at(teams, 0), at(teams, 1)];
    await appendUpdates([...typed(first.documentId, 60), ...typed(second.documentId, 40)], { again: false });
    await compact(first.documentId);
    await appendUpdates(typed(first.documentId, 3), { again: false });
    const expected = await Promise.all(
      [first, second].map(async ({ documentId }) => readTexts(updatesOf(await loaded(documentId)), "worksheet")),
    );
    const nobody = randomUUID();
    const asked = [second.worksheetId, first.worksheetId, nobody, second.worksheetId];
    const texts = await listDocumentTexts(database(), "worksheet", asked);
    expect(texts).toEqual([expected[1], expected[0], readTexts([], "worksheet"), expected[1]]);
    expect(new Set(texts.map(({ scenario }) => scenario)).size).toBe(3);
    expect(await listDocumentTexts(database(), "notes", [nobody])).toEqual([readTexts([], "notes")]);
    expect(await listDocumentTexts(database(), "notes", [])).toEqual([]);
  });

  it("R9: a second one goes on from the first, and deleted words stay in the chunks alone", async () => {
    const documentId = await emptyDocument();
    const rows = typed(documentId, 120);
    await appendUpdates(rows.slice(0, 50), { again: false });
    await compact(documentId);
    await appendUpdates(rows.slice(50), { again: false });
    expect(await compact(documentId)).toMatchObject({ taken: 70 });
    const { snapshot, rows: tail } = await loaded(documentId);
    const doc = new Y.Doc();
    for (const { bytes } of rows) Y.applyUpdate(doc, bytes);
    expect([snapshot?.version, tail.length, snapshot?.state.length]).toEqual([2, 0, Y.encodeStateAsUpdate(doc).length]);
    expect((await loadAllRows(documentId)).map(({ n }) => n)).toEqual(rows.map(({ n }) => n));
  });

  it("R9: rows of the last seconds, one that stands on what is not there, and one that cannot be read stay where they are", async () => {
    const documentId = await emptyDocument();
    const [first, second, third, ...rest] = typed(documentId, 8).map((row, index) =>
      index === 1 ? { ...row, bytes: Uint8Array.of(9, 9) } : row,
    );
    if (first === undefined || second === undefined || third === undefined)
      throw new Error("eight rows were asked for");
    const now = Date.now();
    await appendUpdates(
      [first, second, ...rest.slice(1), { ...typed(documentId, 1)[0], n: 99, time: now - 1_000 } as UpdateRow],
      { again: false },
    );
    expect(await compactDocument(documentId, thread, now)).toMatchObject({ taken: 1 });
    expect((await rowsOf(documentId)).map(({ n }) => n)).toEqual([2, ...rest.slice(1).map(({ n }) => n), 99]);
  });

  it("R9: nothing to take, or no such document, changes nothing", async () => {
    const documentId = await emptyDocument();
    expect(await compact(documentId)).toMatchObject({ taken: 0, digest: null });
    expect(await compact(randomUUID())).toMatchObject({ taken: 0 });
    expect((await loaded(documentId)).snapshot).toBeNull();
  });

  it("R9: of two at once one is void, and no row is lost or doubled", async () => {
    const documentId = await emptyDocument();
    const rows = typed(documentId, 100);
    await appendUpdates(rows, { again: false });
    for (let round = 0; round < 3; round++) {
      const results = await Promise.all([
        compact(documentId),
        compactDocument(documentId, new CompactionThread(), later()),
        compact(documentId),
      ]);
      expect(results.filter(({ taken }) => taken > 0).length).toBe(round === 0 ? 1 : 0);
    }
    expect(await keysOf(documentId)).toEqual(rows.map(rowKey).sort());
    expect((await loadAllRows(documentId)).length).toBe(100);
  });

  it("R9: one that read rows which another has taken meanwhile is undone as a whole", async () => {
    const documentId = await emptyDocument();
    const rows = typed(documentId, 20);
    await appendUpdates(rows, { again: false });
    const found = await loadDocument(database(), documentId, { before: later(), rows: 100, bytes: 1_000_000 });
    const stale: CompactionResult = {
      documentId,
      from: 0,
      snapshot: { state: Uint8Array.of(0, 0), owners: [], time: 1, digest: Uint8Array.of(0) },
      authors: [],
      rows: found?.rows ?? [],
      duplicates: [],
    };
    await compact(documentId);
    const before = await loaded(documentId);
    for (const from of [0, 1]) expect(await storeCompaction({ ...stale, from })).toBe(false);
    expect(await loaded(documentId)).toEqual(before);
  });
});

describe("R9: killed at any point", () => {
  it("R9: while it puts the document together, or while the database is away: all stays as it was", async () => {
    const documentId = await emptyDocument();
    await appendUpdates(typed(documentId, 60), { again: false });
    const before = await loaded(documentId);
    await expect(
      compactDocument(documentId, { merge: () => Promise.reject(new Error("killed")) }, later()),
    ).rejects.toThrow("killed");
    const ending = new CompactionThread();
    const ended = compactDocument(
      documentId,
      { merge: (...given) => (setImmediate(() => ending.stop()), ending.merge(...given)) },
      later(),
    );
    await expect(ended).rejects.toThrow();
    const cut = compactDocument(
      documentId,
      { merge: async (...given) => thread.merge(...given).finally(() => gate().cut()) },
      later(),
    );
    await expect(cut).rejects.toThrow();
    gate().open();
    await reachable();
    expect(await loaded(documentId)).toEqual(before);
    expect(await compact(documentId)).toMatchObject({ taken: 60 });
  });

  it("R9: the connection cut while it commits: it is there, whole, and nobody heard of it", async () => {
    const documentId = await emptyDocument();
    const rows = typed(documentId, 60);
    await appendUpdates(rows, { again: false });
    const text = readTexts(updatesOf(await loaded(documentId)), "worksheet");
    const unheard = compactDocument(
      documentId,
      { merge: async (...given) => thread.merge(...given).finally(() => gate().mute()) },
      later(),
    );
    setTimeout(() => gate().cut(), 400);
    await expect(unheard).rejects.toThrow();
    gate().open();
    await reachable();
    expect(await keysOf(documentId)).toEqual(rows.map(rowKey).sort());
    expect(readTexts(updatesOf(await loaded(documentId)), "worksheet")).toEqual(text);
    expect((await loadAllRows(documentId)).length).toBe(60);
  });
});

describe("R5, R9: appends beside a compaction", () => {
  it("R5, R9: a repeated append of compacted rows counts them as kept and does not bring them back", async () => {
    const documentId = await emptyDocument();
    const rows = typed(documentId, 30);
    await appendUpdates(rows.slice(0, 20), { again: false });
    await compact(documentId);
    expect(await appendUpdates(rows, { again: true })).toEqual(new Set());
    expect((await rowsOf(documentId)).map(({ n }) => n)).toEqual(rows.slice(20).map(({ n }) => n));
    expect(await keysOf(documentId)).toEqual(rows.map(rowKey).sort());
  });

  it("R5, R9: a given-up statement that comes through after the compaction leaves a row that history has once, and the next compaction takes it away", async () => {
    const documentId = await emptyDocument();
    const rows = typed(documentId, 30);
    await appendUpdates(rows.slice(0, 20), { again: false });
    await compact(documentId);
    await appendUpdates(rows.slice(10, 25), { again: false });
    expect((await loadAllRows(documentId)).map(({ n }) => n)).toEqual(rows.slice(0, 25).map(({ n }) => n));
    expect(await compact(documentId)).toMatchObject({ taken: 5 });
    expect(await keysOf(documentId)).toEqual(rows.slice(0, 25).map(rowKey).sort());
    expect((await loadAllRows(documentId)).length).toBe(25);
  });

  it("R9, R2: hard case 8: appends, repeats, loads and compactions all at once: every load has each row once and no gap, and at the end all are there", async () => {
    const documentId = await emptyDocument();
    const rows = typed(documentId, 1_200);
    let appended = 0;
    let known = 0;
    let compactions = 0;
    const append = async () => {
      while (appended < rows.length) {
        const batch = rows.slice(appended, appended + 7);
        expect((await appendUpdates(batch, { again: false })).size).toBe(0);
        appended += batch.length;
        // On a full core compacting comes last: waits, so that it is not left behind.
        while (compactions < Math.floor(appended / 150) && appended < rows.length) await wait(5);
      }
    };
    const repeat = async () => {
      while (appended < rows.length) {
        const from = Math.max(0, appended - 60);
        const batch = rows.slice(from, from + 10);
        if (batch.length > 0 && from + 10 <= appended)
          expect((await appendUpdates(batch, { again: true })).size).toBe(0);
        else await loaded(documentId);
      }
    };
    const load = async () => {
      while (appended < rows.length) {
        const least = appended;
        const keys = await keysOf(documentId);
        expect(keys).toEqual(rows.slice(0, keys.length).map(rowKey).sort());
        expect(keys.length).toBeGreaterThanOrEqual(least);
        known += 1;
      }
    };
    const keepCompacting = async () => {
      while (appended < rows.length) {
        const { taken } = await compact(documentId);
        if (taken > 0) compactions += 1;
      }
    };
    await Promise.all([append(), repeat(), load(), keepCompacting(), keepCompacting()]);
    expect([known > 5, compactions > 5]).toEqual([true, true]);
    expect(await keysOf(documentId)).toEqual(rows.map(rowKey).sort());
    expect((await loadAllRows(documentId)).map(({ n }) => n)).toEqual(rows.map(({ n }) => n));
    const doc = new Y.Doc();
    for (const { bytes } of rows) Y.applyUpdate(doc, bytes);
    expect(readTexts(updatesOf(await loaded(documentId)), "worksheet").scenario).toBe(doc.getText("scenario").toJSON());
  });
});
