import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { TrailingThrottle } from "./trailing-throttle";

describe("the newest of something, not more often than so", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const started = () => {
    const said: [number, number][] = [];
    const paced = new TrailingThrottle<number>(50, (value) => void said.push([Date.now() - began, value]));
    const began = Date.now();
    return {
      said,
      paced,
      at: (ms: number, value: number) => (
        vi.advanceTimersByTime(began + ms - Date.now()),
        paced.push(value, Date.now())
      ),
    };
  };

  it("R10: what comes after a pause is said at once, what comes soon after it later, and of several the last", () => {
    const { said, at } = started();
    for (const [ms, value] of [
      [0, 1],
      [10, 2],
      [49, 3],
      [60, 4],
      [200, 5],
    ] as const)
      at(ms, value);
    vi.advanceTimersByTime(1_000);
    expect(said).toEqual([
      [0, 1],
      [50, 3],
      [100, 4],
      [200, 5],
    ]);
  });

  it("R6: what waits is said early when something else leaves, and not again", () => {
    const { said, at, paced } = started();
    at(0, 1);
    at(10, 2);
    expect(paced.isPending).toBe(true);
    paced.flush(Date.now());
    at(30, 3);
    vi.advanceTimersByTime(1_000);
    expect(said).toEqual([
      [0, 1],
      [10, 2],
      [60, 3],
    ]);
    paced.flush(Date.now());
    expect(said).toHaveLength(3);
  });

  it("R10: what is dropped is never said", () => {
    const { said, at, paced } = started();
    at(0, 1);
    at(10, 2);
    paced.cancel();
    vi.advanceTimersByTime(1_000);
    expect(said).toEqual([[0, 1]]);
  });
});
