/** The whole state of a lesson at one moment, as its witness remembers it. */
import type { Phase } from "@/lib/activity/rules/phases";
import { studentCount, teamCount, tickMs } from "./lesson-steps";

export const ticksOf = (minutes: number) => (minutes * 60_000) / tickMs;

export interface LessonState {
  tick: number;
  phase: Phase;
  pauseLeft: number;
  flag: readonly boolean[];
  /** For each team, the author of each word. */
  words: readonly (readonly number[])[];
  case: readonly ("none" | "in" | "returned")[];
  match: readonly ("none" | "meets" | "presents")[];
  where: readonly ("here" | "lost" | "away")[];
  absent: readonly boolean[];
  team: readonly (number | null)[];
  percent: readonly number[];
  clocks: Readonly<Partial<Record<Phase, { counted: number; length: number }>>>;
  /** Ticks that one team has beyond the class, by phase and team. */
  own: Readonly<Record<string, number>>;
}

const everyone = <T>(value: T) => Array.from({ length: studentCount }, () => value);
export const everyTeam = <T>(value: T) => Array.from({ length: teamCount }, () => value);
export const set = <T>(list: readonly T[], at: number, value: T) => list.with(at, value);

export const firstSight: LessonState = {
  tick: 0,
  phase: "write",
  pauseLeft: 0,
  flag: everyTeam(false),
  words: everyTeam([]),
  case: everyTeam("none"),
  match: everyTeam("none"),
  where: everyone("here"),
  absent: everyone(false),
  team: everyone(0).map((_, n) => n % teamCount),
  percent: everyone(100),
  clocks: {},
  own: {},
};
