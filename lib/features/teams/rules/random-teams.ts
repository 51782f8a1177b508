/** Makes random teams of the joined students (Q13). */
import { shuffle, type Random } from "@/lib/activity/rules/random";

/** The team sizes that a teacher can choose (T2). */
export const teamSizes = [1, 2, 3, 4] as const;
export type TeamSize = (typeof teamSizes)[number];
/** A pair. */
export const usualTeamSize: TeamSize = 2;

/** A team to make. */
export interface TeamPlan {
  mode: string;
  memberIds: string[];
}

/**
 * How many teams of this size the students make. Every team is within one of the size and has at most four students. If both are possible, pairs grow
 * to one team of three (Q13) and teams of four shrink. Five students by four become 3 and 2, which is as near as possible.
 */
export function countTeams(students: number, size: TeamSize): number {
  if (students === 0) return 0;
  return Math.max(
    1,
    [students, Math.floor(students / 2), Math.round(students / 3), Math.ceil(students / 4)][size - 1] ?? 0,
  );
}

/** How many teams `makeRandomTeams` makes. `kept`: how many teams stay, so that even a single new team has a team to meet. */
export function countRandomTeams(students: number, size: TeamSize = usualTeamSize, kept = 0): number {
  if (kept > 0) return countTeams(students, size);
  return students <= 3 ? students : Math.max(2, countTeams(students, size));
}

/** Splits into `count` groups whose sizes differ by at most one. */
export function splitEvenly<T>(people: readonly T[], count: number): T[][] {
  const groups = Array.from({ length: count }, (): T[] => []);
  people.forEach((person, i) => groups[i % count]?.push(person));
  return groups;
}

/** How many teams have a certain size. */
export interface SizeCount {
  size: number;
  teams: number;
}

/** The sizes of these teams, the most frequent first. */
export function countSizes(sizes: readonly number[]): SizeCount[] {
  return [...new Set(sizes)]
    .map((size) => ({ size, teams: sizes.filter((one) => one === size).length }))
    .sort((a, b) => b.teams - a.teams || a.size - b.size);
}

/** The sizes of the teams that `makeRandomTeams` would make. */
export function forecastSizes(students: number, size: TeamSize, kept = 0): SizeCount[] {
  const groups = splitEvenly(Array.from({ length: students }), countRandomTeams(students, size, kept));
  return countSizes(groups.map((group) => group.length));
}

interface RandomTeamsInput {
  studentIds: readonly string[];
  modes: readonly string[];
  size?: TeamSize | undefined;
  /** The modes of teams that stay. */
  keptModes?: readonly string[];
  random: Random;
}

/**
 * Makes teams of the given size, or pairs. Each gets a mode that the fewest teams have, counting teams that stay. If no team stays, up to three
 * students become teams of one on different modes. A single team gets an exemplar when teams are matched.
 */
export function makeRandomTeams({ studentIds, modes, size, keptModes = [], random }: RandomTeamsInput): TeamPlan[] {
  const students = shuffle(studentIds, random);
  const groups = splitEvenly(students, countRandomTeams(students.length, size, keptModes.length));
  const taken = new Map(modes.map((mode) => [mode, keptModes.filter((one) => one === mode).length]));
  const teams = groups.map((memberIds): TeamPlan => {
    const [mode = ""] = shuffle(modes, random).sort((a, b) => (taken.get(a) ?? 0) - (taken.get(b) ?? 0));
    taken.set(mode, (taken.get(mode) ?? 0) + 1);
    return { memberIds, mode };
  });
  return shuffle(teams, random);
}
