import { vi } from "vitest";

let moved: { mockRestore: () => void } | null = null;

/** As so many milliseconds from now, until `backToNow`: for whoever asks `monotonicMs`, and for the wall clock, which may be moved otherwise. Timers go on as they did. */
export function moveClocks(ms: number, wallMs = ms): void {
  backToNow();
  const now = performance.now.bind(performance);
  moved = vi.spyOn(performance, "now").mockImplementation(() => now() + ms);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + wallMs });
}

export function backToNow(): void {
  moved?.mockRestore();
  moved = null;
  vi.useRealTimers();
}
