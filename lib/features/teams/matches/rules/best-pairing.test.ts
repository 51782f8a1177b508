import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pairTeams, type PairableTeam, type Pairing } from "./pairing";
import { seededRandom } from "@/lib/activity/rules/random";
import { pairsIn } from "./rounds";
import { teamsOf, modeNames } from "./testing/pairings";

// An independent version of the priorities: lists of numbers that are compared in order.
interface Case {
  teams: PairableTeam[];
  current: { teamIds: string[] }[];
  earlier: string[][];
}

function valueOf(groups: PairableTeam[][], { current, earlier }: Case): number[] {
  const times = (a: string, b: string) => earlier.filter((m) => m.includes(a) && m.includes(b)).length;
  const met = groups.flatMap((g) => pairsIn(g)).map(([a, b]) => times(a.id, b.id));
  const trios = groups
    .filter((g) => g.length === 3)
    .flatMap((g) => g.map((t) => earlier.filter((m) => m.length === 3 && m.includes(t.id)).length));
  const same = (g: PairableTeam[]) => new Set(g.map((t) => t.mode)).size === 1;
  const stays = groups.map((g) => {
    const inside = current.map((m) => g.filter((t) => m.teamIds.includes(t.id)));
    return inside.find((list) => list.length >= 2) ?? [];
  });
  const people = (list: PairableTeam[]) => list.reduce((sum, t) => sum + t.size, 0);
  return [
    groups.filter(same).length,
    groups.some((g) => g.length === 3 && same(g))
      ? 2
      : groups.some((g) => new Set(g.map((t) => t.mode)).size < g.length && !same(g))
        ? 1
        : 0,
    met.filter((n) => n > 0).length,
    met.reduce((sum, n) => sum + Math.max(0, Math.min(n - 1, 3)), 0),
    trios.filter((n) => n > 0).length,
    trios.reduce((sum, n) => sum + Math.max(0, Math.min(n - 1, 3)), 0),
    -stays.filter((list) => list.length >= 2).length,
    people(groups.flat()) - people(stays.flat()),
  ];
}

function* everyGrouping(teams: PairableTeam[], trio = teams.length % 2 === 1): Generator<PairableTeam[][]> {
  const [first, ...rest] = teams;
  if (first === undefined) {
    yield [];
    return;
  }
  for (const second of rest) {
    const without = rest.filter((t) => t !== second);
    if (!(trio && rest.length === 2))
      for (const others of everyGrouping(without, trio)) yield [[first, second], ...others];
    if (!trio) continue;
    for (const third of without.slice(without.findIndex((t) => rest.indexOf(t) > rest.indexOf(second)))) {
      if (rest.indexOf(third) <= rest.indexOf(second)) continue;
      for (const others of everyGrouping(
        without.filter((t) => t !== third),
        false,
      ))
        yield [[first, second, third], ...others];
    }
  }
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [i, x] of a.entries()) if (x !== b[i]) return x - (b[i] ?? 0);
  return 0;
}

const smallCase: fc.Arbitrary<Case> = fc.integer({ min: 2, max: 9 }).chain((n) => {
  const ids = Array.from({ length: n }, (_, i) => `t${i + 1}`);
  /** Some matches of two or three teams, each team at most once. */
  const round: fc.Arbitrary<string[][]> = fc.tuple(fc.shuffledSubarray(ids), fc.boolean()).map(([list, trio]) => {
    const found: string[][] = [];
    for (let i = 0; i + 1 < list.length; i += 2) found.push(list.slice(i, i + 2));
    const last = list.length % 2 === 1 ? list.at(-1) : undefined;
    if (trio && last !== undefined) found.at(-1)?.push(last);
    return found;
  });
  return fc.record({
    teams: fc.tuple(
      ...ids.map((id) =>
        fc.record({ id: fc.constant(id), mode: fc.constantFrom("a", "b", "c"), size: fc.integer({ min: 1, max: 4 }) }),
      ),
    ),
    current: round.map((matches) => matches.map((teamIds) => ({ teamIds }))),
    earlier: fc.array(round, { maxLength: 4 }).map((rounds) => rounds.flat()),
  });
});

