import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { MemoryBus } from "@/lib/bus/memory-bus";
import { Revocation, type WatchedSocket } from "./revocation";

// The checks, which query the database, must not run.
beforeEach(() => vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] }));
afterEach(() => vi.useRealTimers());

it("R11: sockets of sessions that have ended are signed out at once, whichever process says so, as long as they are watched", () => {
  const bus = new MemoryBus();
  const revocation = new Revocation(bus, () => Promise.resolve(() => undefined));
  const out: string[] = [];
  const watch = (sessionId: string): WatchedSocket => {
    const one: WatchedSocket = {
      sessionId,
      activityId: "activity",
      isCurrent: () => true,
      signedOut: (why) => out.push(`${sessionId} ${why}`),
    };
    revocation.add(one);
    return one;
  };
  const [one] = ["one", "two", "three"].map(watch);
  bus.publish({ kind: "signed-out", sessionIds: ["one", "three"], why: "removed" });
  expect(out.splice(0)).toEqual(["one removed", "three removed"]);
  if (one !== undefined) revocation.delete(one);
  bus.publish({ kind: "signed-out", sessionIds: ["one", "two"] });
  expect(out.splice(0)).toEqual(["two undefined"]);
  revocation.stop();
  bus.publish({ kind: "signed-out", sessionIds: ["two", "three"] });
  expect(out).toEqual([]);
});
