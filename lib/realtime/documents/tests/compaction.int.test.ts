import { createHash, randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { database, pool } from "@/db/client";
import { loadForCompaction, storeCompaction, type CompactionResult } from "@/db/queries/documents/compaction";
import { updatesOf } from "@/db/queries/documents/document-rows";
import { loadAllRows } from "@/db/testing/all-rows";
import { loadDocumentTexts } from "@/db/queries/documents/documents";
import { appendUpdates, rowKey, type UpdateRow } from "@/db/queries/documents/updates";
import { backToNow, moveClocks } from "@/lib/testing/move-clocks";
import { decodeDigest, isDigestMismatch } from "@/lib/document-format/digest";
import { worksheetFields } from "@/lib/document-format/fields";
import { readTexts } from "@/lib/document-format/document-texts";
import { compactDocument } from "@/lib/realtime/documents/compaction/compaction";
import { CompactionThread } from "@/lib/realtime/documents/compaction/compaction-thread";
import { Compactor } from "@/lib/realtime/documents/compaction/compactor";
import { limits } from "@/lib/realtime/sockets/limits";
import { metrics } from "@/lib/realtime/sockets/metrics";
import type { TestClient } from "@/lib/realtime/testing/client";
import { gatedHarness } from "@/lib/realtime/testing/gated-harness";
import { carryAfterCrash } from "@/lib/realtime/testing/carry-after-crash";
import { at, Harness, joinPair, makeCast, rowsOf, soon } from "@/lib/realtime/testing/harness";
import { keysOf, loaded } from "@/lib/realtime/testing/stored-keys";
import { Typist } from "@/lib/realtime/testing/typist";

const thread = new CompactionThread();
const { harness, gate } = gatedHarness({ connections: 8, end: () => thread.stop() });

afterEach(() => void vi.restoreAllMocks());

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest();
const later = () => Date.now() + 60_000;
const compact = (documentId: string) => compactDocument(documentId, thread, later());

/** Rows of two who type in turn, with a backspace now and then. */
function typed(documentId: string, count: number, writer = randomUUID()): UpdateRow[] {
  const doc = new Y.Doc();
  const rows: UpdateRow[] = [];
  const authors = [randomUUID(), randomUUID()];
  doc.on("update", (bytes: Uint8Array) =>
    rows.push({
      documentId,
      writer,
      n: rows.length + 1,
      author: at(authors, rows.length % 2),
      carried: rows.length % 7 === 6,
      time: 1_700_000_000_000 + rows.length,
      bytes,
    }),
  );
  const text = doc.getText("scenario");
  while (rows.length < count) {
    if (rows.length % 5 === 4) text.delete(Math.floor(text.length / 2), 1);
    else text.insert((rows.length * 13) % (text.length + 1), at([..."abcdefgh 🦊"], rows.length % 10));
  }
  return rows;
}

async function emptyDocument(): Promise<string> {
  return at((await makeCast()).teams, 0).documentId;
}

/** From when to when, by performance.now(), the next compaction is under way that has something to put together. */
function watchCompaction(): { from: number; until: number } {
  const underWay = { from: 0, until: 0 };
  const merges = vi.spyOn(CompactionThread.prototype, "merge");
  vi.spyOn(metrics.compactionSeconds, "observe").mockImplementation((...given) => {
    if (merges.mock.calls.length === 0 || underWay.until > 0) return;
    underWay.until = performance.now();
    underWay.from = underWay.until - Number(given.at(-1)) * 1_000;
  });
  return underWay;
}

/** Connections that were cut are found to be so, and made anew. */
const reachable = () =>
  expect
    .poll(
      () =>
        pool()
          .query("select 1")
          .then(
            () => true,
            () => false,
          ),
      soon,
    )
    .toBe(true);

const plain = (rows: readonly { bytes: Uint8Array }[]) => rows.map((row) => ({ ...row, bytes: [...row.bytes] }));

describe("R9: compaction", () => {
  it("R9: a load reads one row afterwards, with the same text; what is stored of the rows is what they were", async () => {
    const documentId = await emptyDocument();
    const rows = typed(documentId, 300);
    await appendUpdates(rows, { again: false });
    const text = readTexts(updatesOf(await loaded(documentId)), "worksheet");
    expect(await compact(documentId)).toMatchObject({ taken: 300, more: false });
    const after = await loaded(documentId);
    expect(after.rows).toEqual([]);
    expect(after.snapshot).toMatchObject({ version: 1, time: rows.at(-1)?.time });
    expect(readTexts(updatesOf(after), "worksheet")).toEqual(text);
    expect(plain(await loadAllRows(documentId))).toEqual(plain(rows.map(({ documentId: _, ...row }) => row)));
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
    const found = await loadForCompaction(documentId, { before: later(), rows: 100, bytes: 1_000_000 });
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

  it(
    "R9, R2: hard case 8: appends, repeats, loads and compactions all at once: every load has each row once and no gap, and at the end all are there",
    { timeout: 120_000 },
    async () => {
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
          // Compacting has the last turn on a full core: it is not left behind.
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
      expect(readTexts(updatesOf(await loaded(documentId)), "worksheet").scenario).toBe(
        doc.getText("scenario").toJSON(),
      );
    },
  );
});

describe("R9: a room and its snapshot", () => {
  it("R9, R3a, R3b: whose words are whose outlives it: the owner's come back as the owner's own, and nobody else goes on under the id", async () => {
    const pair = await joinPair(harness);
    const { a, room, cookies, studentIds, documentId } = pair;
    await carryAfterCrash(harness, pair);
    expect((await compact(documentId)).taken).toBeGreaterThan(0);
    expect(await rowsOf(documentId)).toEqual([]);
    harness.restart();
    const back = await harness.join(room, at(cookies, 0), { doc: a.doc, earlier: new Map() });
    await expect.poll(() => back.isSaved, soon).toBe(true);
    expect(back.text("title")).toBe("kept lost in the crash, and more");
    expect(await rowsOf(documentId)).toMatchObject([{ author: studentIds[0], carried: false, n: 1 }]);
    back.say({ cursor: null });
    const mate = await harness.join(room, at(cookies, 1));
    await expect.poll(() => mate.presence.size, soon).toBe(1);
    mate.doc.clientID = a.doc.clientID;
    mate.type("title", " forged");
    await expect.poll(() => mate.closedWith, soon).toBe(4403);
  });

  it("R9, R5, R8: a room that was unloaded and compacted goes on with its numbers, and with times that rise", async () => {
    const own = new Harness();
    await own.start();
    const { room, cookies, documentId } = at((await makeCast()).teams, 0);
    const first = await own.join(room, at(cookies, 0));
    for (let i = 0; i < 60; i++) first.type("title", "x");
    await expect.poll(() => first.isSaved, soon).toBe(true);
    first.close();
    await expect.poll(() => first.closedWith, soon).not.toBeNull();
    moveClocks(60_000);
    try {
      await expect.poll(() => own.sync.openRooms, soon).toBe(0);
      // R9: it was compacted when it was unloaded.
      await expect.poll(() => rowsOf(documentId), soon).toEqual([]);
    } finally {
      backToNow();
    }
    const again = await own.join(room, at(cookies, 1));
    expect(again.text("title")).toBe("x".repeat(60));
    again.type("title", "y");
    await expect.poll(() => again.isSaved, soon).toBe(true);
    expect((await rowsOf(documentId)).map(({ n }) => n)).toEqual([61]);
    const every = await loadAllRows(documentId);
    expect(every.map(({ n }) => n)).toEqual(Array.from({ length: 61 }, (_, i) => i + 1));
    await own.stop();
  });

  it("R9: who joins at the snapshot, or is there when it is made, hears a digest of the texts, and knows by it that other words were put under the same clocks", async () => {
    const { a, b, room, cookies, documentId } = await joinPair(harness);
    for (let i = 0; i < 60; i++) a.type("title", "x");
    await expect.poll(() => a.isSaved && b.text("title").length === 60, soon).toBe(true);
    moveClocks(60_000);
    try {
      await expect.poll(() => [a.digests.length, b.digests.length], soon).toEqual([1, 1]);
    } finally {
      backToNow();
    }
    expect((await loaded(documentId)).rows).toEqual([]);
    const forged = Object.assign(new Y.Doc(), { clientID: a.doc.clientID });
    forged.getText("title").insert(0, "y".repeat(60));
    const [late, misled] = [
      await harness.join(room, at(cookies, 1)),
      await harness.join(room, at(cookies, 1), { doc: forged }),
    ];
    const digest = (client: TestClient) => decodeDigest(at(client.digests, 0)) ?? expect.fail("no digest");
    await expect.poll(() => [late.digests.length, misled.digests.length], soon).toEqual([1, 1]);
    for (const [client, differs] of [
      [a, false],
      [b, false],
      [late, false],
      [misled, true],
    ] as const)
      expect(isDigestMismatch(digest(client), client.doc, worksheetFields, sha256)).toBe(differs);
    a.type("title", "z");
    await expect.poll(() => late.text("title").length, soon).toBe(61);
    expect((await harness.join(room, at(cookies, 1))).digests).toEqual([]);
  });

  it("R9: after a compaction the next one waits, so that typing has the processor", async () => {
    const documents = [await emptyDocument(), await emptyDocument()];
    for (const documentId of documents) await appendUpdates(typed(documentId, 60), { again: false });
    const done: string[] = [];
    const compactor = new Compactor((documentId, { taken }) => done.push(`${documentId} ${taken}`));
    vi.useFakeTimers({ toFake: ["setTimeout"] });
    try {
      for (const documentId of documents) compactor.want(documentId, Date.now());
      await expect.poll(() => done, soon).toEqual([`${at(documents, 0)} 60`]);
      for (let i = 0; i < 20; i++) await pool().query("select 1");
      expect(done).toHaveLength(1);
      vi.runOnlyPendingTimers();
      await expect.poll(() => done, soon).toEqual(documents.map((documentId) => `${documentId} 60`));
    } finally {
      vi.useRealTimers();
      await compactor.stop();
    }
  });

  it("R9: whoever stops the compactor waits for what is under way, and for no rest after it", async () => {
    const documentId = await emptyDocument();
    await appendUpdates(typed(documentId, 60), { again: false });
    const done: string[] = [];
    const compactor = new Compactor((id) => done.push(id));
    vi.useFakeTimers({ toFake: ["setTimeout"] });
    try {
      compactor.want(documentId, Date.now());
      await compactor.stop();
      expect(done).toEqual([documentId]);
    } finally {
      vi.useRealTimers();
    }
  });

  it(
    "R9: an open document is compacted while two type in it: neither waits for it, all is Saved, and both have one text",
    { timeout: 120_000 },
    async () => {
      const { a, b, documentId, worksheetId } = await joinPair(harness);
      for (let i = 0; i < limits.compaction.grown + 50; i++) (i % 2 === 0 ? a : b).type("scenario", "x");
      await expect.poll(() => a.isSaved && b.isSaved, soon).toBe(true);
      const typists = [new Typist(a, b, "title"), new Typist(b, a, "harmed")];
      const underWay = watchCompaction();
      let ahead = limits.compaction.pause;
      vi.spyOn(Date, "now").mockImplementation(() => Math.round(performance.timeOrigin + performance.now()) + ahead);
      // A compaction that began by the real clock found rows too young to take, and is not tried again for a minute: so each look is one later.
      // What it did take it rests from, nine times as long as a busy machine made it.
      const look = () => {
        ahead += limits.compaction.pause;
        return underWay.until > 0;
      };
      await expect.poll(look, { timeout: 90_000, interval: 250 }).toBe(true);
      for (const typist of typists) typist.stop();
      await expect.poll(() => [a, b].map((client) => client.closedWith ?? client.isSaved), soon).toEqual([true, true]);
      for (const field of ["title", "harmed", "scenario"])
        await expect.poll(() => a.text(field) === b.text(field), soon).toBe(true);
      expect((await loaded(documentId)).snapshot).not.toBeNull();
      expect(await loadDocumentTexts(database(), "worksheet", worksheetId)).toMatchObject({
        title: a.text("title"),
        harmed: a.text("harmed"),
        scenario: "x".repeat(limits.compaction.grown + 50),
      });
      const meanwhile = typists.map(
        ({ keys }) => keys.filter(({ typedAt }) => typedAt > underWay.from && typedAt < underWay.until).length,
      );
      const slowest = Math.max(...typists.map(({ slowest }) => slowest));
      console.log(
        `R9: two type through ${(underWay.until - underWay.from).toFixed(0)} ms of compaction, ${meanwhile.join(" and ")} keys: from key to partner ${slowest.toFixed(0)} ms at most`,
      );
      for (const count of meanwhile) expect(count).toBeGreaterThan(0);
      expect(slowest).toBeLessThan(5_000);
    },
  );
});
