/** Locked teams and matches stay when teams are made or matched again, and everyone else is still placed (T2, T5). */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pairArrangement } from "@/lib/features/teams/matches/rules/arrangement-pairing";
import { pairTeams } from "@/lib/features/teams/matches/rules/pairing";
import { seededRandom } from "@/lib/activity/rules/random";
import { listLockedTeams, matchOf, type ArrangedMatch, type Arrangement } from "./arrangement";
import { withMeeting, withTeamsRemade } from "./arrangement-changes";
import { effectsOf } from "./arrangement-effects";
import { makeRandomTeams, teamSizes } from "./random-teams";
import { noFacts } from "./testing/arrangements";

const modes = ["bias", "brittleness", "hallucination", "adversarial"];

/**
 * Teams on these modes, with two students each; teams 1 and 2 meet, then 3 and 4, and so on. `lockedTeams` and `lockedMatches` are positions from 0.
 */
function arrangementOf(
  teamModes: readonly string[],
  { lockedTeams = [], lockedMatches = [] }: { lockedTeams?: readonly number[]; lockedMatches?: readonly number[] } = {},
): Arrangement {
  const teams = teamModes.map((mode, i) => ({
    id: `t${i + 1}`,
    number: i + 1,
    mode,
    memberIds: [`a${i + 1}`, `b${i + 1}`],
    locked: lockedTeams.includes(i),
  }));
  const matches: ArrangedMatch[] = [];
  for (let i = 0; i + 1 < teams.length; i += 2)
    matches.push({
      teamIds: [`t${i + 1}`, `t${i + 2}`],
      exemplarMode: null,
      override: teamModes[i] === teamModes[i + 1],
      locked: lockedMatches.includes(i / 2),
    });
  return { teams, matches };
}

const anyArrangement = fc
  .record({
    teamModes: fc.array(fc.constantFrom(...modes), { minLength: 1, maxLength: 14 }),
    lockedTeams: fc.array(fc.nat(13), { maxLength: 5 }),
    lockedMatches: fc.array(fc.nat(6), { maxLength: 3 }),
  })
  .map(({ teamModes, ...locks }) => arrangementOf(teamModes, locks));

describe("T2: making teams again", () => {
  it("T2f: locked teams keep number, members and mode; everyone else is placed once; modes are balanced around them", () => {
    fc.assert(
      fc.property(
        anyArrangement,
        fc.integer({ min: 0, max: 6 }),
        fc.constantFrom(...teamSizes),
        fc.integer(),
        (before, more, size, seed) => {
          const kept = listLockedTeams(before);
          const placed = kept.flatMap((team) => team.memberIds);
          const others = [
            ...before.teams.flatMap((team) => team.memberIds).filter((id) => !placed.includes(id)),
            ...Array.from({ length: more }, (_, i) => `new${i}`),
          ];
          const plans = makeRandomTeams({
            studentIds: others,
            modes,
            size,
            keptModes: kept.map((team) => team.mode),
            random: seededRandom(seed),
          });
          const after = withTeamsRemade(before, plans);
          for (const team of kept) expect(after.teams).toContainEqual(team);
          expect(after.teams.flatMap((team) => team.memberIds).sort()).toEqual([...placed, ...others].sort());
          expect(new Set(after.teams.map((team) => team.number)).size).toBe(after.teams.length);
          const counts = (mode: string) => after.teams.filter((team) => team.mode === mode).length;
          const fewest = Math.min(...modes.map(counts));
          for (const { mode } of plans) expect(counts(mode) - 1).toBeLessThanOrEqual(fewest);
          for (const match of before.matches.filter((one) => one.locked)) expect(after.matches).toContainEqual(match);
        },
      ),
    );
  });

  it("T2f: the preview names the teams that stay and counts those that end", () => {
    const before = arrangementOf(modes, { lockedTeams: [1] });
    const plans = [
      { mode: "bias", memberIds: ["a1", "a3", "b4"] },
      { mode: "hallucination", memberIds: ["b1", "b3", "a4"] },
    ];
    const after = withTeamsRemade(before, plans);
    expect(after.teams.map(({ number, id }) => [number, id])).toEqual([
      [1, "new 1"],
      [2, "t2"],
      [3, "new 3"],
    ]);
    const facts = { ...noFacts, begun: new Set(["t2", "t3"]) };
    expect(effectsOf(before, after, facts)).toEqual([
      {
        effect: "teams-made",
        teams: 2,
        students: 6,
        modes: [
          { mode: "bias", teams: 1 },
          { mode: "hallucination", teams: 1 },
        ],
      },
      { effect: "teams-stay", numbers: [2] },
      { effect: "other-teams-end", count: 3 },
      { effect: "words-archived", numbers: [3], empty: true },
      { effect: "matches-end-all", count: 2 },
    ]);
  });
});

describe("T5: matching again", () => {
  it("T5c: locked matches stay as they are; all other teams are matched once, with another mode whenever the locks leave that feasible", () => {
    fc.assert(
      fc.property(anyArrangement, fc.integer(), (before, seed) => {
        const locked = before.matches.filter((match) => match.locked);
        const free = before.teams.filter((team) => !locked.some((match) => match.teamIds.includes(team.id)));
        const ask = (rest?: "exemplar") =>
          pairArrangement({ arrangement: before, modes, earlier: [], random: seededRandom(seed), rest });
        const feasible =
          pairTeams({ teams: free.map((team) => ({ ...team, size: 2 })), random: seededRandom(seed) }).kind ===
          "paired";
        if (feasible) expect(ask().kind).toBe("paired");
        const result = ask("exemplar");
        if (result.kind === "short") throw new Error("decided, yet not paired");
        for (const match of locked) expect(result.after.matches).toContainEqual(match);
        expect(result.after.matches.flatMap((match) => match.teamIds).sort()).toEqual(
          before.teams.map((team) => team.id).sort(),
        );
        for (const { id, mode } of feasible ? free : []) {
          const others = matchOf(result.after, id)?.teamIds.filter((other) => other !== id) ?? [];
          expect(others.some((other) => before.teams.find((team) => team.id === other)?.mode !== mode)).toBe(true);
        }
      }),
    );
  });

  it("T5c: when the locks leave teams of one mode only, it says so, and whether they would be matched without the locks", () => {
    const before = arrangementOf(["bias", "brittleness", "hallucination", "hallucination"], { lockedMatches: [0] });
    const ask = (arrangement: Arrangement) =>
      pairArrangement({
        arrangement: { ...arrangement, matches: arrangement.matches.slice(0, 1) },
        modes,
        earlier: [],
        random: seededRandom(1),
      });
    expect(ask(before)).toEqual({
      kind: "short",
      reason: { mode: "hallucination", count: 2, of: 2 },
      left: [expect.arrayContaining(["t3", "t4"])],
      locked: 1,
      isByLocks: true,
    });
    const never = arrangementOf(["bias", "brittleness", "bias", "bias", "bias", "bias"], { lockedMatches: [0] });
    expect(ask(never)).toMatchObject({ kind: "short", locked: 1, isByLocks: false });
  });

  it("T5c: a swap by hand ends the lock of the matches it changes; a third team that joins leaves it", () => {
    const before = arrangementOf(modes, { lockedMatches: [0] });
    expect(withMeeting(before, "t1", "t3").matches.map((match) => match.locked)).toEqual([false, false]);
    const third = { ...before, matches: before.matches.slice(0, 1) };
    expect(withMeeting(third, "t3", "t1").matches).toEqual([
      expect.objectContaining({ teamIds: ["t1", "t2", "t3"], locked: true }),
    ]);
  });
});
