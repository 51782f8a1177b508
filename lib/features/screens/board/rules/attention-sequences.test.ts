import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyLesson, teamCount, tickByTick, tickMs, type Step } from "./testing/lesson-steps";
import { LessonWitness } from "./testing/lesson-witness";
import { WatchedLesson } from "./testing/watched-lesson";

const teams = Array.from({ length: teamCount }, (_, n) => n);
/** Steps after which a team may have more time, or another timer. */
const gives: readonly Step["do"][] = ["set-clock", "extend", "give", "place", "move", "clock-off"];

/** The fewest times that each reason and section must occur, and that a timer must be read. */
const floor = {
  asked: 40,
  offline: 40,
  "nobody-here": 10,
  quiet: 60,
  "quiet in a later sitting": 20,
  "one-writes": 15,
  "not-handed-in": 40,
  unmatched: 20,
  returned: 2,
  writing: 120,
  presenting: 8,
  comparing: 15,
  "handed-in": 30,
  teams: 45,
  "clock stands": 90,
  "clock runs": 1_000,
};

describe("whatever happens in a lesson, in whatever order", () => {
  it("T9b, T10a, Q19c, Q22a, Q23a, Q24a: flags, typing, hand-ins, matches, clocks, pauses, absences, sittings, and people who come, leave and drop out: each team is in the one section, for the one reason, that someone who saw it all would name, and no clock runs backwards", () => {
    const reached = new Map<string, number>();
    const count = (what: string) => reached.set(what, (reached.get(what) ?? 0) + 1);
    fc.assert(
      fc.property(anyLesson, (lesson) => {
        const [board, witness] = [new WatchedLesson(), new LessonWitness()];
        let before: string[] = [];
        for (const step of lesson.flatMap(tickByTick)) {
          const had = teams.map((team) => board.leftOf(team));
          board.do(step);
          witness.see(step);

          const accounts = teams.map((team) => witness.accountOf(team));
          const places = teams.map((team) => board.placeOf(team));
          const now = places.map(({ section, reason }) => reason?.code ?? section);
          expect(places.map(({ section, reason }) => [section, reason?.code ?? null])).toEqual(
            accounts.map(({ section, reason }) => [section, reason]),
          );
          const [named, may] = [places.map(({ reason }) => studentIn(reason)), accounts.map(({ whom }) => whom)];
          expect(named.every((id, team) => id === null || may[team]?.includes(id) === true)).toBe(true);
          for (const [team, what] of now.entries()) {
            if (before[team] === what) continue;
            count(what);
            if (what === "quiet" && witness.isLaterSitting) count("quiet in a later sitting");
          }
          before = now;

          const has = teams.map((team) => board.leftOf(team));
          expect(has).toEqual(teams.map((team) => witness.leftOf(team)).map((ticks) => ticks && ticks * tickMs));
          if (gives.includes(step.do) || had.includes(null)) continue;
          const goesBy = step.do === "tick" && !witness.wasPaused ? tickMs : 0;
          expect(has).toEqual(had.map((ms) => (ms ?? 0) - goesBy));
          if (step.do === "tick") count(goesBy === 0 ? "clock stands" : "clock runs");
        }
      }),
      { numRuns: 80 },
    );
    const missed = Object.entries(floor).filter(([what, least]) => (reached.get(what) ?? 0) < least);
    expect(missed, JSON.stringify([...reached])).toEqual([]);
  });
});

const studentIn = (reason: object | null): string | null =>
  reason !== null && "studentId" in reason ? String(reason.studentId) : null;
