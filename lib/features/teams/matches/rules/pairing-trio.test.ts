import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { costsOf, type Costs, type PairableTeam, type CurrentMatch } from "./pairing-cost";
import { cheapestWithTrio } from "./pairing-trio";
import { meetingsOf } from "./rounds";

/**
 * The limit is ten pairing problems, each of which looks at every two teams some three times. Trying every trio of 71 teams would take 50,000
 * problems.
 */
const maxLookups = (n: number) => 10 * 3 * n * n;

/** Throws when there are more look-ups than that. Returns how many problems the look-ups amount to. */
function problemsOf(
  teams: readonly PairableTeam[],
  current: readonly CurrentMatch[],
  earlier: readonly string[][],
): { groups: string[][]; problems: number } {
  const n = teams.length;
  const costs = costsOf(teams, current, meetingsOf(earlier));
  let costLookups = 0;
  const counted: Costs = {
    ...costs,
    pair: (i, j) => {
      costLookups += 1;
      if (costLookups > maxLookups(n)) throw new Error(`more than ${maxLookups(n)} costLookups at pairs of ${n} teams`);
      return costs.pair(i, j);
    },
  };
  const groups = cheapestWithTrio(n, counted).map((group) => group.map((i) => teams[i]?.id ?? ""));
  return { groups, problems: costLookups / (3 * n * n) };
}

const someTeams = fc.integer({ min: 1, max: 44 }).chain((half) => {
  const modes = fc.integer({ min: 2, max: 8 });
  const sizes = fc.oneof(fc.constant([2]), fc.constant([1, 2, 3, 4]), fc.constant([2, 2, 2, 2, 2, 2, 3]));
  return fc.tuple(modes, sizes).chain(([count, from]) =>
    fc.tuple(
      ...Array.from({ length: 2 * half + 1 }, (_, i) =>
        fc.record({
          id: fc.constant(`t${i}`),
          mode: fc.integer({ min: 1, max: count }).map((mode) => `m${mode}`),
          size: fc.constantFrom(...from),
        }),
      ),
    ),
  );
});

describe("the trio of an odd number of teams", () => {
  it("T5a, Q18b: an odd number of teams of any sizes is paired after a few problems of pairs, whatever rounds and matches there were", () => {
    // The teams of 143 and 297 students: pairs and one team of three.
    for (const n of [71, 149]) {
      const drawn = Array.from({ length: n }, (_, i) => ({
        id: `t${i}`,
        mode: `m${i % 4}`,
        size: i === n - 1 ? 3 : 2,
      }));
      expect(problemsOf(drawn, [], []).problems).toBeLessThan(5);
    }
    let solved = 0;
    fc.assert(
      fc.property(someTeams, fc.integer({ min: 0, max: 3 }), (teams, rounds) => {
        const earlier: string[][] = [];
        for (let round = 0; round <= rounds; round += 1) {
          const { groups } = problemsOf(teams, [], earlier);
          expect(groups.flat().sort()).toEqual(teams.map(({ id }) => id).sort());
          earlier.push(...groups);
          solved += 1;
        }
        // Two teams end, so their partners are alone, and the other matches stay.
        const left = teams.slice(0, -2);
        if (left.length < 3) return;
        const current = earlier
          .slice(-Math.floor(teams.length / 2))
          .filter((ids) => ids.every((id) => left.some((team) => team.id === id)));
        problemsOf(
          left,
          current.map((teamIds) => ({ teamIds })),
          earlier,
        );
      }),
      { numRuns: 30 },
    );
    expect(solved).toBeGreaterThanOrEqual(30);
  });
});
