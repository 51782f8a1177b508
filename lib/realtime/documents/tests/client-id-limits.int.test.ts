import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { appendUpdates } from "@/db/queries/documents/updates";
import { withDatabase } from "@/db/testing/database";
import { compactDocument } from "@/lib/realtime/documents/compaction/compaction";
import { CompactionThread } from "@/lib/realtime/documents/compaction/compaction-thread";
import { limits } from "@/lib/realtime/sockets/limits";
import { at, Harness, makeCast, rowsOf, soon } from "@/lib/realtime/testing/harness";
import { bytesOf } from "@/lib/realtime/testing/encoded-updates";
import { writtenBy } from "@/lib/realtime/testing/written-by";

withDatabase();
const harness = new Harness();
const thread = new CompactionThread();
beforeAll(() => harness.start());
afterAll(() => harness.stop());
afterAll(() => thread.stop());

describe("client ids", () => {
  const { standing, all, ofSocket } = limits.clientIds;
  const ids = (count: number) => Array.from({ length: count }, (_, i) => 4_000_000_000 - i);
  const crowd = (clients: number[]) =>
    bytesOf(clients.length, ...clients.flatMap((client) => [1, client, 0, 4, 1, "title", "a"]), 0);

  it("R12: what one student brings under ever more client ids is refused 4413 at that student's bound, in one frame or many, and kept from nobody else", async () => {
    const { room, cookies, documentId } = at((await makeCast()).teams, 0);
    const writer = await harness.join(room, at(cookies, 0));
    writer.type("title", "here");
    await expect.poll(() => writer.isSaved, soon).toBe(true);
    const bring = async (clients: number[]) => {
      const one = await harness.join(room, at(cookies, 1), { mute: true });
      one.sendStep2(crowd(clients));
      await expect.poll(() => one.closedWith ?? one.saved, soon).toBeGreaterThan(0);
      return one.closedWith;
    };
    expect(await bring(ids(standing + 1))).toBe(4413);
    expect(await bring(ids(standing - 1))).toBeNull();
    expect(await bring([7])).toBeNull();
    expect(await bring([8])).toBe(4413);
    const next = await harness.join(room, at(cookies, 0));
    next.type("harmed", "a new page of one who did nothing");
    await expect.poll(() => next.closedWith ?? next.isSaved, soon).toBe(true);
    expect((await rowsOf(documentId)).length).toBe(4);
  });

  it("R12: one socket types under no more than 32 new client ids", async () => {
    const { room, cookies } = at((await makeCast()).teams, 0);
    const socket = await harness.join(room, at(cookies, 0));
    for (const client of ids(ofSocket)) socket.sendUpdate(crowd([client]));
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

  it("R12, R9: of a document stored with 2,000 ids of one student, compacted or not, the others' new pages go on, and that student's own once what stands under them is deleted; text and authors stay", async () => {
    for (const compacted of [false, true]) {
      const { room, cookies, documentId, studentIds } = at((await makeCast()).teams, 0);
      const [culprit, mate] = [at(studentIds, 0), at(studentIds, 1)];
      await appendUpdates(
        [
          {
            documentId,
            writer: randomUUID(),
            n: 1,
            author: culprit,
            carried: false,
            time: 1,
            bytes: crowd(ids(2_000)),
          },
        ],
        { again: false },
      );
      if (compacted) await compactDocument(documentId, thread, Date.now());
      const other = await harness.join(room, at(cookies, 1));
      other.type("harmed", "mine");
      await expect.poll(() => other.closedWith ?? other.isSaved, soon).toBe(true);
      const refused = await harness.join(room, at(cookies, 0));
      refused.type("harmed", "!");
      await expect.poll(() => refused.closedWith, soon).toBe(4413);
      other.doc.getText("title").delete(0, 2_000);
      await expect.poll(() => other.closedWith ?? other.isSaved, soon).toBe(true);
      const again = await harness.join(room, at(cookies, 0));
      again.type("harmed", ", and mine");
      await expect.poll(() => again.closedWith ?? again.isSaved, soon).toBe(true);
      expect(await writtenBy(documentId, "harmed")).toEqual([
        [mate, "mine"],
        [culprit, ", and mine"],
      ]);
      // But without end it is neither.
      const last = await harness.join(room, at(cookies, 0), { mute: true });
      last.sendStep2(crowd(Array.from({ length: all - 2_000 }, (_, i) => 3_000_000_000 - i)));
      await expect.poll(() => last.closedWith, soon).toBe(4413);
    }
  });
});
