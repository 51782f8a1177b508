import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pairTeams } from "@/lib/features/teams/matches/rules/pairing";
import { seededRandom } from "@/lib/activity/rules/random";
import { countRandomTeams, countTeams, forecastSizes, makeRandomTeams, splitEvenly, teamSizes } from "./random-teams";

const modesOf = (count: number) => Array.from({ length: count }, (_, i) => `m${i + 1}`);
const idsOf = (count: number) => Array.from({ length: count }, (_, i) => `s${i + 1}`);

describe("Q13: random teams", () => {
  it("Q13b: pairs, one team of three when odd; everyone in exactly one; modes differ by at most one team; and they can be paired", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 4, max: 300 }),
        fc.integer({ min: 2, max: 8 }),
        fc.integer(),
        (students, modes, seed) => {
          const teams = makeRandomTeams({
            studentIds: idsOf(students),
            modes: modesOf(modes),
            random: seededRandom(seed),
          });
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

  it("Q13e: two or three students become teams of one on different modes", () => {
    for (const count of [2, 3]) {
      expect(countRandomTeams(count)).toBe(count);
      const teams = makeRandomTeams({ studentIds: idsOf(count), modes: modesOf(4), random: seededRandom(count) });
      expect(teams.map((t) => t.memberIds.length)).toEqual(Array.from({ length: count }, () => 1));
      expect(new Set(teams.map((t) => t.mode)).size).toBe(count);
    }
  });

  it("Q13e: one student is a team of one; nobody makes no team", () => {
    expect(
      makeRandomTeams({ studentIds: ["s1"], modes: modesOf(4), random: seededRandom(1) }).map((t) => t.memberIds),
    ).toEqual([["s1"]]);
    expect(makeRandomTeams({ studentIds: [], modes: modesOf(4), random: seededRandom(1) })).toEqual([]);
  });

  it("T2a, Q13d: another draw makes other teams", () => {
    const draws = new Set(
      Array.from({ length: 20 }, (_, seed) =>
        JSON.stringify(makeRandomTeams({ studentIds: idsOf(8), modes: modesOf(4), random: seededRandom(seed) })),
      ),
    );
    expect(draws.size).toBeGreaterThan(15);
  });
});

const size = fc.constantFrom(...teamSizes);

describe("T2: teams of a chosen size", () => {
  it("T2e: every team is within one of the size, has at most four students, and nobody is alone unless alone is the size", () => {
    fc.assert(
      fc.property(fc.integer({ min: 6, max: 300 }), size, fc.integer(), (students, wanted, seed) => {
        const teams = makeRandomTeams({
          studentIds: idsOf(students),
          modes: modesOf(4),
          size: wanted,
          random: seededRandom(seed),
        });
        expect(teams.flatMap((t) => t.memberIds).sort()).toEqual(idsOf(students).sort());
        for (const { memberIds } of teams) {
          expect(Math.abs(memberIds.length - wanted)).toBeLessThanOrEqual(1);
          expect(memberIds.length).toBeLessThanOrEqual(4);
          if (wanted > 1) expect(memberIds.length).toBeGreaterThan(1);
        }
        const counts = modesOf(4).map((mode) => teams.filter((t) => t.mode === mode).length);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("T2e: four or five students are two teams, whatever larger size was chosen, so that each has one to meet", () => {
    const sizes = (students: number, wanted: 2 | 3 | 4) => forecastSizes(students, wanted);
    for (const wanted of [2, 3, 4] as const) {
      expect(sizes(4, wanted)).toEqual([{ size: 2, teams: 2 }]);
      expect(sizes(5, wanted)).toEqual([
        { size: 2, teams: 1 },
        { size: 3, teams: 1 },
      ]);
    }
  });

  it("T2e: beside teams that stay, two or three students are one team; one student is alone", () => {
    expect([1, 2, 3].map((students) => countRandomTeams(students, 2, 3))).toEqual([1, 1, 1]);
    expect([1, 2, 3].map((students) => countRandomTeams(students, 1, 3))).toEqual([1, 2, 3]);
    expect(countRandomTeams(0, 2, 3)).toBe(0);
  });

  it("T2e: within one mode too, no team has more than four students and only a single student is alone", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), size, (students, wanted) => {
        const sizes = splitEvenly(idsOf(students), countTeams(students, wanted)).map((ids) => ids.length);
        expect(Math.max(...sizes)).toBeLessThanOrEqual(4);
        if (wanted > 1 && students > 1) expect(Math.min(...sizes)).toBeGreaterThan(1);
      }),
    );
  });

  it("T2e: the forecast is what is made, the commonest size first", () => {
    expect(forecastSizes(27, 2)).toEqual([
      { size: 2, teams: 12 },
      { size: 3, teams: 1 },
    ]);
    expect(forecastSizes(11, 3)).toEqual([
      { size: 3, teams: 3 },
      { size: 2, teams: 1 },
    ]);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), size, fc.nat(5), fc.integer(), (students, wanted, kept, seed) => {
        const teams = makeRandomTeams({
          studentIds: idsOf(students),
          modes: modesOf(4),
          size: wanted,
          keptModes: Array.from({ length: kept }, () => "m1"),
          random: seededRandom(seed),
        });
        for (const { size: of, teams: count } of forecastSizes(students, wanted, kept))
          expect(teams.filter((t) => t.memberIds.length === of)).toHaveLength(count);
      }),
    );
  });
});
