import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { withDatabase } from "@/db/testing/database";
import { historyLimits, historyBudget } from "@/lib/sync/format/history-budget";
import { encodeStep1 } from "@/lib/sync/server/frames";
import { limits } from "@/lib/sockets/limits";
import { metrics } from "@/lib/sockets/metrics";
import { connectStatus } from "@/lib/sync/testing/client";
import { at, Harness, makeCast, rowsOf, soon } from "@/lib/sync/testing/harness";

withDatabase();
const harness = new Harness();
beforeAll(() => harness.start());
afterAll(() => harness.stop());

describe("R12: limits", () => {
  it("R12: a user's 65th socket is refused 429, and allowed again once one has closed", async () => {
    const { room, cookies } = at((await makeCast()).teams, 0);
    const sockets = await Promise.all(
      Array.from({ length: limits.socketsPerUser }, () => harness.join(room, at(cookies, 0))),
    );
    const ask = () => connectStatus({ url: harness.url(room), cookie: at(cookies, 0) });
    expect(await ask()).toBe(429);
    expect(
      (await fetch(harness.url(room).replace("ws:", "http:"), { headers: { cookie: at(cookies, 0) } })).status,
    ).toBe(429);
    expect((await harness.join(room, at(cookies, 1))).access).toBe("write");
    at(sockets, 0).close();
    await expect.poll(ask, soon).toBe("open");
    for (const socket of sockets) socket.close();
  });

  it("R12: a frame over 1.5 MiB closes 4413", async () => {
    const { room, cookies } = at((await makeCast()).teams, 0);
    for (const size of [limits.frame + 1, 2 * 1024 * 1024, 8 * 1024 * 1024]) {
      const client = await harness.join(room, at(cookies, 0));
      client.send(new Uint8Array(size));
      await expect.poll(() => client.closedWith, soon).toBe(4413);
    }
  });

  it("R12: past 1 MiB of state only deletions pass; other words are refused 4413 and reach nobody", async () => {
    const { room, cookies } = at((await makeCast()).teams, 0);
    const a = await harness.join(room, at(cookies, 0));
    const b = await harness.join(room, at(cookies, 1));
    a.type("scenario", "x".repeat(limits.document - 100));
    await expect.poll(() => b.text("scenario").length, soon).toBe(limits.document - 100);
    await expect.poll(() => a.isSaved, soon).toBe(true);
    b.type("title", "y".repeat(500));
    await expect.poll(() => b.closedWith, soon).toBe(4413);
    a.doc.getText("scenario").delete(0, 2_000);
    await expect.poll(() => a.isSaved, soon).toBe(true);
    expect(a.text("title")).toBe("");
    a.type("title", "room again");
    await expect.poll(() => a.isSaved, soon).toBe(true);
    expect(a.closedWith).toBeNull();
  });

  it("R12: who has added too much history is told so and reads on; their words on all their sockets wait, a team-mate's do not, and then all is Saved by itself", async () => {
    const { room, cookies, studentIds, documentId } = at((await makeCast()).teams, 0);
    const [a, b] = [await harness.join(room, at(cookies, 0)), await harness.join(room, at(cookies, 1))];
    b.type("title", "before");
    await expect.poll(() => a.text("title"), soon).toBe("before");
    // Four seconds of debt.
    historyBudget().spend(
      at(studentIds, 0),
      documentId,
      historyLimits.student.atOnce + (4 * historyLimits.student.anHour) / 3_600,
      performance.now(),
    );
    a.type("scenario", "one ");
    await expect.poll(() => a.slowed.length, soon).toBe(1);
    const other = await harness.join(room, at(cookies, 0));
    expect(other.text("title")).toBe("before");
    other.type("scenario", "two");
    b.type("title", " and after");
    await expect.poll(() => b.isSaved, soon).toBe(true);
    expect([a.isSaved, other.isSaved, b.text("scenario")]).toEqual([false, false, ""]);
    await expect.poll(() => [a.isSaved, other.isSaved], soon).toEqual([true, true]);
    expect(b.text("scenario")).toMatch(/^(one two|twoone )$/);
    expect([a.closedWith, other.closedWith]).toEqual([null, null]);
    expect((await rowsOf(documentId)).length).toBe(4);
  });

  it("R12: what a student writes, and what an update repeats, is added to their history once", async () => {
    const { room, cookies, studentIds, documentId } = at((await makeCast()).teams, 0);
    const a = await harness.join(room, at(cookies, 0));
    a.type("scenario", "w".repeat(200_000));
    await expect.poll(() => a.isSaved, soon).toBe(true);
    a.sendUpdate(Y.encodeStateAsUpdate(a.doc));
    await expect.poll(() => a.isSaved, soon).toBe(true);
    const spent = () => historyBudget().waitMs(at(studentIds, 0), documentId, performance.now());
    historyBudget().spend(at(studentIds, 0), documentId, historyLimits.student.atOnce - 300_000, performance.now());
    expect(spent()).toBe(0);
    historyBudget().spend(at(studentIds, 0), documentId, 250_000, performance.now());
    expect(spent()).toBeGreaterThan(0);
  });

  it("R12: over 200 frames a second with a burst of 1,000 a socket is paused, not closed; nothing is lost and others are not held up", async () => {
    const [flooded, calm] = [at((await makeCast()).teams, 0), at((await makeCast()).teams, 0)];
    const a = await harness.join(flooded.room, at(flooded.cookies, 0));
    const [c, d] = await Promise.all([
      harness.join(calm.room, at(calm.cookies, 0)),
      harness.join(calm.room, at(calm.cookies, 1)),
    ]);
    const began = Date.now();
    for (let i = 0; i < 2_200; i++) a.type("title", "x");
    for (let i = 0; i < 10; i++) {
      c.type("title", "y");
      await expect.poll(() => d.text("title").length, soon).toBe(i + 1);
    }
    // The flood's frames that the server had read are received; the next key waits until 1,200 frames' worth of time has passed.
    a.type("title", "z");
    await expect.poll(() => a.isSaved, { interval: 20 }).toBe(true);
    expect(Date.now() - began).toBeGreaterThan(4_000);
    expect(a.text("title")).toHaveLength(2_201);
    expect(a.closedWith).toBeNull();
  });

  it("R12: thousands of step 1s that come in one piece are answered as the limit allows, not all at once", async () => {
    const { room, cookies } = at((await makeCast()).teams, 0);
    const writer = await harness.join(room, at(cookies, 0));
    writer.type("scenario", "x".repeat(60_000));
    await expect.poll(() => writer.isSaved, soon).toBe(true);
    const asker = await harness.join(room, at(cookies, 1), { mute: true });
    let answers = 0;
    asker.ws.on("message", (data: Buffer) => (answers += data[0] === 0 && data[1] === 1 ? 1 : 0));
    // It has all that it requests, so an answer is two bytes, and costs the server a search of the document.
    const step1 = encodeStep1(Y.encodeStateVector(writer.doc));
    for (let i = 0; i < 5_000; i++) asker.send(step1);
    writer.type("title", "meanwhile");
    await expect.poll(() => writer.isSaved, soon).toBe(true);
    await expect.poll(() => answers, soon).toBeGreaterThan(10);
    await new Promise((resolve) => setTimeout(resolve, 500));
    // 1,000 tokens and 100 more, at 31 for each answer.
    expect(answers).toBeLessThan(100);
    asker.ws.terminate();
  });

  it.each([false, true])(
    "R12: what takes long to apply is paid for by the student who sent it: the next frame waits, on another socket of theirs too, others go on; plain: %s",
    async (plain) => {
      const [slow, calm] = [at((await makeCast()).teams, 0), at((await makeCast()).teams, 0)];
      const a = await harness.join(slow.room, at(slow.cookies, 0));
      const elsewhere = await harness.join(slow.room, at(slow.cookies, 0));
      const c = await harness.join(calm.room, at(calm.cookies, 0));
      // Its frames are received in order, so none of those that it sent to join is charged at the price below.
      c.type("title", "before, ");
      await expect.poll(() => c.isSaved, soon).toBe(true);
      const { saved } = a;
      // Under two ids at once, so it is not plain and has to be merged.
      const merged = Y.mergeUpdates(
        ["one", "two"].map((word) => {
          const doc = new Y.Doc();
          doc.getText("harmed").insert(0, word);
          return Y.encodeStateAsUpdate(doc);
        }),
      );
      const { costOfMs, freeMs } = limits;
      try {
        // A price so high that it puts any machine in debt, however quick it is.
        Object.assign(limits, { costOfMs: 1_000_000 * costOfMs, freeMs: 0 });
        if (plain) a.type("harmed", "one");
        else a.sendUpdate(merged);
        a.type("scenario", "after it");
        await expect.poll(() => a.saved, { interval: 5 }).toBeGreaterThan(saved);
      } finally {
        Object.assign(limits, { costOfMs, freeMs });
      }
      const savedElsewhere = elsewhere.saved;
      // The first frame finds that nothing is left to pay with; the second one waits.
      elsewhere.type("title", "one");
      elsewhere.type("title", ", two");
      await expect.poll(() => elsewhere.saved, soon).toBe(savedElsewhere + 1);
      c.type("title", "meanwhile");
      await expect.poll(() => c.isSaved, soon).toBe(true);
      // Long enough for *saved* to be sent, had its key been received.
      await new Promise((resolve) => setTimeout(resolve, 4 * limits.savedSpacing));
      expect([a.isSaved, a.closedWith]).toEqual([false, null]);
      expect([elsewhere.saved, elsewhere.closedWith]).toEqual([savedElsewhere + 1, null]);
    },
  );

  it("R12: a socket that never reads is closed 4500 instead of buffered without bound", async () => {
    const { room, cookies } = at((await makeCast()).teams, 0);
    const deaf = await harness.join(room, at(cookies, 1), { mute: true });
    deaf.send(encodeStep1(Y.encodeStateVector(new Y.Doc())));
    deaf.ws.pause();
    // Each may send 2 MB at once: together more than is buffered for a socket that does not read, and more than the system buffers before that. They
    // request nothing themselves.
    const writers = await Promise.all(
      Array.from({ length: 8 }, () => harness.join(room, at(cookies, 0), { mute: true })),
    );
    for (const writer of writers) {
      for (let i = 0; i < 16; i++) {
        writer.type("scenario", "z".repeat(100_000));
        writer.doc.getText("scenario").delete(0, 100_000);
      }
    }
    const closed = async () =>
      (await metrics.closes.get()).values.find(({ labels }) => labels.code === 4500)?.value ?? 0;
    await expect.poll(closed, { interval: 50 }).toBe(1);
    const writer = await harness.join(room, at(cookies, 0));
    writer.type("title", "unharmed");
    await expect.poll(() => writer.isSaved, { interval: 50 }).toBe(true);
  });
});
