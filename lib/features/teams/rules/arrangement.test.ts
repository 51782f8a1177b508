import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  chooseExemplarMode,
  withExemplar,
  withMeeting,
  withModeChanged,
  withStudentMoved,
} from "./arrangement-changes";
import { matchOf, suggestTeams, listUnmatchedTeams, type Arrangement } from "./arrangement";
import { effectsOf } from "./arrangement-effects";
import { matchOn, noFacts, teamOn } from "./testing/arrangements";
import { pairArrangement } from "@/lib/features/teams/matches/rules/arrangement-pairing";
import { seededRandom } from "@/lib/activity/rules/random";

const modes = ["bias", "brittleness", "hallucination", "adversarial"];

/** Teams t1, t2… on these modes, with two students each: a1 and b1 in t1, and so on. */
function teamsOn(list: readonly string[], matches: readonly (readonly number[])[] = []): Arrangement {
  return {
    teams: list.map((mode, i) => teamOn(mode, i + 1, `t${i + 1}`, [`a${i + 1}`, `b${i + 1}`])),
    matches: matches.map((numbers) => matchOn(numbers.map((n) => `t${n}`))),
  };
}
const met = (arrangement: Arrangement) =>
  arrangement.matches.map((match) => [...match.teamIds].sort().join("+")).sort();

