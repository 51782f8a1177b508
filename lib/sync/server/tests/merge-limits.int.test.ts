import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { appendUpdates } from "@/lib/sync/queries/updates";
import { withDatabase } from "@/db/testing/database";
import { database } from "@/db/client";
import { loadDocumentTexts } from "@/lib/sync/queries/documents";
import { mergeLimits } from "@/lib/sync/format/merge-cost";
import { lettersAtOnePlace, scatteredLetters } from "@/lib/sync/format/testing/slow-updates";
import { limits } from "@/lib/sockets/limits";
import { at, Harness, makeCast, rowsOf, soon } from "@/lib/sync/testing/harness";
import { bytesOf } from "@/lib/sync/testing/encoded-updates";

withDatabase();
const harness = new Harness();
beforeAll(() => harness.start());
afterAll(() => harness.stop());

describe("what costs Yjs time", () => {
  const crowd = (clients: number[]) =>
    bytesOf(clients.length, ...clients.flatMap((client) => [1, client, 0, 4, 1, "title", "a"]), 0);
  /** So many letters at one place use the half of a document's steps that one student may use. */
  const share = Math.floor(Math.sqrt(mergeLimits.steps));

  const store = (documentId: string, author: string, updates: readonly Uint8Array[]) =>
    appendUpdates(
      updates.map((bytes, at) => ({ documentId, writer, n: at + 1, author, carried: false, time: at + 1, bytes })),
      { again: false },
    );
  const writer = randomUUID();

  it("R12: letters that one student puts beside each other under ever more client ids are refused 4413 at half of what the document takes, and those of the others are not", async () => {
    const { room, cookies, documentId, studentIds } = at((await makeCast()).teams, 0);
    await store(documentId, at(studentIds, 1), lettersAtOnePlace(share - 2));
    const bring = async (updates: readonly Uint8Array[]) => {
      const one = await harness.join(room, at(cookies, 1), { mute: true });
      one.sendStep2(bytesOf(0, 0));
      for (const update of updates) one.sendUpdate(update);
      await expect.poll(() => one.closedWith ?? one.saved === 1 + updates.length, soon).not.toBe(false);
      return one.closedWith;
    };
    const before = (await rowsOf(documentId)).length;
    expect(await bring(lettersAtOnePlace(1, 50_000))).toBeNull();
    expect(await bring(lettersAtOnePlace(3, 60_000))).toBe(4413);
    const mate = await harness.join(room, at(cookies, 0));
    mate.type("harmed", "of one who did nothing");
    await expect.poll(() => mate.closedWith ?? mate.isSaved, soon).toBe(true);
    expect((await rowsOf(documentId)).length - before).toBeLessThanOrEqual(5);
  });

  it("R12: letters that come with other words than are held are refused 4409, and count no more afterwards", async () => {
    const { room, cookies, documentId, studentIds } = at((await makeCast()).teams, 0);
    await store(documentId, at(studentIds, 1), lettersAtOnePlace(share - 2));
    const bring = async (update: Uint8Array) => {
      const one = await harness.join(room, at(cookies, 1), { mute: true });
      one.sendStep2(bytesOf(0, 0));
      one.sendUpdate(update);
      await expect.poll(() => one.closedWith ?? one.saved === 2, soon).not.toBe(false);
      return one.closedWith;
    };
    const [held = bytesOf()] = lettersAtOnePlace(1, 50_000, () => false);
    expect(await bring(held)).toBeNull();
    for (let client = 60_000; client < 60_004; client++)
      expect(await bring(bytesOf(2, 1, client, 0, 4, 1, "title", "x", 1, 50_000, 0, 4, 1, "title", "other", 0))).toBe(
        4409,
      );
  });

  it("R12: one frame that would take Yjs seconds is refused 4413 before it is merged, and nothing of it is stored", async () => {
    const { room, cookies, documentId } = at((await makeCast()).teams, 0);
    const one = await harness.join(room, at(cookies, 0), { mute: true });
    one.sendStep2(scatteredLetters(mergeLimits.items / 2 + 2).state);
    await expect.poll(() => one.closedWith, soon).toBe(4413);
    expect(await rowsOf(documentId)).toEqual([]);
    const next = await harness.join(room, at(cookies, 0), { mute: true });
    next.sendStep2(scatteredLetters(mergeLimits.items / 2).state);
    await expect.poll(() => next.closedWith ?? next.saved, soon).toBe(1);
  });

  it("R12: one socket types under no more than 32 new client ids", async () => {
    const { room, cookies } = at((await makeCast()).teams, 0);
    const socket = await harness.join(room, at(cookies, 0));
    for (let i = 0; i < limits.clientIdsOfSocket; i++) socket.sendUpdate(crowd([4_000_000_000 - i]));
    await expect.poll(() => socket.closedWith ?? socket.isSaved, soon).toBe(true);
    socket.sendUpdate(crowd([5]));
    await expect.poll(() => socket.closedWith, soon).toBe(4413);
  });

  it("R12: a new page that types fifty letters before its step 2 has come types under one new client id, however many frames wait", async () => {
    const { room, cookies } = at((await makeCast()).teams, 0);
    const doc = new Y.Doc();
    doc.getText("title").insert(0, "typed before it dialled ");
    const page = await harness.join(room, at(cookies, 0), { doc, mute: true });
    for (let i = 0; i < 50; i++) page.type("title", "x");
    page.sendStep2(Y.encodeStateAsUpdate(page.doc));
    await expect.poll(() => page.closedWith ?? page.saved, soon).toBe(51);
    expect(page.closedWith).toBeNull();
  });

  it("R12, R2: a document that was stored with 1,500 letters beside each other is opened, and written in by a student who did not put them there", async () => {
    const { room, cookies, documentId, studentIds, worksheetId } = at((await makeCast()).teams, 0);
    const standing = Array.from({ length: 1_500 }, (_, i) => crowd([1_000 + i]));
    await store(documentId, at(studentIds, 1), standing);
    const mate = await harness.join(room, at(cookies, 0));
    expect(mate.text("title")).toBe("a".repeat(1_500));
    mate.doc.getText("title").delete(1, 1_499);
    mate.type("harmed", "more");
    await expect.poll(() => mate.closedWith ?? mate.isSaved, soon).toBe(true);
    expect(await loadDocumentTexts(database(), "worksheet", worksheetId)).toMatchObject({ title: "a", harmed: "more" });
  });

  it("R12, R2: a document that was stored with more pieces than any room takes is sent to all who open it, and lets them delete; more text is refused 4413, and what needs a merge 4409", async () => {
    const { room, cookies, documentId, studentIds } = at((await makeCast()).teams, 0);
    const pieces = 1.5 * mergeLimits.items + 2;
    const state = scatteredLetters(pieces).state;
    await store(documentId, at(studentIds, 1), [state]);
    const reader = await harness.join(room, at(cookies, 0));
    await expect.poll(() => reader.text("scenario").length, soon).toBe(pieces);
    reader.doc.getText("scenario").delete(10, pieces - 10);
    await expect.poll(() => reader.closedWith ?? reader.isSaved, soon).toBe(true);
    const second = await harness.join(room, at(cookies, 1));
    await expect.poll(() => second.text("scenario"), soon).toBe("xyxyxyxyxy");
    reader.type("harmed", "more");
    await expect.poll(() => reader.closedWith, soon).toBe(4413);
    const other = await harness.join(room, at(cookies, 1), { mute: true });
    other.sendStep2(state);
    await expect.poll(() => other.closedWith ?? other.saved, soon).toBe(4409);
  });
});
