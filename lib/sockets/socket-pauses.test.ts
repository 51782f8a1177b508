import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { monotonicMs } from "@/lib/process/clock";
import { Bucket, limits } from "./limits";
import { SocketPauses } from "./socket-pauses";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance", "setTimeout"] });
  const exact = setTimeout;
  // Timers are late, as on a busy machine.
  vi.stubGlobal("setTimeout", (run: () => void, ms: number) => exact(run, ms + 20));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** A socket that is read from. Waiting frames are taken in order, as by FrameQueue; `floods` counts how often a flood was reported. */
function openSocket() {
  const ws = { pause: () => undefined, resume: () => undefined, ping: () => undefined };
  const state = { waiting: 0, floods: 0, taken: 0 };
  const take = (size = 1, work = 0) => {
    state.taken += 1;
    if (pauses.spend(size, work)) state.floods += 1;
  };
  const pauses = new SocketPauses(
    ws,
    new Bucket(monotonicMs()),
    () => {
      for (; state.waiting > 0 && !pauses.isOverRate; state.waiting--) take();
    },
    () => 0,
    () => undefined,
  );
  pauses.resume("joining");
  const push = (frames: number) => {
    for (let i = 0; i < frames; i++)
      if (state.waiting > 0 || pauses.isOverRate) state.waiting += 1;
      else take();
  };
  return { pauses, state, take, push };
}

describe("R12: too many frames", () => {
  it("R12: a device that types on while its process reads nothing, or whose return takes long to merge, is no flood, and is bound by the same rate", () => {
    const { pauses, state, take, push } = openSocket();
    // For 80 s the store takes nothing, at 40 frames a second.
    pauses.pause("store");
    vi.advanceTimersByTime(80_000);
    pauses.resume("store");
    push(3_200);
    expect(state.taken).toBe(limits.burst + 1);
    vi.advanceTimersByTime(12_000);
    expect(state).toEqual({ waiting: 0, floods: 0, taken: 3_200 });
    vi.advanceTimersByTime(60_000);
    // A merge of 600 ms, and what was typed until it was paid for.
    take(1, 600 * limits.costOfMs);
    push(400);
    vi.advanceTimersByTime(60_000);
    expect(state).toEqual({ waiting: 0, floods: 0, taken: 3_601 });
  });

  it("R12: who goes on over the rate for more than ten seconds is told of, and again for as long as it lasts, whether by many frames or by dear ones", () => {
    const many = openSocket();
    many.push(limits.burst + 22 * limits.rate);
    vi.advanceTimersByTime(9_900);
    expect(many.state.floods).toBe(0);
    vi.advanceTimersByTime(1_000);
    expect(many.state.floods).toBe(1);
    vi.advanceTimersByTime(12_000);
    expect(many.state).toMatchObject({ waiting: 0, floods: 2 });
    const dear = openSocket();
    for (let i = 0; i < 5; i++) {
      dear.take(1, 500 * limits.costOfMs);
      vi.advanceTimersByTime(12_500);
    }
    expect(dear.state.floods).toBeGreaterThan(0);
  });
});
