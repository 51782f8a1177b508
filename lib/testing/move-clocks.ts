import { vi } from "vitest";

const now = performance.now.bind(performance);
let ahead = 0;

/** Moves `monotonicMs` forward by `ms`, and the wall clock by `wallMs`, until `resetWallClock`. Timers are not affected. */
export function moveClocks(ms: number, wallMs = ms): void {
  resetWallClock();
  ahead += ms;
  performance.now = () => now() + ahead;
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + wallMs });
}

/**
 * Sets the wall clock back. `monotonicMs` stays ahead, because it never goes back: a server shared with other tests would stop until the old time is
 * reached again.
 */
export function resetWallClock(): void {
  vi.useRealTimers();
}