function groupsOf(pairing: Pairing, teams: readonly PairableTeam[]): PairableTeam[][] {
  const rest = pairing.kind === "short" ? [...pairing.left, ...pairing.agreed] : [];
  return [...pairing.matches.map((m) => m.teamIds), ...rest].map((ids) =>
    ids.map((id) => teams.find((t) => t.id === id)).filter((t) => t !== undefined),
  );
}

describe("T5, Q18: the best of all ways", () => {
  it("T5c, T5d, Q18b: different modes, then new pairs, then nobody twice in a trio, then matches kept and fewest people moved: never worse than any other way (brute force)", () => {
    fc.assert(
      fc.property(smallCase, fc.integer(), (given, seed) => {
        const found = valueOf(groupsOf(pairTeams({ ...given, random: seededRandom(seed) }), given.teams), given);
        for (const other of everyGrouping(given.teams)) {
          const value = valueOf(other, given);
          if (compare(value, found) < 0)
            expect.fail(`found ${found.join()}, but ${value.join()} is possible: ${JSON.stringify(other)}`);
        }
      }),
      { numRuns: 400 },
    );
  });

  it("T5c: re-pairing after one team more leaves every match of 148 teams standing and makes one trio", () => {
    const random = seededRandom(3);
    const teams = Array.from({ length: 149 }, (_, i) => ({ id: `t${i}`, mode: modeNames[i % 4] ?? "", size: 2 }));
    const before = pairTeams({ teams: teams.slice(0, 148), random });
    const current = before.matches.map(({ teamIds }) => ({ teamIds }));
    const after = pairTeams({ teams, current, random });
    for (const match of current)
      expect(after.matches.some((m) => match.teamIds.every((id) => m.teamIds.includes(id)))).toBe(true);
  });

  it("T5c: re-pairing when nothing has changed changes nothing", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 31 }), fc.integer(), (n, seed) => {
        const random = seededRandom(seed);
        const teams = Array.from({ length: n }, (_, i) => ({
          id: `t${i}`,
          mode: modeNames[Math.floor(random() * 4)] ?? "",
          size: 2,
        }));
        const before = pairTeams({ teams, random });
        const current = [
          ...before.matches,
          ...(before.kind === "short" ? before.left.map((teamIds) => ({ teamIds })) : []),
        ];
        const after = pairTeams({ teams, current, random });
        const shape = (matches: readonly { teamIds: readonly string[] }[]) =>
          matches.map((m) => [...m.teamIds].sort().join()).sort();
        expect(shape(after.matches)).toEqual(shape(before.matches));
        if (after.kind === "short")
          expect([after.left, shape(after.agreed.map((teamIds) => ({ teamIds })))]).toEqual([
            [],
            before.kind === "short" ? shape(before.left.map((teamIds) => ({ teamIds }))) : [],
          ]);
      }),
    );
  });

  it("Q15c: a team that reads an exemplar keeps it while nobody on another mode is free, and is matched when somebody is", () => {
    const teams = teamsOf({ bias: 4, brittleness: 2 });
    const current = [{ teamIds: ["t1", "t5"] }, { teamIds: ["t2", "t6"] }, { teamIds: ["t3"] }, { teamIds: ["t4"] }];
    const still = pairTeams({ teams, current, random: seededRandom(1) });
    expect(still).toMatchObject({ kind: "short", left: [], agreed: [] });
    expect(still.kind === "short" && [...still.withExemplar].sort()).toEqual(["t3", "t4"]);
    const more = pairTeams({
      teams: [...teams, { id: "t7", mode: "hallucination", size: 2 }, { id: "t8", mode: "hallucination", size: 2 }],
      current,
      random: seededRandom(1),
    });
    expect(more.kind).toBe("paired");
    expect(
      more.matches.map((m) => [...m.teamIds].sort().join()).filter((m) => m === "t1,t5" || m === "t2,t6"),
    ).toHaveLength(2);
  });

  it("T5a: a single team is left for an exemplar", () => {
    expect(pairTeams({ teams: teamsOf({ bias: 1 }), random: seededRandom(1) })).toMatchObject({
      kind: "short",
      left: [["t1"]],
      reason: { mode: "bias", count: 1, of: 1 },
    });
    expect(pairTeams({ teams: [], random: seededRandom(1) })).toEqual({ kind: "paired", matches: [] });
  });
});
