/** Q13: random teams of the joined students. */
import { shuffle, type Random } from "@/lib/rules/random";

/** A team has 1 to 4 students. */
export const maxInTeam = 4;

/** T2: how many students a teacher wants in each team. */
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
 * How many teams of this size the students make: every team is then within one of the size, and has at most four students. Where the remainder
 * allows both, pairs grow to one team of three (Q13), teams of three go either way, and teams of four shrink.
 * Five by four become 3 and 2, which is as near as it goes.
 */
export function countTeams(students: number, size: TeamSize): number {
  if (students === 0) return 0;
  return Math.max(
    1,
    [students, Math.floor(students / 2), Math.round(students / 3), Math.ceil(students / 4)][size - 1] ?? 0,
  );
}

/** How many teams `makeRandomTeams` makes. `kept`: teams that stay beside them, so that the new ones have somebody to meet. */
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

/** How many teams have how many students. */
export interface SizeCount {
  size: number;
  teams: number;
}

/** The sizes of these teams, the commonest first. */
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
 * Teams of a size, pairs if none is given, each on a mode that the fewest teams have, those that stay too. Up to three students alone in the class
 * become teams of one on different modes; a single team gets an exemplar when teams are matched.
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