describe("T2: moving by hand", () => {
  it("T7d: the last one to leave ends the team, and its match of two; a match of three goes on without it (Q8a, Q8b)", () => {
    const gone = (arrangement: Arrangement, n: number) =>
      withStudentMoved(withStudentMoved(arrangement, `a${n}`, { to: "tray" }), `b${n}`, { to: "tray" });
    const two = gone(teamsOn(["bias", "brittleness"], [[1, 2]]), 1);
    expect([two.teams.map((t) => t.id), met(two)]).toEqual([["t2"], []]);
    expect(met(gone(teamsOn(["bias", "brittleness", "hallucination"], [[1, 2, 3]]), 1))).toEqual(["t2+t3"]);
  });

  it("T2c: whatever is moved, everyone who was in a team still is, but those sent to the tray, and no team is empty", () => {
    const moves = fc.array(
      fc.tuple(
        fc.constantFrom("a", "b"),
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom("tray", "new", "t1", "t2", "t3", "t4"),
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(moves, (list) => {
        let now = teamsOn(modes, [
          [1, 2],
          [3, 4],
        ]);
        const out = new Set<string>();
        for (const [letter, n, to] of list) {
          const student = `${letter}${n}`;
          if (to.startsWith("t") && to !== "tray" && !now.teams.some((t) => t.id === to)) continue;
          now = withStudentMoved(
            now,
            student,
            to === "tray" ? { to } : to === "new" ? { to, mode: "bias" } : { to: "team", teamId: to },
          );
          if (to === "tray") out.add(student);
          else out.delete(student);
        }
        expect(now.teams.flatMap((t) => t.memberIds).sort()).toEqual(
          modes
            .flatMap((_, i) => [`a${i + 1}`, `b${i + 1}`])
            .filter((id) => !out.has(id))
            .sort(),
        );
        expect(now.teams.every((t) => t.memberIds.length > 0)).toBe(true);
        expect(new Set(now.teams.map((t) => t.number)).size).toBe(now.teams.length);
        for (const match of now.matches)
          expect(match.teamIds.every((id) => now.teams.some((t) => t.id === id))).toBe(true);
      }),
    );
  });

  it("T7f: a new mode that is the partner's makes the match an override", () => {
    expect(withModeChanged(teamsOn(["bias", "brittleness"], [[1, 2]]), "t2", "bias").matches[0]?.override).toBe(true);
  });

  it("T3c: the suggested team has the fewest members who count, before compare one that still writes; once compare has begun, one with a match", () => {
    const base = withStudentMoved(teamsOn(modes, [[1, 2]]), "a3", { to: "tray" });
    const hasMatch = (teamId: string) => matchOf(base, teamId) !== undefined;
    const suggest = (students: number, comparing: boolean, away: string[] = [], handedIn: string[] = [], most = 4) =>
      suggestTeams(base.teams, students, {
        isAbsent: (id) => away.includes(id),
        comparing,
        hasMatch,
        hasHandedIn: (id) => handedIn.includes(id),
        maxMembers: most,
      }).map((team) => team?.number ?? null);
    const ask = (...asked: [boolean, string[]?, string[]?]) => suggest(1, ...asked)[0];
    expect([ask(false), ask(true), ask(true, ["a2", "b2"]), ask(false, ["a4", "b4"])]).toEqual([3, 1, 2, 4]);
    expect([ask(false, [], ["t3", "t1"]), ask(true, [], ["t1"]), ask(false, [], ["t1", "t2", "t3", "t4"])]).toEqual([
      2, 1, 3,
    ]);
    expect(suggest(1, false, [], [], 1)).toEqual([null]);
    expect(suggest(6, false, [], [], 3)).toEqual([3, 1, 2, 3, 4, null]);
  });
});

describe("Q15: by hand, and exemplars", () => {
  it("Q15a: two teams that are to meet change places with whoever met the other", () => {
    expect(
      met(
        withMeeting(
          teamsOn(modes, [
            [1, 2],
            [3, 4],
          ]),
          "t1",
          "t3",
        ),
      ),
    ).toEqual(["t1+t3", "t2+t4"]);
    expect(met(withMeeting(teamsOn(modes, [[1, 2]]), "t3", "t4"))).toEqual(["t1+t2", "t3+t4"]);
    expect(met(withMeeting(teamsOn(modes, [[1, 2]]), "t1", "t3"))).toEqual(["t1+t3"]);
    expect(met(withMeeting(teamsOn(modes, [[1, 2]]), "t3", "t1"))).toEqual(["t1+t2+t3"]);
  });

  it("Q15a: meeting a team of a trio changes places with the partner that leaves the fewest on one mode", () => {
    const five = teamsOn(
      ["bias", "brittleness", "hallucination", "bias", "adversarial"],
      [
        [1, 2, 3],
        [4, 5],
      ],
    );
    const after = withMeeting(five, "t5", "t2");
    expect(matchOf(after, "t5")).toBe(matchOf(after, "t2"));
    expect(after.matches.every((match) => !match.override)).toBe(true);
  });

  it("T5a: nobody is ever in two matches, and no match has more than three teams, whatever is asked by hand", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 })), { maxLength: 10 }),
        (asks) => {
          let now = teamsOn(
            ["bias", "bias", "brittleness", "hallucination", "adversarial", "brittleness", "bias"],
            [
              [1, 3],
              [2, 4, 5],
            ],
          );
          for (const [a, b] of asks)
            if (a !== b) {
              now = withMeeting(now, `t${a}`, `t${b}`);
              expect(matchOf(now, `t${a}`)).toBe(matchOf(now, `t${b}`));
            }
          const seats = now.matches.flatMap((match) => match.teamIds);
          expect(new Set(seats).size).toBe(seats.length);
          expect(now.matches.every((match) => match.teamIds.length === 2 || match.teamIds.length === 3)).toBe(true);
        },
      ),
    );
  });

  it("Q15b: an exemplar is on another mode than the match's teams, the one fewest teams study", () => {
    const arrangement = teamsOn(["bias", "brittleness", "hallucination", "hallucination"], [[1, 2]]);
    expect(chooseExemplarMode(arrangement, ["t1", "t2"], modes)).toBe("adversarial");
    expect(chooseExemplarMode(arrangement, ["t1"], ["bias", "brittleness", "hallucination"])).toBe("brittleness");
    const alone = withExemplar(arrangement, "t3", "adversarial");
    expect(matchOf(alone, "t3")).toEqual(matchOn(["t3"], "adversarial"));
    expect(matchOf(withExemplar(alone, "t3", null), "t3")).toBeUndefined();
  });
});

