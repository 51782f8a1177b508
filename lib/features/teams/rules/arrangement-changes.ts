/** Applies a change to an arrangement of teams and matches (T2, T7, Q8, Q15). */
import {
  type ArrangedTeam,
  type ArrangedMatch,
  type Arrangement,
  type Destination,
  type EndedTeam,
  teamOf,
  matchOf,
  isSameMode,
  isSameSet,
  listLockedTeams,
  sharedModeOf,
} from "./arrangement";

/** Replaces all teams except locked ones, which keep their numbers and the matches among them. New teams take the lowest free numbers. */
export function withTeamsRemade(
  arrangement: Arrangement,
  planned: readonly { mode: string; memberIds: readonly string[] }[],
): Arrangement {
  const kept = listLockedTeams(arrangement);
  const left = withTeamsOnly(arrangement, (team) => kept.includes(team));
  const made: ArrangedTeam[] = [];
  for (const team of planned) {
    const number = lowestFreeNumber([...kept, ...made]);
    made.push({ ...team, id: `new ${number}`, number, locked: false });
  }
  return { ...left, teams: [...left.teams, ...made].sort((a, b) => a.number - b.number) };
}

function lowestFreeNumber(teams: readonly ArrangedTeam[]): number {
  const taken = new Set(teams.map((team) => team.number));
  let number = 1;
  while (taken.has(number)) number++;
  return number;
}

/** Moves a student. A team left empty ends. `ended`: the team for destination `back` (T7). */
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
    const number = isTaken ? nextNumber(arrangement) : ended.number;
    teams.push({ ...ended, number, memberIds: [studentId], locked: false });
  }
  return withoutEmptyTeams({ ...arrangement, teams });
}

function nextNumber(arrangement: Arrangement): number {
  return Math.max(0, ...arrangement.teams.map((team) => team.number)) + 1;
}

function newTeam(arrangement: Arrangement, mode: string, memberIds: readonly string[]): ArrangedTeam {
  const number = nextNumber(arrangement);
  return { id: `new ${number}`, number, mode, memberIds, locked: false };
}

/** Merges a student who joined twice: `intoId` takes the other's place in the team, unless it has a place already (Q8). */
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

/** Merges two teams; the absorbed one ends (T7). */
export function withTeamsMerged(arrangement: Arrangement, absorbedId: string, intoId: string): Arrangement {
  const coming = teamOf(arrangement, absorbedId)?.memberIds ?? [];
  const membersOf = (team: ArrangedTeam) =>
    team.id === intoId ? [...team.memberIds, ...coming] : team.id === absorbedId ? [] : team.memberIds;
  return withoutEmptyTeams({
    ...arrangement,
    teams: arrangement.teams.map((team) => ({ ...team, memberIds: membersOf(team) })),
  });
}

/** Moves the `leaving` students to a new team; the worksheet stays with the others (T7). */
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

/** Moves all members to the tray, which ends the team (T7). */
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
 * Makes two teams meet. This team swaps places with the other's partner; a team without a match joins the other's match, if need be as the third.
 * `withOverridesMarked` marks same-mode matches (Q15).
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
    locked: partners.length > 0 && others?.locked === true,
  };
  const rest = arrangement.matches
    .filter((match) => match !== others)
    .map((match) => ({ ...match, teamIds: match.teamIds.filter((id) => id !== teamId) }));
  return withOverridesMarked({ ...arrangement, matches: [...rest.filter(isViable), met] });
}

/** Swaps with the partner whose swap leaves the fewest same-mode matches. */
function withPlacesSwapped(arrangement: Arrangement, teamId: string, partners: readonly string[]): Arrangement {
  const ways = partners.map((partner) => {
    const swap = (id: string) => (id === teamId ? partner : id === partner ? teamId : id);
    const swapped = (match: ArrangedMatch): ArrangedMatch => {
      const teamIds = match.teamIds.map(swap);
      return { ...match, teamIds, locked: match.locked && isSameSet(teamIds, match.teamIds) };
    };
    return withOverridesMarked({ ...arrangement, matches: arrangement.matches.map(swapped).filter(isViable) });
  });
  const shared = (way: Arrangement) => way.matches.filter((match) => sharedModeOf(way, match) !== null).length;
  const [best = arrangement] = ways.sort((a, b) => shared(a) - shared(b));
  return best;
}

/** Adds an exemplar to the team's match, or removes it with null. A team without a match gets one with the exemplar alone (Q15). */
export function withExemplar(arrangement: Arrangement, teamId: string, exemplarMode: string | null): Arrangement {
  if (matchOf(arrangement, teamId) === undefined) {
    return exemplarMode === null
      ? arrangement
      : {
          ...arrangement,
          matches: [...arrangement.matches, { teamIds: [teamId], exemplarMode, override: false, locked: false }],
        };
  }
  const matches = arrangement.matches
    .map((match) => (match.teamIds.includes(teamId) ? { ...match, exemplarMode } : match))
    .filter(isViable);
  return { ...arrangement, matches };
}

/** Chooses the mode that the fewest teams study, but not a mode of the match's own teams. `modes` are in the lesson's order (Q15). */
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

function withoutEmptyTeams(arrangement: Arrangement): Arrangement {
  return withTeamsOnly(arrangement, (team) => team.memberIds.length > 0);
}

/** Keeps only some teams, and removes matches that no longer have enough teams (Q8). */
function withTeamsOnly({ teams, matches }: Arrangement, isLeft: (team: ArrangedTeam) => boolean): Arrangement {
  const left = teams.filter(isLeft);
  const stays = (id: string) => left.some((team) => team.id === id);
  return withOverridesMarked({
    teams: left,
    matches: matches.map((match) => ({ ...match, teamIds: match.teamIds.filter(stays) })).filter(isViable),
  });
}

/** Whether a match has at least two teams, or one team and an exemplar. */
function isViable(match: ArrangedMatch): boolean {
  return match.teamIds.length > 1 || (match.teamIds.length === 1 && match.exemplarMode !== null);
}

/** Marks matches whose teams all study one mode as overrides. The preview has named them. */
export function withOverridesMarked(arrangement: Arrangement): Arrangement {
  return {
    ...arrangement,
    matches: arrangement.matches.map((match) => ({ ...match, override: isSameMode(arrangement, match) })),
  };
}
