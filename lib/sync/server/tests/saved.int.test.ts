import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { withDatabase } from "@/db/testing/database";
import { resetWallClock, moveClocks } from "@/lib/testing/move-clocks";
import { limits } from "@/lib/sockets/limits";
import { metrics } from "@/lib/sockets/metrics";
import { connectStatus } from "@/lib/sync/testing/client";
import { at, Harness, joinPair, makeCast, rowsOf, soon } from "@/lib/sync/testing/harness";

withDatabase();
const harness = new Harness();
beforeAll(() => harness.start());
afterAll(() => harness.stop());

describe("R4, R5, R6: relay, append, saved", () => {
  it("R4, R6, B4b: two clients who type in one field at once keep both texts, and each hears Saved", async () => {
    const { a, b } = await joinPair(harness);
    for (let i = 0; i < 30; i++) {
      a.type("scenario", "a");
      b.doc.getText("scenario").insert(0, "b");
    }
    await expect.poll(() => [a.text("scenario").length, b.text("scenario").length], soon).toEqual([60, 60]);
    expect(b.text("scenario")).toBe(a.text("scenario"));
    expect(a.text("scenario").replaceAll("a", "")).toBe("b".repeat(30));
    await expect.poll(() => a.isSaved && b.isSaved, soon).toBe(true);
  });

  it("R6, B5d: a process that stops stores what it has taken, says Saved, and closes its sockets 1012; who dials is refused", async () => {
    const own = new Harness();
    await own.start();
    const { a, b, room, cookies, documentId } = await joinPair(own);
    a.type("title", "last words");
    await expect.poll(() => b.text("title"), soon).toBe("last words");
    await own.sync.drain();
    await expect.poll(() => [a.closedWith, b.closedWith], soon).toEqual([1012, 1012]);
    expect(a.saved).toBe(a.sent);
    expect((await rowsOf(documentId)).length).toBe(1);
    expect(await connectStatus({ url: own.url(room), cookie: at(cookies, 0) })).toBe(503);
    await own.stop();
  });

  it("R4: a step 2 is passed on as an update, and one is sent nothing of one's own", async () => {
    const { a, b, room, cookies } = await joinPair(harness);
    a.close();
    await expect.poll(() => a.closedWith, soon).not.toBeNull();
    a.type("title", "brought by a step 2");
    const kinds: (number | undefined)[] = [];
    b.ws.on("message", (data: Buffer) => {
      if (data[0] === 0) kinds.push(data[1]);
    });
    const back = await harness.join(room, at(cookies, 0), { doc: a.doc });
    await expect.poll(() => b.text("title"), soon).toBe("brought by a step 2");
    await expect.poll(() => back.isSaved, soon).toBe(true);
    expect(kinds).toEqual([2]);
  });

  it("R5: rows count from 1 within this boot, in the order of their time, with the socket's user as author", async () => {
    const { a, b, documentId, studentIds } = await joinPair(harness);
    for (let i = 0; i < 20; i++) (i % 2 === 0 ? a : b).type("title", "x");
    await expect.poll(() => a.isSaved && b.isSaved, soon).toBe(true);
    const rows = await rowsOf(documentId);
    expect(rows.map(({ n }) => n)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    expect(new Set(rows.map(({ writer }) => writer)).size).toBe(1);
    expect(rows.filter(({ author }) => author === studentIds[0]).length).toBe(10);
  });

  it("R6: what adds nothing is saved once all that the room held is, and a reconnect adds no row", async () => {
    const { a, room, cookies, documentId } = await joinPair(harness);
    a.type("title", "abcdef");
    a.doc.getText("title").delete(1, 2);
    await expect.poll(() => a.isSaved, soon).toBe(true);
    const rows = (await rowsOf(documentId)).length;
    for (let i = 0; i < 3; i++) {
      const again = await harness.join(room, at(cookies, 0), { doc: a.doc });
      again.sendUpdate(Y.encodeStateAsUpdate(a.doc));
      await expect.poll(() => again.isSaved && again.saved === 2, soon).toBe(true);
      again.close();
    }
    expect((await rowsOf(documentId)).length).toBe(rows);
  });

  it("R3c: a reader's document frames are dropped, unacknowledged, without closing", async () => {
    const cast = await makeCast();
    const { room, cookies, documentId } = at(cast.teams, 0);
    const writer = await harness.join(room, at(cookies, 0));
    const teacher = await harness.join(room, cast.teacher.cookie);
    teacher.type("title", "a teacher writes");
    writer.type("title", "a student writes");
    await expect.poll(() => teacher.text("title"), soon).toContain("a student writes");
    await expect.poll(() => writer.isSaved, soon).toBe(true);
    expect(writer.text("title")).toBe("a student writes");
    expect([teacher.saved, teacher.closedWith]).toEqual([0, null]);
    expect((await rowsOf(documentId)).length).toBe(1);
  });
});

describe("R8: unloading", () => {
  it("R8: a room without sockets is unloaded once idle, and the next join loads all of it", async () => {
    const own = new Harness();
    await own.start();
    const { room, cookies } = at((await makeCast()).teams, 0);
    const loads = async () => (await metrics.loads.get()).values[0]?.value ?? 0;
    const first = await own.join(room, at(cookies, 0));
    first.type("title", "before ");
    await expect.poll(() => first.isSaved, soon).toBe(true);
    const before = await loads();
    first.close();
    await expect.poll(() => first.closedWith, soon).not.toBeNull();
    const again = await own.join(room, at(cookies, 0));
    expect(await loads()).toBe(before);
    again.close();
    await expect.poll(() => again.closedWith, soon).not.toBeNull();
    expect(own.sync.openRooms).toBe(1);
    moveClocks(limits.idle + 5_000);
    try {
      await expect.poll(() => own.sync.openRooms, soon).toBe(0);
    } finally {
      resetWallClock();
    }
    const later = await own.join(room, at(cookies, 0));
    expect(await loads()).toBe(before + 1);
    expect(later.text("title")).toBe("before ");
    later.type("title", "after");
    await expect.poll(() => later.isSaved, soon).toBe(true);
    await own.stop();
  });

  it("R8: who leaves right after typing leaves the words behind", async () => {
    const { room, cookies } = at((await makeCast()).teams, 0);
    for (let i = 0; i < 20; i++) {
      const client = await harness.join(room, at(cookies, i % 2));
      expect(client.text("title")).toBe("x".repeat(i));
      client.type("title", "x");
      client.close();
    }
  });
});
