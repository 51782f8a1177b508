import { randomUUID } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import { afterEach, describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { database, pool } from "@/db/client";
import { loadAllRows } from "@/lib/sync/testing/all-rows";
import { loadDocumentTexts } from "@/lib/sync/queries/documents";
import { appendUpdates } from "@/lib/sync/queries/updates";
import { resetWallClock, moveClocks } from "@/lib/testing/move-clocks";
import { readTexts } from "@/lib/sync/format/document-texts";
import { decodeDigest, isDigestMismatch } from "@/lib/sync/format/digest";
import { worksheetFields } from "@/lib/sync/format/fields";
import { compactDocument } from "@/lib/sync/server/compaction/compaction";
import type { CompactionThread } from "@/lib/sync/server/compaction/compaction-thread";
import { Compactor } from "@/lib/sync/server/compaction/compactor";
import { limits } from "@/lib/sockets/limits";
import type { TestClient } from "@/lib/sync/testing/client";
import { carryAfterCrash } from "@/lib/sync/testing/carry-after-crash";
import { at, Harness, joinPair, makeCast, rowsOf, soon } from "@/lib/sync/testing/harness";
import { loaded } from "@/lib/sync/testing/stored-keys";
import { Typist } from "@/lib/sync/testing/typist";
import { sha256, typed, emptyDocument, watchCompaction, withCompaction } from "./compaction-support";

const { harness, compact } = withCompaction();

afterEach(() => void vi.restoreAllMocks());

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
    back.sendPresence({ cursor: null });
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
      // It was compacted when it was unloaded (R9).
      await expect.poll(() => rowsOf(documentId), soon).toEqual([]);
    } finally {
      resetWallClock();
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
    const own = new Harness(); // its rooms get no turn until the moved clock is caught up with
    await own.start();
    const { a, b, room, cookies, documentId } = await joinPair(own);
    for (let i = 0; i < 60; i++) a.type("title", "x");
    await expect.poll(() => a.isSaved && b.text("title").length === 60, soon).toBe(true);
    moveClocks(60_000);
    try {
      await expect.poll(() => [a.digests.length, b.digests.length], soon).toEqual([1, 1]);
    } finally {
      resetWallClock();
    }
    expect((await loaded(documentId)).rows).toEqual([]);
    const forged = Object.assign(new Y.Doc(), { clientID: a.doc.clientID });
    forged.getText("title").insert(0, "y".repeat(60));
    const [late, misled] = [
      await own.join(room, at(cookies, 1)),
      await own.join(room, at(cookies, 1), { doc: forged }),
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
    expect((await own.join(room, at(cookies, 1))).digests).toEqual([]);
    await own.stop();
  });

  it("R9: after a compaction the next one waits, so that typing has the processor", async () => {
    const documents = [await emptyDocument(), await emptyDocument()];
    for (const documentId of documents) await appendUpdates(typed(documentId, 60), { again: false });
    const done: string[] = [];
    const query = vi.spyOn(pool(), "query");
    const ofNext = () => query.mock.calls.filter((call) => JSON.stringify(call).includes(at(documents, 1))).length;
    const compactor = new Compactor((documentId, { taken }) => done.push(`${documentId} ${taken}`));
    vi.useFakeTimers({ toFake: ["setTimeout"] });
    try {
      for (const documentId of documents) compactor.request(documentId, Date.now());
      await expect.poll(() => done, soon).toEqual([`${at(documents, 0)} 60`]);
      // Without a rest the next compaction would read its document in the same turn of the loop in which this one ended.
      await nextTurn();
      expect(ofNext()).toBe(0);
      vi.runOnlyPendingTimers();
      await expect.poll(() => done, soon).toEqual(documents.map((documentId) => `${documentId} 60`));
      expect(ofNext()).toBeGreaterThan(0);
    } finally {
      vi.useRealTimers();
      await compactor.stop();
    }
  });

  it("R9, T13b: a second one keeps the authors of the snapshot before, who wrote nothing since, beside those of its rows", async () => {
    const { documentId, studentIds } = at((await makeCast()).teams, 0);
    const [first, second] = [at(studentIds, 0), at(studentIds, 1)];
    const rows = typed(documentId, 60).map((row, index) => ({ ...row, author: index < 50 ? first : second }));
    await appendUpdates(rows.slice(0, 50), { again: false });
    await compact(documentId);
    expect((await loaded(documentId)).authors).toEqual([first]);
    await appendUpdates(rows.slice(50), { again: false });
    await compact(documentId);
    expect((await loaded(documentId)).authors.toSorted()).toEqual([first, second].toSorted());
  });

  it("R9, Q31a: a compaction reads authors, snapshot and rows in one statement, so that nobody is erased between them", async () => {
    const documentId = await emptyDocument();
    await appendUpdates(typed(documentId, 60), { again: false });
    const query = vi.spyOn(pool(), "query");
    let asked = 0;
    const merge: CompactionThread["merge"] = () => {
      asked = query.mock.calls.filter((call) => JSON.stringify(call).includes(documentId)).length;
      return Promise.reject(new Error("enough"));
    };
    await expect(compactDocument(documentId, { merge }, Date.now() + 60_000)).rejects.toThrow("enough");
    expect(asked).toBe(1);
  });

  it("R9: whoever stops the compactor waits for what is under way, and for no rest after it", async () => {
    const documentId = await emptyDocument();
    await appendUpdates(typed(documentId, 60), { again: false });
    const done: string[] = [];
    const compactor = new Compactor((id) => done.push(id));
    vi.useFakeTimers({ toFake: ["setTimeout"] });
    try {
      compactor.request(documentId, Date.now());
      await compactor.stop();
      expect(done).toEqual([documentId]);
    } finally {
      vi.useRealTimers();
    }
  });

  it("R9: an open document is compacted while two type in it: neither waits for it, all is Saved, and both have one text", async () => {
    const { room, cookies, documentId, worksheetId, studentIds } = at((await makeCast()).teams, 0);
    const rows = typed(documentId, limits.compaction.grown - 50, randomUUID(), studentIds);
    await appendUpdates(rows, { again: false });
    const { scenario: written } = readTexts(
      rows.map(({ bytes }) => bytes),
      "worksheet",
    );
    const [a, b] = [await harness.join(room, at(cookies, 0)), await harness.join(room, at(cookies, 1))];
    const underWay = watchCompaction();
    // Their keys make the document long enough.
    const typists = [new Typist(a, b, "title", 20), new Typist(b, a, "harmed", 20)];
    // The compactor may still rest after another test's work, for nine times as long as a busy machine took for that.
    await expect.poll(() => underWay.until > 0, { interval: 250 }).toBe(true);
    for (const typist of typists) typist.stop();
    await expect.poll(() => [a, b].map((client) => client.closedWith ?? client.isSaved), soon).toEqual([true, true]);
    for (const field of ["title", "harmed", "scenario"])
      await expect.poll(() => a.text(field) === b.text(field), soon).toBe(true);
    expect((await loaded(documentId)).snapshot).not.toBeNull();
    expect(await loadDocumentTexts(database(), "worksheet", worksheetId)).toMatchObject({
      title: a.text("title"),
      harmed: a.text("harmed"),
      scenario: written,
    });
    const meanwhile = typists.map(
      ({ keys }) => keys.filter(({ typedAt, seenAt }) => typedAt > underWay.from && seenAt < underWay.until).length,
    );
    const slowest = Math.max(...typists.map(({ slowest }) => slowest));
    console.log(
      `R9: two type through ${(underWay.until - underWay.from).toFixed(0)} ms of compaction; meanwhile ${meanwhile.join(" and ")} keys reach the partner; ${slowest.toFixed(0)} ms at most`,
    );
    for (const count of meanwhile) expect(count).toBeGreaterThan(0);
  });
});
