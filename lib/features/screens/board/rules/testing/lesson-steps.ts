/** What can happen in a lesson as far as the board shows it, for random sequences. Students and teams are numbers. */
import * as fc from "fast-check";
import { extraTimes } from "@/lib/activity/rules/clock";

export const studentCount = 7;
export const teamCount = 3;
/** Time passes in steps of this length. Each limit of the board is a multiple of it, so that tests hit the exact moment. */
export const tickMs = 30_000;

const students = Array.from({ length: studentCount }, (_, n) => n);
const student = fc.nat(studentCount - 1);
const team = fc.nat(teamCount - 1);
const kind = <Do extends string>(name: Do) => fc.constant(name);

const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: kind("wait"), ticks: fc.integer({ min: 1, max: 12 }) }) },
  { weight: 4, arbitrary: fc.record({ do: kind("come"), student }) },
  { weight: 5, arbitrary: fc.record({ do: kind("type"), student, words: fc.constantFrom(1, 6, 7, 54, 60) }) },
  { weight: 2, arbitrary: fc.record({ do: kind("drop"), student }) },
  { weight: 1, arbitrary: fc.record({ do: kind("leave"), student }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: kind("next-sitting"),
      ticks: fc.integer({ min: 18, max: 26 }),
      back: fc.subarray(students, { minLength: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: kind("mark"), student, absent: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: kind("place"), student, team: fc.option(team) }) },
  { weight: 1, arbitrary: fc.record({ do: kind("give"), student, percent: fc.constantFrom(...extraTimes) }) },
  { weight: 1, arbitrary: fc.record({ do: kind("ask"), team }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom("answer" as const, "take-flag-back" as const), team }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom("hand-in" as const, "hand-in" as const, "take-back" as const, "return" as const),
      team,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom("match" as const, "present" as const, "unmatch" as const), team }),
  },
  { weight: 2, arbitrary: fc.record({ do: kind("set-clock"), minutes: fc.constantFrom(1, 4, 12) }) },
  { weight: 1, arbitrary: fc.record({ do: kind("clock-off") }) },
  { weight: 2, arbitrary: fc.record({ do: kind("extend"), minutes: fc.constantFrom(2, -1), team: fc.option(team) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom("pause" as const, "renew" as const, "resume" as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: kind("move"),
      phase: fc.constantFrom(
        "learn" as const,
        "write" as const,
        "write" as const,
        "compare" as const,
        "compare" as const,
        "vote" as const,
      ),
    }),
  },
);

/** Starts with everyone online, in Write. */
export const anyLesson = fc.array(step, { minLength: 40, maxLength: 90 });
export type Step = (typeof step extends fc.Arbitrary<infer One> ? One : never) | { do: "tick" };

/** Splits a step into steps of one moment each. A sitting ends once everyone has been away for more than ten minutes. */
export function tickByTick(step: Step): Step[] {
  switch (step.do) {
    case "wait":
      return ticks(step.ticks);
    case "next-sitting":
      return [
        ...students.map((student): Step => ({ do: "leave", student })),
        ...ticks(step.ticks),
        ...step.back.map((student): Step => ({ do: "come", student })),
      ];
    default:
      return [step];
  }
}

function ticks(length: number): Step[] {
  return Array.from({ length }, () => ({ do: "tick" }));
}