describe("T5: a pairing put into the arrangement", () => {
  it("T5b, Q15b: those who can't meet another mode get an exemplar each, or meet each other knowingly; nobody is left over", () => {
    const arrangement = teamsOn(["bias", "bias", "bias", "bias", "bias", "brittleness"]);
    const ask = (rest?: "exemplar" | "override") =>
      pairArrangement({ arrangement, modes, earlier: [], random: seededRandom(1), rest });
    expect(ask()).toMatchObject({ kind: "short", reason: { mode: "bias", count: 5, of: 6 } });
    const exemplars = ask("exemplar");
    const overrides = ask("override");
    if (exemplars.kind === "short" || overrides.kind === "short") throw new Error("decided, yet not paired");
    expect(listUnmatchedTeams(exemplars.after)).toEqual([]);
    expect(exemplars.after.matches.map((m) => m.teamIds.length).sort()).toEqual([1, 1, 1, 1, 2]);
    expect(exemplars.after.matches.every((m) => (m.teamIds.length === 1) === (m.exemplarMode !== null))).toBe(true);
    expect(overrides.after.matches.map((m) => m.override).sort()).toEqual([false, true, true]);
    expect(listUnmatchedTeams(overrides.after)).toEqual([]);
  });

  it("Q16a: the lowest team number comes first", () => {
    const paired = pairArrangement({ arrangement: teamsOn(modes), modes, earlier: [], random: seededRandom(2) });
    if (paired.kind === "short") throw new Error("can be paired");
    for (const { teamIds } of paired.after.matches) expect([...teamIds].sort()).toEqual(teamIds);
  });
});

describe("T2: what a change means, said first", () => {
  it("Q13f, T7d: making teams again says which teams have begun to write", () => {
    const before = teamsOn(modes, [[1, 2]]);
    const after: Arrangement = {
      teams: [teamOn("bias", 1, "new 1", ["a1", "b1", "a2"]), teamOn("brittleness", 2, "new 2", ["b2"])],
      matches: [],
    };
    expect(effectsOf(before, after, { ...noFacts, begun: new Set(["t2", "t4"]), handedIn: new Set(["t4"]) })).toEqual([
      {
        effect: "teams-made",
        teams: 2,
        students: 4,
        modes: [
          { mode: "bias", teams: 1 },
          { mode: "brittleness", teams: 1 },
        ],
      },
      { effect: "team-of-size", number: 1, size: 3 },
      { effect: "teams-of-one", numbers: [2] },
      { effect: "teams-end", count: 4 },
      { effect: "words-archived", numbers: [2, 4], empty: true },
      { effect: "hand-ins-archived", count: 1 },
      { effect: "matches-end-all", count: 1 },
    ]);
  });

  it("Q17a: a trio that repeats a mode is named with the two that share it", () => {
    const before = teamsOn(["bias", "bias", "brittleness"]);
    expect(effectsOf(before, { ...before, matches: [matchOn(["t1", "t2", "t3"])] }, noFacts)).toContainEqual({
      effect: "trio-shares",
      numbers: [1, 2, 3],
      shared: [1, 2],
      mode: "bias",
    });
  });

  it("Q18b: a pair that met before is named", () => {
    const before = teamsOn(["bias", "brittleness"]);
    expect(
      effectsOf(before, teamsOn(["bias", "brittleness"], [[1, 2]]), { ...noFacts, times: () => 1 }),
    ).toContainEqual({ effect: "met-before", numbers: [1, 2] });
  });

  it("T2c: a move that touches no match says that all stand and that nobody else moves", () => {
    const before = teamsOn(modes, [
      [1, 2],
      [3, 4],
    ]);
    expect(
      effectsOf(before, withStudentMoved(before, "a1", { to: "team", teamId: "t3" }), noFacts).map((e) => e.effect),
    ).toEqual(["alone", "joins", "matches-stand", "nobody-else"]);
  });
});
