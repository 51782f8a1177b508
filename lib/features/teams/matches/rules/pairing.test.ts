import { describe, expect, it } from "vitest";
import { pairTeams } from "./pairing";
import { seededRandom } from "@/lib/activity/rules/random";
import { pairsIn } from "./rounds";
import { teamsOf, modeNames, mixes, expectWhole } from "./testing/pairings";

describe("T5: pairing meets its conditions for every mix of mode counts up to 20 teams", () => {
  it("T5a, Q17a: of 2 to 20 teams each meets another mode where that is feasible, with one trio when odd; else as few as possible are left", () => {
    for (let n = 2; n <= 20; n++) {
      for (const mix of mixes(n)) {
        const teams = teamsOf(Object.fromEntries(mix.map((count, i) => [modeNames[i] ?? "", count])));
        const pairing = pairTeams({ teams, random: seededRandom(n) });
        const largest = mix[0] ?? 0;
        const feasible = n % 2 === 0 ? largest <= n / 2 : largest <= (n + 1) / 2;
        expectWhole(pairing, teams);
        expect(pairing.kind, `modes ${mix.join("+")}`).toBe(feasible ? "paired" : "short");
        const shares = pairing.matches.some((m) => m.sharedMode !== null);
        if (n % 2 === 1 && feasible)
          expect(shares, `trio of ${mix.join("+")}`).toBe(!(mix.length >= 3 && largest <= (n - 1) / 2));
        if (pairing.kind === "short") {
          expect(pairing.reason).toEqual({ mode: modeNames[0], count: largest, of: n });
          const left = pairing.left.flat();
          expect(left.every((id) => teams.find((t) => t.id === id)?.mode === modeNames[0])).toBe(true);
          expect(left.length, "as few as possible are left").toBe(largest === n ? n : 2 * largest - n - (n % 2));
        }
      }
    }
  });
});

describe("Q18: rounds", () => {
  it("Q18b: with 4 modes of 3 teams, five rounds in a row repeat no pair", () => {
    const teams = teamsOf({ a: 3, b: 3, c: 3, d: 3 });
    const earlier: (readonly string[])[] = [];
    const met = new Set<string>();
    for (let round = 1; round <= 5; round++) {
      const pairing = pairTeams({ teams, earlier, random: seededRandom(round) });
      for (const match of pairing.matches) {
        const key = [...match.teamIds].sort().join();
        expect(met.has(key), `round ${round} repeats ${key}`).toBe(false);
        met.add(key);
        earlier.push(match.teamIds);
      }
    }
  });

  it("Q18b: 149 teams over 4 modes get six rounds without a repeated pair or a second trio", () => {
    const random = seededRandom(9);
    const teams = Array.from({ length: 149 }, (_, i) => ({ id: `t${i}`, mode: modeNames[i % 4] ?? "", size: 2 }));
    const earlier: (readonly string[])[] = [];
    for (let round = 1; round <= 6; round++) {
      const { matches } = pairTeams({ teams, earlier, random });
      const pairs = matches.flatMap((m) => pairsIn(m.teamIds));
      expect(pairs.filter(([a, b]) => earlier.some((m) => m.includes(a) && m.includes(b)))).toEqual([]);
      const trio = matches.find((m) => m.teamIds.length === 3)?.teamIds ?? [];
      expect(trio.filter((id) => earlier.some((m) => m.length === 3 && m.includes(id)))).toEqual([]);
      earlier.push(...matches.map((m) => m.teamIds));
    }
  });
});
