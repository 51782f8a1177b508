import { describe, expect, it } from "vitest";
import { compareTeams, sections, type PlacedTeam, type Reason } from "./attention";

const minute = 60_000;
const now = 1_000_000_000_000;

describe("the order of the board", () => {
  const placed = (number: number, given: Partial<PlacedTeam>): PlacedTeam => ({
    section: "first",
    reason: null,
    id: String(number),
    number,
    words: 0,
    ...given,
  });
  const numbers = (board: readonly PlacedTeam[]) => [...board].sort(compareTeams).map(({ number }) => number);

  it("T9b, Q22a: in the first section reasons stand in the order in which they are looked for", () => {
    const reasons: Reason[] = [
      { code: "asked", at: now },
      { code: "offline", studentId: "a", since: now },
      { code: "nobody-here" },
      { code: "quiet", since: now - 9 * minute },
      { code: "one-writes", studentId: "a" },
      { code: "not-handed-in", isOver: true },
      { code: "unmatched" },
    ];
    const board = reasons.map((one, index) => placed(9 - index, { reason: one }));
    expect(numbers(board)).toEqual([9, 8, 7, 6, 5, 4, 3]);
  });

  it("T9b, Q22a: of teams with one reason the one that waits longest comes first, and of teams that wait equally long the lower number", () => {
    for (const of of [
      (at: number): Reason => ({ code: "asked", at }),
      (since: number): Reason => ({ code: "offline", studentId: "a", since }),
      (since: number): Reason => ({ code: "quiet", since }),
    ]) {
      const waits = [now - minute, now - 3 * minute, now - 2 * minute, now - 3 * minute];
      expect(numbers(waits.map((since, index) => placed(index + 1, { reason: of(since) })))).toEqual([2, 4, 3, 1]);
    }
    const unmatched = [2, 3, 1].map((number) => placed(number, { reason: { code: "unmatched" } }));
    expect(numbers(unmatched)).toEqual([1, 2, 3]);
  });

  it("Q22a: sections stand in their order; in writing the least written comes first, in the others the lowest number", () => {
    const bySection = sections.map((section, index) => placed(9 - index, { section }));
    expect(numbers(bySection)).toEqual([9, 8, 7, 6, 5, 4, 3]);
    const written = [placed(1, { words: 30 }), placed(2, { words: 10 }), placed(3, { words: 10 })];
    expect(numbers(written.map((one) => ({ ...one, section: "writing" as const })))).toEqual([2, 3, 1]);
    expect(numbers(written.map((one) => ({ ...one, section: "comparing" as const })))).toEqual([1, 2, 3]);
  });
});
