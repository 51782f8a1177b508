import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { RoundRobin } from "./round-robin";

beforeEach(() => void vi.useFakeTimers({ toFake: ["performance"] }));
afterEach(() => void vi.useRealTimers());

/** @returns the members that had their turn in each step */
function turnsOf<T>(round: RoundRobin<T>, steps: number, ms: number): T[][] {
  return Array.from({ length: steps }, () => {
    vi.advanceTimersByTime(ms);
    return round.turn();
  });
}

describe("R10, R11: whose turn it is", () => {
  it("R10: each has its turn once a second, a few at a time", () => {
    const members = new Set(Array.from({ length: 100 }, (_, i) => i));
    const turns = turnsOf(new RoundRobin(members), 40, 50);
    expect(Math.max(...turns.map((turn) => turn.length))).toBeLessThanOrEqual(6);
    for (const second of [turns.slice(0, 20), turns.slice(20)])
      expect(second.flat().sort((a, b) => a - b)).toEqual([...members]);
  });

  it("R10: few have theirs one by one, and nobody is asked for where there is nobody", () => {
    expect(turnsOf(new RoundRobin(new Set(["a", "b"])), 8, 250).flat()).toEqual(["a", "b", "a", "b"]);
    expect(turnsOf(new RoundRobin(new Set()), 3, 1_000).flat()).toEqual([]);
  });

  it("R11: many are taken together where that was asked for, and all of fewer", () => {
    const sizes = (size: number) =>
      turnsOf(new RoundRobin(new Set(Array.from({ length: size }, (_, i) => i)), 64), 20, 50)
        .map((turn) => turn.length)
        .filter((length) => length > 0);
    expect(sizes(30)).toEqual([30]);
    expect(sizes(640).every((length) => length >= 64 && length < 128)).toBe(true);
  });

  it("R11: what was not asked for in time is made up for, nobody twice", () => {
    const members = new Set(["a", "b", "c", "d"]);
    const round = new RoundRobin(members);
    expect(turnsOf(round, 1, 750).flat()).toEqual(["a", "b", "c"]);
    expect(turnsOf(round, 1, 9_000).flat()).toEqual(["d", "a", "b", "c"]);
  });

  it("R10, R11: who comes is seen within a second, and who has gone no more", () => {
    const members = new Set(["a", "b"]);
    const round = new RoundRobin(members);
    turnsOf(round, 1, 500);
    members.delete("b");
    members.add("c");
    const seen = turnsOf(round, 20, 50).flat();
    expect(seen).toContain("c");
    expect(seen).not.toContain("b");
  });
});
