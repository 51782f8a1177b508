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

export type Destination =
  | { to: "team"; teamId: string }
  | { to: "new"; mode: string }
  | { to: "tray" }
  /** T7: a team that had ended comes back, with its worksheet. */
  | { to: "back"; teamId: string };

/** A team that has ended, and whose worksheet can be opened again. */
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

/** Replaces all teams; nobody is matched yet. */
export function withTeams(drawn: readonly { mode: string; memberIds: readonly string[] }[]): Arrangement {
  return { teams: drawn.map((team, i) => ({ ...team, id: `new ${i + 1}`, number: i + 1 })), matches: [] };
}

/** T7: the old team's worksheet is left alone; a team that nobody is left in ends. `ended`: the team that `back` names. */
export function withStudentMoved(
  arrangement: Arrangement,
  studentId: string,
  destination: Destination,
  ended?: EndedTeam,
): Arrangement {
  const teams: ArrangedTeam[] = arrangement.teams.map((team) => {
    const others = team.memberIds.filter((id) => id !== studentId);
    const comes = destination.to === "team" && destination.teamId === team.id;
    return { ...team, memberIds: comes ? [...others, studentId] : others };
  });
  if (destination.to === "new") teams.push(newTeam(arrangement, destination.mode, [studentId]));
  if (destination.to === "back" && ended !== undefined) {
    const isTaken = arrangement.teams.some((team) => team.number === ended.number);
    teams.push({ ...ended, number: isTaken ? nextNumber(arrangement) : ended.number, memberIds: [studentId] });
  }
  return withoutEmptyTeams({ ...arrangement, teams });
}

function nextNumber(arrangement: Arrangement): number {
  return Math.max(0, ...arrangement.teams.map((team) => team.number)) + 1;
}

function newTeam(arrangement: Arrangement, mode: string, memberIds: readonly string[]): ArrangedTeam {
  const number = nextNumber(arrangement);
  return { id: `new ${number}`, number, mode, memberIds };
}

/** One student who joined twice: `intoId` takes the other's place; where it has one already, that of the other is left (Q8). */
export function withStudentReplaced(arrangement: Arrangement, studentId: string, intoId: string): Arrangement {
  const hasPlace = arrangement.teams.some((team) => team.memberIds.includes(intoId));
  if (hasPlace) return withStudentMoved(arrangement, studentId, { to: "tray" });
  return {
    ...arrangement,
    teams: arrangement.teams.map((team) => ({
      ...team,
      memberIds: team.memberIds.map((id) => (id === studentId ? intoId : id)),
    })),
  };
}

/** T7: two teams become one; the absorbed one ends. */
export function withTeamsMerged(arrangement: Arrangement, absorbedId: string, intoId: string): Arrangement {
  const coming = teamOf(arrangement, absorbedId)?.memberIds ?? [];
  const membersOf = (team: ArrangedTeam) =>
    team.id === intoId ? [...team.memberIds, ...coming] : team.id === absorbedId ? [] : team.memberIds;
  return withoutEmptyTeams({
    ...arrangement,
    teams: arrangement.teams.map((team) => ({ ...team, memberIds: membersOf(team) })),
  });
}

/** T7: `leaving` start a team of their own; those who stay keep the worksheet. */
export function withTeamSplit(
  arrangement: Arrangement,
  teamId: string,
  leaving: readonly string[],
  mode: string,
): Arrangement {
  const teams = arrangement.teams.map((team) =>
    team.id === teamId ? { ...team, memberIds: team.memberIds.filter((id) => !leaving.includes(id)) } : team,
  );
  return withoutEmptyTeams({ ...arrangement, teams: [...teams, newTeam(arrangement, mode, leaving)] });
}

/** T7: everyone in it goes to the tray, and it ends. */
export function withTeamEnded(arrangement: Arrangement, teamId: string): Arrangement {
  return withoutEmptyTeams({
    ...arrangement,
    teams: arrangement.teams.map((team) => (team.id === teamId ? { ...team, memberIds: [] } : team)),
  });
}

export function withModeChanged(arrangement: Arrangement, teamId: string, mode: string): Arrangement {
  const teams = arrangement.teams.map((team) => (team.id === teamId ? { ...team, mode } : team));
  return withOverridesMarked({ ...arrangement, teams });
}

/**
 * Q15, by hand: the two teams meet. Whoever met the other changes places with this one; a team without a match joins the
 * other's, as a third if need be. `withOverridesMarked` then marks what the teacher has to know.
 */
export function withMeeting(arrangement: Arrangement, teamId: string, otherId: string): Arrangement {
  const own = matchOf(arrangement, teamId);
  const others = matchOf(arrangement, otherId);
  if (own !== undefined && own === others) return arrangement;
  const partners = others?.teamIds.filter((id) => id !== otherId) ?? [];
  if (others !== undefined && partners.length > 0 && (own !== undefined || partners.length > 1))
    return withPlacesSwapped(arrangement, teamId, partners);
  const met: ArrangedMatch = {
    teamIds: [...(others?.teamIds ?? [otherId]), teamId],
    exemplarMode: partners.length > 0 ? (others?.exemplarMode ?? null) : null,
    override: false,
  };
  const rest = arrangement.matches
    .filter((match) => match !== others)
    .map((match) => ({ ...match, teamIds: match.teamIds.filter((id) => id !== teamId) }));
  return withOverridesMarked({ ...arrangement, matches: [...rest.filter(isViable), met] });
}

