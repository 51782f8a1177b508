import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pairTeams } from "@/lib/rules/matches/pairing";
import { seededRandom } from "@/lib/rules/random";
import { makeRandomTeams, countRandomTeams } from "./random-teams";

const modesOf = (count: number) => Array.from({ length: count }, (_, i) => `m${i + 1}`);
const idsOf = (count: number) => Array.from({ length: count }, (_, i) => `s${i + 1}`);

describe("Q13: random teams", () => {
  it("Q13: pairs, one team of three when odd; everyone in exactly one; modes differ by at most one team; and they can be paired", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 4, max: 300 }),
        fc.integer({ min: 2, max: 8 }),
        fc.integer(),
        (students, modes, seed) => {
          const teams = makeRandomTeams(idsOf(students), modesOf(modes), seededRandom(seed));
          expect(teams.flatMap((t) => t.memberIds).sort()).toEqual(idsOf(students).sort());
          expect(teams).toHaveLength(countRandomTeams(students));
          expect(teams.filter((t) => t.memberIds.length === 3)).toHaveLength(students % 2);
          expect(teams.every((t) => t.memberIds.length === 2 || t.memberIds.length === 3)).toBe(true);
          const counts = modesOf(modes).map((mode) => teams.filter((t) => t.mode === mode).length);
          expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
          const pairable = teams.slice(0, 40).length === teams.length;
          if (pairable)
            expect(
              pairTeams({
                teams: teams.map((t, i) => ({ id: `t${i}`, mode: t.mode, size: t.memberIds.length })),
                random: seededRandom(seed),
              }).kind,
            ).toBe("paired");
        },
      ),
      { numRuns: 150 },
    );
  });

  it("Q13: two or three students become teams of one on different modes", () => {
    for (const count of [2, 3]) {
      expect(countRandomTeams(count)).toBe(count);
      const teams = makeRandomTeams(idsOf(count), modesOf(4), seededRandom(count));
      expect(teams.map((t) => t.memberIds.length)).toEqual(Array.from({ length: count }, () => 1));
      expect(new Set(teams.map((t) => t.mode)).size).toBe(count);
    }
  });

  it("Q13: one student is a team of one; nobody makes no team", () => {
    expect(makeRandomTeams(["s1"], modesOf(4), seededRandom(1)).map((t) => t.memberIds)).toEqual([["s1"]]);
    expect(makeRandomTeams([], modesOf(4), seededRandom(1))).toEqual([]);
  });

  it("Q13: another draw makes other teams", () => {
    const draws = new Set(
      Array.from({ length: 20 }, (_, seed) =>
        JSON.stringify(makeRandomTeams(idsOf(8), modesOf(4), seededRandom(seed))),
      ),
    );
    expect(draws.size).toBeGreaterThan(15);
  });
});
