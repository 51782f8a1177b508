import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { withDatabase } from "@/db/testing/database";
import { resetWallClock, moveClocks } from "@/lib/testing/move-clocks";
import { limits } from "@/lib/sockets/limits";
import { yClient, type YClient } from "@/lib/sync/testing/y-client";
import { at, Harness, joinPair, makeCast, soon } from "@/lib/sync/testing/harness";

withDatabase();
const harness = new Harness();
beforeAll(() => harness.start());
afterAll(() => harness.stop());

let clients: YClient[] = [];
beforeEach(() => {
  // y-websocket logs an error for each of our own frames.
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});
afterEach(() => {
  for (const client of clients) client.destroy();
  clients = [];
  vi.restoreAllMocks();
});

function dial(room: string, cookie: string): YClient {
  const client = yClient(harness.port, room, cookie);
  clients.push(client);
  return client;
}

describe("R10: presence, with y-websocket's own client", () => {
  it("R10: a plain y-websocket client syncs, types, and sees the team-mate by name, as the session has it", async () => {
    const { room, cookies, studentIds } = at((await makeCast()).teams, 0);
    const [a, b] = [dial(room, at(cookies, 0)), dial(room, at(cookies, 1))];
    await expect.poll(() => a.provider.synced && b.provider.synced, soon).toBe(true);
    a.provider.awareness.setLocalState({
      user: { id: "someone else", name: "Someone Else" },
      cursor: { field: "title", anchor: null, head: null },
    });
    await expect
      .poll(() => b.others(), soon)
      .toMatchObject([{ user: { id: studentIds[0], colour: "p1" }, cursor: { field: "title" } }]);
    await expect.poll(() => a.others(), soon).toMatchObject([{ user: { id: studentIds[1], colour: "p2" } }]);
    a.doc.getText("title").insert(0, "hello");
    await expect.poll(() => b.doc.getText("title").toJSON(), soon).toBe("hello");
    expect(a.provider.awareness.getLocalState()).toMatchObject({ user: { name: "Someone Else" } });
  });

  it("R10: one who was cut off and comes back is seen again", async () => {
    const { room, cookies } = at((await makeCast()).teams, 0);
    const [a, b] = [dial(room, at(cookies, 0)), dial(room, at(cookies, 1))];
    await expect.poll(() => b.others().length, soon).toBe(1);
    a.provider.disconnect();
    await expect.poll(() => b.others().length, soon).toBe(0);
    a.provider.connect();
    await expect.poll(() => b.others().length, soon).toBe(1);
    expect(a.closes).toEqual([]);
  });

  it("R10: of carets that come by the hundred the others hear the first, some, and the last, and none once its writer has left", async () => {
    const { a, b } = await joinPair(harness);
    const caret = (clock: number) => ({
      cursor: { field: "title", anchor: { item: { client: a.doc.clientID, clock } }, head: null },
    });
    const last = () => b.presence.get(a.doc.clientID)?.state.cursor ?? null;
    a.sendPresence(caret(0));
    await expect.poll(last, soon).toMatchObject(caret(0).cursor);
    const before = b.presenceFrames;
    for (let clock = 1; clock <= 300; clock++) a.sendPresence(caret(clock));
    await expect.poll(last, soon).toMatchObject(caret(300).cursor);
    expect(b.presenceFrames - before).toBeLessThan(30);
    for (const clock of [301, 302]) a.sendPresence(caret(clock));
    a.sendPresence(null);
    await expect.poll(last, soon).toBeNull();
    await new Promise((resolve) => setTimeout(resolve, 2 * limits.caretSpacing));
    expect(last()).toBeNull();
  });

  it("R10: a forged entry in another's name changes nothing, and one is never sent one's own", async () => {
    const { room, cookies, studentIds } = at((await makeCast()).teams, 0);
    const a = dial(room, at(cookies, 0));
    await expect.poll(() => a.provider.synced, soon).toBe(true);
    const b = await harness.join(room, at(cookies, 1));
    await expect.poll(() => b.presence.size, soon).toBe(1);
    b.sendPresence({ cursor: { field: "title" } });
    b.sayEntries([{ client: a.doc.clientID, clock: 9_999_999_999_999, state: '{"user":{"name":"forged"}}' }]);
    b.sayEntries([{ client: a.doc.clientID, clock: 9_999_999_999_999, state: "null" }]);
    await expect
      .poll(() => a.others(), soon)
      .toMatchObject([{ user: { id: studentIds[1] }, cursor: { field: "title" } }]);
    expect(b.presence.get(a.doc.clientID)?.state.user.id).toBe(studentIds[0]);
    expect(b.presence.has(b.doc.clientID)).toBe(false);
  });

  it("R10: who only reads hears who is here, and is not shown", async () => {
    const cast = await makeCast();
    const { room, cookies } = at(cast.teams, 0);
    const a = dial(room, at(cookies, 0));
    await expect.poll(() => a.provider.synced, soon).toBe(true);
    const teacher = await harness.join(room, cast.teacher.cookie);
    teacher.sendPresence({ cursor: null });
    await expect.poll(() => teacher.presence.size, soon).toBe(1);
    const b = await harness.join(room, at(cookies, 1));
    b.sendPresence({});
    await expect.poll(() => a.others().length, soon).toBe(1);
    expect(teacher.presence.size).toBe(2);
  });

  it("R10: in the notes of a match everyone has a colour of their own", async () => {
    const cast = await makeCast("compare");
    const everyone = await Promise.all(
      cast.teams.flatMap(({ cookies }) => cookies).map((cookie) => harness.join(cast.notes.room, cookie)),
    );
    for (const client of everyone) client.sendPresence({});
    const first = at(everyone, 0);
    await expect
      .poll(() => [...first.presence.values()].map(({ state }) => state.user.colour).sort(), soon)
      .toEqual(["p2", "p3", "p4"]);
  });
});

describe("R10, R12: every 15 seconds", () => {
  it("R10: the server renews presence and sends each a frame, empty if need be; R12: who answers no ping is gone at the third", async () => {
    const own = new Harness();
    await own.start();
    const { room, cookies } = at((await makeCast()).teams, 0);
    const lone = await own.join(room, at(cookies, 0));
    const silent = await own.join(room, at(cookies, 1), { mute: true });
    silent.sendPresence({}, 5);
    await expect.poll(() => lone.presence.get(5)?.clock, soon).toBeGreaterThan(0);
    silent.ws.pong = () => undefined;
    let moved = 0;
    try {
      for (let beat = 1; beat <= 3; beat++) {
        moveClocks((moved += limits.renewal + 1_000));
        const before = { frames: lone.presenceFrames, clock: lone.presence.get(5)?.clock ?? 0 };
        await expect.poll(() => lone.presenceFrames, soon).toBeGreaterThan(before.frames);
        if (beat < 3) expect(lone.presence.get(5)?.clock).toBeGreaterThan(before.clock);
      }
      await expect.poll(() => lone.presence.has(5), soon).toBe(false);
      moveClocks(moved + limits.renewal + 1_000);
      const alone = lone.presenceFrames;
      await expect.poll(() => lone.presenceFrames, soon).toBeGreaterThan(alone);
    } finally {
      resetWallClock();
    }
    expect(lone.isOpen).toBe(true);
    expect(silent.closedWith).toBe(4500);
    await own.stop();
  });
});
