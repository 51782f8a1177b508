import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultCap, formTeams, hasRoom } from "./mode-choice";
import { seededRandom } from "@/lib/activity/rules/random";

const modes = ["bias", "brittleness", "hallucination", "adversarial"];

describe("Q14: students choose a mode", () => {
  it("Q14b: the cap is joined ÷ modes, rounded up to even", () => {
    expect(
      [
        [26, 4],
        [24, 4],
        [8, 4],
        [9, 4],
        [1, 4],
        [0, 4],
        [500, 8],
      ].map(([joined = 0, count = 1]) => defaultCap(joined, count)),
    ).toEqual([8, 6, 2, 4, 2, 2, 64]);
  });

  it("Q14b: the default cap always has room for everyone who has joined", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 2, max: 8 }), (joined, count) => {
        const cap = defaultCap(joined, count);
        expect(cap % 2).toBe(0);
        expect(cap * count).toBeGreaterThanOrEqual(joined);
        expect(cap - 2 < joined / count || cap === 2).toBe(true);
      }),
    );
  });

  it("Q14a: the last place is taken by the first who asks", () => {
    expect([hasRoom(5, 6), hasRoom(6, 6), hasRoom(7, 6)]).toEqual([true, false, false]);
  });

  it("Q14c: forming teams keeps every choice, spreads the others where there is most room, and pairs within each mode", () => {
    const choosers = fc
      .array(fc.option(fc.constantFrom(...modes)), { minLength: 0, maxLength: 60 })
      .map((list) => list.map((mode, i) => ({ id: `s${i}`, mode })));
    fc.assert(
      fc.property(choosers, fc.integer({ min: 2, max: 16 }), fc.integer(), (list, cap, seed) => {
        const { teams, spread } = formTeams(list, modes, cap, seededRandom(seed));
        expect(teams.flatMap((t) => t.memberIds).sort()).toEqual(list.map((c) => c.id).sort());
        for (const { id, mode } of list) {
          const team = teams.find((t) => t.memberIds.includes(id));
          if (mode === null) expect(spread).toContainEqual({ id, mode: team?.mode });
          else expect(team?.mode).toBe(mode);
        }
        for (const mode of modes) {
          const sizes = teams.filter((t) => t.mode === mode).map((t) => t.memberIds.length);
          const students = sizes.reduce((sum, size) => sum + size, 0);
          expect(sizes.filter((size) => size === 3)).toHaveLength(students % 2 === 1 && students > 1 ? 1 : 0);
          expect(sizes.filter((size) => size === 1)).toHaveLength(students === 1 ? 1 : 0);
        }
        // Nobody was sent to a mode while another had more room.
        const chosen = modes.map((mode) => list.filter((c) => c.mode === mode).length);
        const after = modes.map((mode, i) => (chosen[i] ?? 0) + spread.filter((s) => s.mode === mode).length);
        modes.forEach((mode, i) => {
          if (spread.some((s) => s.mode === mode)) expect((after[i] ?? 0) - 1).toBeLessThanOrEqual(Math.min(...after));
        });
      }),
      { numRuns: 300 },
    );
  });

  it("Q14c, T2b: who has not chosen goes where there is room beside the teams that stay, whose places are taken", () => {
    const undecided = ["a", "b", "c", "d"].map((id) => ({ id, mode: null }));
    const placedOn = ["bias", "bias", "hallucination", "hallucination"];
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const { spread } = formTeams(undecided, modes, 2, seededRandom(seed), { placedOn });
        expect(spread.map(({ mode }) => mode).sort()).toEqual([
          "adversarial",
          "adversarial",
          "brittleness",
          "brittleness",
        ]);
      }),
    );
  });
});
