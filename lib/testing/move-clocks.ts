import { vi } from "vitest";

const now = performance.now.bind(performance);
let ahead = 0;

/** Moves `monotonicMs` on by so many milliseconds, and the wall clock as far from its time, or otherwise, until `backToNow`. Timers go on as they did. */
export function moveClocks(ms: number, wallMs = ms): void {
  backToNow();
  ahead += ms;
  performance.now = () => now() + ahead;
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + wallMs });
}

/** Sets the wall clock back to its time. `monotonicMs` never goes back: a server that other tests use too would stand still until it is there again. */
export function backToNow(): void {
  vi.useRealTimers();
}
