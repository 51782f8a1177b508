import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { UpdateShape } from "@/lib/sync/format/update-check";
import { limits } from "@/lib/sockets/limits";
import { Session } from "./session";

beforeEach(() => vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
afterEach(() => vi.useRealTimers());

const user = { userId: "ada", name: "Ada", colour: "p1" as const };
// A session passes the shape on, and does not read it.
const shape = {} as UpdateShape;

function open(access: "read" | "write", hasUnwritten = false) {
  const sent: Uint8Array[] = [];
  const saved: number[] = [];
  const session = new Session("document", user, access, {
    send: (frame) => void sent.push(frame),
    sendSaved: (frame) => void saved.push(frame.at(-1) ?? -1),
    hasUnwritten,
    ping: () => true,
    close: (code) => expect.fail(`closed ${code}`),
  });
  return { session, sent, saved };
}

it("R2, R3c, R11: once the room is loaded a writer is syncing until its step 2 is applied, and so again after each time of reading only; a reader reads; who is gone stays gone", () => {
  const { session } = open("write");
  expect([session.state.is, session.mayWrite]).toEqual(["joining", true]);
  // Access changes before the room is loaded: the session begins with the access it has by then.
  expect(session.setAccess("read", user)).toBe(true);
  expect([session.state.is, session.setAccess("write", user)]).toEqual(["joining", true]);
  session.join();
  expect(session.state.is).toBe("syncing");
  session.finishSync();
  session.join();
  expect([session.state.is, session.isInSync]).toEqual(["in sync", true]);
  expect([session.setAccess("write", user), session.isInSync]).toEqual([false, true]);
  expect([session.setAccess("read", { ...user, userId: "bo" }), session.state.is]).toEqual([true, "reading"]);
  expect([session.userId, session.mayWrite]).toEqual(["bo", false]);
  expect([session.setAccess("write", user), session.state.is]).toEqual([true, "syncing"]);
  session.end();
  session.finishSync();
  expect([session.setAccess("read", user), session.isClosed]).toEqual([true, true]);
});

it("R3: 512 frames or 2 MiB wait for a step 2, and no more; all that waited comes out with it, in order", () => {
  const byNumber = open("write").session;
  byNumber.join();
  for (let n = 0; n < limits.waitingFrames; n++)
    expect(byNumber.waitForStep2(Uint8Array.of(n % 256), shape)).toBe(true);
  expect(byNumber.waitForStep2(Uint8Array.of(0), shape)).toBe(false);
  const waited = byNumber.finishSync();
  expect(waited.map(({ number }) => number)).toEqual(Array.from({ length: limits.waitingFrames + 1 }, (_, n) => n + 1));
  expect(waited[3]?.update).toEqual(Uint8Array.of(3));
  expect([byNumber.finishSync(), byNumber.waitForStep2(new Uint8Array(1), shape)]).toEqual([[], true]);

  const byBytes = open("write").session;
  byBytes.join();
  expect(byBytes.waitForStep2(new Uint8Array(limits.waitingBytes - 1), shape)).toBe(true);
  expect(byBytes.waitForStep2(new Uint8Array(1), shape)).toBe(true);
  expect(byBytes.waitForStep2(new Uint8Array(1), shape)).toBe(false);
});

it("R6: what is saved is told at once, then at most each 50 ms, beside whatever else leaves meanwhile, and no more once the socket is over", () => {
  const { session, sent, saved } = open("write");
  session.join();
  const save = (row: number) => {
    session.saved.add(row);
    session.reportSaved(row);
  };
  save(1);
  session.reportSaved(1);
  expect(saved).toEqual([1]);
  save(2);
  save(3);
  vi.advanceTimersByTime(49);
  expect(saved).toEqual([1]);
  vi.advanceTimersByTime(1);
  expect(saved).toEqual([1, 3]);
  save(4);
  session.send(Uint8Array.of(0));
  expect([sent.length, saved]).toEqual([1, [1, 3, 4]]);
  save(5);
  session.flushSaved();
  expect(saved).toEqual([1, 3, 4, 5]);
  save(6);
  session.end();
  session.send(Uint8Array.of(0));
  vi.advanceTimersByTime(1_000);
  expect([sent.length, saved]).toEqual([1, [1, 3, 4, 5]]);
  expect(vi.getTimerCount()).toBe(0);

  // A frame that is sent anyway takes *saved* along.
  const busy = open("write", true);
  busy.session.join();
  for (const row of [1, 2]) {
    busy.session.saved.add(row);
    busy.session.reportSaved(row);
  }
  expect(busy.saved).toEqual([1, 2]);
});
