/** Q13: random teams of the joined students. */
import { shuffle, type Random } from "@/lib/rules/random";

/** A team has 1 to 4 students. */
export const maxInTeam = 4;

/** A team to make. */
export interface TeamPlan {
  mode: string;
  memberIds: string[];
}

/** Splits into pairs, with one group of three when odd. One person alone is a group. */
export function splitIntoPairs<T>(people: readonly T[]): T[][] {
  const teams: T[][] = [];
  for (let i = 0; i + 1 < people.length; i += 2) teams.push(people.slice(i, i + 2));
  const last = people.at(-1);
  if (people.length % 2 === 0 || last === undefined) return teams;
  if (teams.length === 0) return [[last]];
  teams.at(-1)?.push(last);
  return teams;
}

/** How many teams `makeRandomTeams` makes of this many students. */
export function countRandomTeams(students: number): number {
  return students <= 3 ? students : Math.floor(students / 2);
}

/**
 * Pairs, one team of three when odd, with modes spread so that their numbers of teams differ by at most one. Up to three
 * students become teams of one on different modes; a single team gets an exemplar when teams are matched.
 */
export function makeRandomTeams(studentIds: readonly string[], modes: readonly string[], random: Random): TeamPlan[] {
  const students = shuffle(studentIds, random);
  const groups = students.length <= 3 ? students.map((id) => [id]) : splitIntoPairs(students);
  const order = shuffle(modes, random);
  const teams = groups.map((memberIds, i) => ({ memberIds, mode: order[i % order.length] ?? "" }));
  return shuffle(teams, random);
}
