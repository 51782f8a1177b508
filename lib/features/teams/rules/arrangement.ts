/** Teams and this round's matches as plain data. */

export interface ArrangedTeam {
  /** A new team has a temporary id until it is stored. */
  id: string;
  number: number;
  mode: string;
  memberIds: readonly string[];
  /** The team keeps its members and mode when teams are made again (T2). */
  locked: boolean;
}

export interface ArrangedMatch {
  /** A team alone in its match reads an exemplar (Q15). */
  teamIds: readonly string[];
  exemplarMode: string | null;
  /** All its teams study one mode, and the teacher has confirmed that (T5). */
  override: boolean;
  /** The match stays when teams are matched again, and its teams stay when teams are made again (T5). */
  locked: boolean;
}

export interface Arrangement {
  teams: readonly ArrangedTeam[];
  matches: readonly ArrangedMatch[];
}

export type Destination =
  | { to: "team"; teamId: string }
  | { to: "new"; mode: string }
  | { to: "tray" }
  /** Restores a team that had ended, with its worksheet (T7). */
  | { to: "back"; teamId: string };

/** A team that has ended. Its worksheet can be reopened. */
export interface EndedTeam {
  id: string;
  number: number;
  mode: string;
}

export function teamOf(arrangement: Arrangement, teamId: string): ArrangedTeam | undefined {
  return arrangement.teams.find((team) => team.id === teamId);
}

export function matchOf(arrangement: Arrangement, teamId: string): ArrangedMatch | undefined {
  return arrangement.matches.find((match) => match.teamIds.includes(teamId));
}

export function isSameMode(arrangement: Arrangement, match: ArrangedMatch): boolean {
  const modes = modesIn(arrangement, match);
  return modes.length > 1 && new Set(modes).size === 1;
}

/** The mode that two teams of a match share, or null (Q17). */
export function sharedModeOf(arrangement: Arrangement, match: ArrangedMatch): string | null {
  const modes = modesIn(arrangement, match);
  return modes.find((mode, i) => modes.indexOf(mode) !== i) ?? null;
}

function modesIn(arrangement: Arrangement, match: ArrangedMatch): string[] {
  return match.teamIds.flatMap((id) => teamOf(arrangement, id)?.mode ?? []);
}

export function listUnmatchedTeams(arrangement: Arrangement): ArrangedTeam[] {
  return arrangement.teams.filter((team) => matchOf(arrangement, team.id) === undefined);
}

/** Teams of `arrangement` that are not in `before`. */
export function listNewTeams(arrangement: Arrangement, before: Arrangement): ArrangedTeam[] {
  return arrangement.teams.filter((team) => teamOf(before, team.id) === undefined);
}

/** Teams that stay when teams are made again: locked teams, and teams of locked matches. */
export function listLockedTeams({ teams, matches }: Arrangement): ArrangedTeam[] {
  return teams.filter(
    (team) => team.locked || matches.some((match) => match.locked && match.teamIds.includes(team.id)),
  );
}

/** Whether a match continues: two of its teams stay together, or its teams are the same (Q8). */
export function continuesAs(before: readonly string[], after: readonly string[]): boolean {
  return before.filter((id) => after.includes(id)).length > 1 || isSameSet(before, after);
}

export function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id) => b.includes(id));
}

/** Whether the change has no effect. The order of teams in a match is ignored, because any member may swap it (Q16). */
export function isSameArrangement(a: Arrangement, b: Arrangement): boolean {
  const canonical = ({ teams, matches }: Arrangement) =>
    JSON.stringify([
      teams.map(({ id, number, mode, memberIds }) => [id, number, mode, [...memberIds].sort()]).sort(),
      matches.map(({ teamIds, exemplarMode, override }) => [[...teamIds].sort(), exemplarMode, override]).sort(),
    ]);
  return canonical(a) === canonical(b);
}

/**
 * The team that each student of the tray should join, assuming that the students before joined theirs: before compare one that still writes, then
 * (`comparing`) one with a match, then the fewest present members, then the lowest number. null if every team has `maxMembers` (T3).
 */
export function suggestTeams<T extends Pick<ArrangedTeam, "id" | "number" | "memberIds">>(
  teams: readonly T[],
  students: number,
  {
    isAbsent,
    comparing,
    hasMatch,
    hasHandedIn,
    maxMembers,
  }: {
    isAbsent: (studentId: string) => boolean;
    comparing: boolean;
    hasMatch: (teamId: string) => boolean;
    hasHandedIn: (teamId: string) => boolean;
    maxMembers: number;
  },
): (T | null)[] {
  const joining = new Map<string, number>();
  const joiningOf = (team: T) => joining.get(team.id) ?? 0;
  const members = (team: T) => team.memberIds.filter((id) => !isAbsent(id)).length + joiningOf(team);
  const isLate = (team: T) => Number(comparing ? !hasMatch(team.id) : hasHandedIn(team.id));
  return Array.from({ length: students }, () => {
    const [best] = teams
      .filter((team) => team.memberIds.length + joiningOf(team) < maxMembers)
      .sort((a, b) => isLate(a) - isLate(b) || members(a) - members(b) || a.number - b.number);
    if (best === undefined) return null;
    joining.set(best.id, joiningOf(best) + 1);
    return best;
  });
}