/** With the one of `partners` that leaves fewest teams on one mode. */
function withPlacesSwapped(arrangement: Arrangement, teamId: string, partners: readonly string[]): Arrangement {
  const ways = partners.map((partner) => {
    const swap = (id: string) => (id === teamId ? partner : id === partner ? teamId : id);
    return withOverridesMarked({
      ...arrangement,
      matches: arrangement.matches.map((match) => ({ ...match, teamIds: match.teamIds.map(swap) })).filter(isViable),
    });
  });
  const shared = (way: Arrangement) => way.matches.filter((match) => sharedModeOf(way, match) !== null).length;
  const [best = arrangement] = ways.sort((a, b) => shared(a) - shared(b));
  return best;
}

/** Q15: adds an exemplar to the team's match (or takes it away with null); a team without a match reads it alone. */
export function withExemplar(arrangement: Arrangement, teamId: string, exemplarMode: string | null): Arrangement {
  if (matchOf(arrangement, teamId) === undefined) {
    return exemplarMode === null
      ? arrangement
      : { ...arrangement, matches: [...arrangement.matches, { teamIds: [teamId], exemplarMode, override: false }] };
  }
  const matches = arrangement.matches
    .map((match) => (match.teamIds.includes(teamId) ? { ...match, exemplarMode } : match))
    .filter(isViable);
  return { ...arrangement, matches };
}

/** Q15: another mode than the match's teams have; the one fewest teams study. `modes` in the lesson's order. */
export function chooseExemplarMode(
  arrangement: Arrangement,
  teamIds: readonly string[],
  modes: readonly string[],
): string {
  const own = new Set(arrangement.teams.filter((team) => teamIds.includes(team.id)).map((team) => team.mode));
  const others = modes.filter((mode) => !own.has(mode));
  const studied = (mode: string) => arrangement.teams.filter((team) => team.mode === mode).length;
  const [fewest] = (others.length > 0 ? others : modes)
    .map((mode) => ({ mode, count: studied(mode) }))
    .sort((a, b) => a.count - b.count);
  if (fewest === undefined) throw new Error("a lesson has at least two modes");
  return fewest.mode;
}

/** Teams that nobody is in end, and what they were in without them (Q8). */
function withoutEmptyTeams({ teams, matches }: Arrangement): Arrangement {
  const left = teams.filter((team) => team.memberIds.length > 0);
  const stays = (id: string) => left.some((team) => team.id === id);
  return withOverridesMarked({
    teams: left,
    matches: matches.map((match) => ({ ...match, teamIds: match.teamIds.filter(stays) })).filter(isViable),
  });
}

/** Two teams, or one with an exemplar. */
function isViable(match: ArrangedMatch): boolean {
  return match.teamIds.length > 1 || (match.teamIds.length === 1 && match.exemplarMode !== null);
}

/** A match whose teams all have one mode is an override, whoever made it so: the preview has named it. */
export function withOverridesMarked(arrangement: Arrangement): Arrangement {
  return {
    ...arrangement,
    matches: arrangement.matches.map((match) => ({ ...match, override: isSameMode(arrangement, match) })),
  };
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

export function listUnmatchedTeams(arrangement: Arrangement): ArrangedTeam[] {
  return arrangement.teams.filter((team) => matchOf(arrangement, team.id) === undefined);
}

/** Q8: a match goes on while two of its teams stay together; one team's with an exemplar while it stays alone. */
export function continuesAs(before: readonly string[], after: readonly string[]): boolean {
  return before.filter((id) => after.includes(id)).length > 1 || isSameSet(before, after);
}

export function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id) => b.includes(id));
}

/** Whether nothing would change: the order of teams inside a match is none of it (any member may swap it, Q16). */
export function isSameArrangement(a: Arrangement, b: Arrangement): boolean {
  const told = ({ teams, matches }: Arrangement) =>
    JSON.stringify([
      teams.map(({ id, number, mode, memberIds }) => [id, number, mode, [...memberIds].sort()]).sort(),
      matches.map(({ teamIds, exemplarMode, override }) => [[...teamIds].sort(), exemplarMode, override]).sort(),
    ]);
  return told(a) === told(b);
}

/**
 * T3: where a student from the tray is best placed: the team with the fewest members who are not absent, with a match if compare
 * has begun (`comparing`); the lowest number among equals. null when every team has `most`.
 */
export function suggestTeam<T extends Pick<ArrangedTeam, "id" | "number" | "memberIds">>(
  teams: readonly T[],
  {
    isAbsent,
    comparing,
    hasMatch,
    most,
  }: {
    isAbsent: (studentId: string) => boolean;
    comparing: boolean;
    hasMatch: (teamId: string) => boolean;
    most: number;
  },
): T | null {
  const room = teams.filter((team) => team.memberIds.length < most);
  const members = (team: T) => team.memberIds.filter((id) => !isAbsent(id)).length;
  const unmatched = (team: T) => (comparing && !hasMatch(team.id) ? 1 : 0);
  const [best] = [...room].sort(
    (a, b) => unmatched(a) - unmatched(b) || members(a) - members(b) || a.number - b.number,
  );
  return best ?? null;
}
