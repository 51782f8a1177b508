import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { MemoryBus } from "@/lib/bus/memory-bus";
import { Revocation, type WatchedSocket } from "./revocation";

// The checks, which query the database, must not run.
beforeEach(() => vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] }));
afterEach(() => vi.useRealTimers());

it("R11: sockets of sessions that have ended are signed out at once, whichever process says so, as long as they are watched", () => {
  const bus = new MemoryBus();
  const revocation = new Revocation(bus);
  const out: string[] = [];
  const watch = (sessionId: string): WatchedSocket => {
    const one: WatchedSocket = {
      request: { kind: "worksheet", id: "sheet", epoch: 1, viewer: { as: "nobody" } },
      sessionId,
      activityId: "activity",
      accessVersion: 1,
      takeHasWritten: () => false,
      signedOut: () => out.push(sessionId),
      reviewed: () => undefined,
    };
    revocation.add(one);
    return one;
  };
  const [one] = ["one", "two", "three"].map(watch);
  bus.publish({ kind: "signed-out", sessionIds: ["one", "three"] });
  expect(out.splice(0)).toEqual(["one", "three"]);
  if (one !== undefined) revocation.delete(one);
  bus.publish({ kind: "signed-out", sessionIds: ["one", "two"] });
  expect(out.splice(0)).toEqual(["two"]);
  revocation.stop();
  bus.publish({ kind: "signed-out", sessionIds: ["two", "three"] });
  expect(out).toEqual([]);
});
