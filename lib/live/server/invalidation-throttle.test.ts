import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { crowdPageMs, InvalidationThrottle, spacingMs } from "./invalidation-throttle";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A class of `pages` pages, and what was sent to it and when. */
function throttledClass(pages: number) {
  const sent: { topics: readonly string[]; ms: number; at: number }[] = [];
  const began = performance.now();
  const pace = new InvalidationThrottle((topics, at) => {
    sent.push({ topics, ms: Math.round(performance.now() - began), at: at.ms });
    return pages;
  });
  return { sent, poke: (...topics: string[]) => pace.push(topics, { clock: 1, ms: Date.now() }), pace };
}

describe("pokes", () => {
  it("T8h: the first goes at once, those of the next second together at its end, and the last is never left out", () => {
    const { sent, poke } = throttledClass(2);
    for (let i = 0; i < 10; i++) {
      poke("team:a");
      vi.advanceTimersByTime(90);
    }
    const last = Date.now() - 90;
    vi.advanceTimersByTime(10_000);
    expect(sent.map(({ ms }) => ms)).toEqual([0, spacingMs]);
    expect(sent[1]?.at).toBe(last);
    poke("team:a");
    expect(sent).toHaveLength(3);
  });

  it("T8h: topics do not wait for one another", () => {
    const { sent, poke } = throttledClass(2);
    poke("team:a");
    poke("team:b", "team:a");
    expect(sent.map(({ topics }) => topics)).toEqual([["team:a"], ["team:b"]]);
    vi.advanceTimersByTime(spacingMs);
    expect(sent.map(({ topics }) => topics)).toEqual([["team:a"], ["team:b"], ["team:a"]]);
  });

  it.each([5, 30, 300])(
    "T8h: whatever students do, a class of %d makes at most ten pages a second again, after the first time",
    (pages) => {
      const { sent, poke } = throttledClass(pages);
      const seconds = 120;
      for (let i = 0; i < seconds * 20; i++) {
        poke(["ballots", "roster", "tray", "submissions"][i % 4] ?? "");
        vi.advanceTimersByTime(50);
      }
      expect((sent.length - 1) * pages).toBeLessThanOrEqual((seconds * 1_000) / crowdPageMs);
      expect(sent.length).toBeGreaterThan((seconds * 1_000) / Math.max(spacingMs, pages * crowdPageMs) - 2);
    },
  );

  it("T8h: nothing goes out once it has stopped, and no timer is left", () => {
    const { sent, poke, pace } = throttledClass(2);
    poke("teams");
    poke("teams");
    pace.stop();
    expect(vi.getTimerCount()).toBe(0);
    vi.advanceTimersByTime(10_000);
    expect(sent).toHaveLength(1);
  });
});
