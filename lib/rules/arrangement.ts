/** Teams and this round's matches as plain data, and what a change makes of them. Nothing here knows of a database. */

export interface ArrangedTeam {
  /** A new team has an id of its own until it is stored. */
  id: string;
  number: number;
  mode: string;
  memberIds: readonly string[];
}

export interface ArrangedMatch {
  /** One team alone reads an exemplar (Q15). */
  teamIds: readonly string[];
  exemplarMode: string | null;
  /** Its teams all study one mode, and the teacher knows (T5). */
  override: boolean;
}

export interface Arrangement {
  teams: readonly ArrangedTeam[];
  matches: readonly ArrangedMatch[];
}

export type Destination = { to: "team"; teamId: string } | { to: "new"; mode: string } | { to: "tray" };

export function teamOf(arrangement: Arrangement, teamId: string): ArrangedTeam | undefined {
  return arrangement.teams.find((team) => team.id === teamId);
}

export function matchOf(arrangement: Arrangement, teamId: string): ArrangedMatch | undefined {
  return arrangement.matches.find((match) => match.teamIds.includes(teamId));
}

/** Replaces all teams; nobody is matched yet. */
export function withTeams(drawn: readonly { mode: string; memberIds: readonly string[] }[]): Arrangement {
  return { teams: drawn.map((team, i) => ({ ...team, id: `new ${i + 1}`, number: i + 1 })), matches: [] };
}

/** T7: the old team's worksheet is left alone; a team that nobody is left in ends. */
export function withStudentMoved(arrangement: Arrangement, studentId: string, destination: Destination): Arrangement {
  const teams = arrangement.teams.map((team) => {
    const others = team.memberIds.filter((id) => id !== studentId);
    const comes = destination.to === "team" && destination.teamId === team.id;
    return { ...team, memberIds: comes ? [...others, studentId] : others };
  });
  if (destination.to === "new") {
    const number = Math.max(0, ...arrangement.teams.map((team) => team.number)) + 1;
    teams.push({ id: `new ${number}`, number, mode: destination.mode, memberIds: [studentId] });
  }
  return withoutEmptyTeams({ ...arrangement, teams });
}

export function withModeChanged(arrangement: Arrangement, teamId: string, mode: string): Arrangement {
  const teams = arrangement.teams.map((team) => (team.id === teamId ? { ...team, mode } : team));
  return withOverridesMarked({ ...arrangement, teams });
}

/** Q15: the two teams change places, each in the other's match; a team without a match leaves the other without. */
export function withSwapped(arrangement: Arrangement, one: string, other: string): Arrangement {
  const swap = (id: string) => (id === one ? other : id === other ? one : id);
  return withOverridesMarked({ ...arrangement, matches: arrangement.matches.map((match) => ({ ...match, teamIds: match.teamIds.map(swap) })) });
}

/** Q15: adds an exemplar to the team's match (or takes it away with null); a team without a match reads it alone. */
export function withExemplar(arrangement: Arrangement, teamId: string, exemplarMode: string | null): Arrangement {
  if (matchOf(arrangement, teamId) === undefined) {
    return exemplarMode === null ? arrangement : { ...arrangement, matches: [...arrangement.matches, { teamIds: [teamId], exemplarMode, override: false }] };
  }
  const matches = arrangement.matches
    .map((match) => (match.teamIds.includes(teamId) ? { ...match, exemplarMode } : match))
    .filter((match) => match.teamIds.length > 1 || match.exemplarMode !== null);
  return { ...arrangement, matches };
}

/** Q15: another mode than the match's teams have; the one fewest teams study. `modes` in the lesson's order. */
export function exemplarModeFor(arrangement: Arrangement, teamIds: readonly string[], modes: readonly string[]): string {
  const own = new Set(arrangement.teams.filter((team) => teamIds.includes(team.id)).map((team) => team.mode));
  const others = modes.filter((mode) => !own.has(mode));
  const studied = (mode: string) => arrangement.teams.filter((team) => team.mode === mode).length;
  const [fewest] = (others.length > 0 ? others : modes).map((mode) => ({ mode, count: studied(mode) })).sort((a, b) => a.count - b.count);
  if (fewest === undefined) throw new Error("a lesson has at least two modes");
  return fewest.mode;
}

/** Teams that nobody is in end; a match lives while two of its teams stay, or one with an exemplar (Q8, Q15). */
function withoutEmptyTeams({ teams, matches }: Arrangement): Arrangement {
  const left = teams.filter((team) => team.memberIds.length > 0);
  const stays = (id: string) => left.some((team) => team.id === id);
  return withOverridesMarked({
    teams: left,
    matches: matches
      .map((match) => ({ ...match, teamIds: match.teamIds.filter(stays) }))
      .filter((match) => match.teamIds.length > 1 || (match.teamIds.length === 1 && match.exemplarMode !== null)),
  });
}

/** A match whose teams all have one mode is an override, whoever made it so: the preview has named it. */
export function withOverridesMarked(arrangement: Arrangement): Arrangement {
  return { ...arrangement, matches: arrangement.matches.map((match) => ({ ...match, override: isSameMode(arrangement, match) })) };
}

export function isSameMode(arrangement: Arrangement, match: ArrangedMatch): boolean {
  const modes = modesIn(arrangement, match);
  return modes.length > 1 && new Set(modes).size === 1;
}

/** Q17: the mode that two of a trio share, if they do. */
export function sharedModeOf(arrangement: Arrangement, match: ArrangedMatch): string | null {
  const modes = modesIn(arrangement, match);
  return modes.find((mode, i) => modes.indexOf(mode) !== i) ?? null;
}

function modesIn(arrangement: Arrangement, match: ArrangedMatch): string[] {
  return match.teamIds.flatMap((id) => teamOf(arrangement, id)?.mode ?? []);
}

export function unmatchedTeams(arrangement: Arrangement): ArrangedTeam[] {
  return arrangement.teams.filter((team) => matchOf(arrangement, team.id) === undefined);
}
