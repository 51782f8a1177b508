/** What each change of teams and matches makes of an arrangement (T2, T7, Q8, Q15). */
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

/** Replaces all teams but the locked ones, which keep their numbers, and the matches among them. The new ones take the lowest numbers that are free. */
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

/** T7: moves a student; an empty team ends. `ended`: the team that destination `back` names. */
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

/** For a student who joined twice: `intoId` takes the other's place, unless it has one already (Q8). */
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

/** T7: merges two teams; the absorbed one ends. */
export function withTeamsMerged(arrangement: Arrangement, absorbedId: string, intoId: string): Arrangement {
  const coming = teamOf(arrangement, absorbedId)?.memberIds ?? [];
  const membersOf = (team: ArrangedTeam) =>
    team.id === intoId ? [...team.memberIds, ...coming] : team.id === absorbedId ? [] : team.memberIds;
  return withoutEmptyTeams({
    ...arrangement,
    teams: arrangement.teams.map((team) => ({ ...team, memberIds: membersOf(team) })),
  });
}

/** T7: `leaving` start a new team; the worksheet stays with the others. */
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

/** T7: moves all members to the tray, which ends the team. */
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
 * Q15: makes two teams meet. The other's partner changes places with this team; a team without a match joins the other's
 * match, as a third if need be. `withOverridesMarked` marks same-mode matches.
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

/** Swaps with the partner that leaves the fewest same-mode matches. */
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

/** Q15: adds an exemplar to the team's match (or takes it away with null); a team without a match reads it alone. */
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

/** Q15: chooses the mode fewest teams study, other than the modes of the match's teams. `modes` in the lesson's order. */
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

/** Q8: removes the other teams, and matches that are left without enough teams. */
function withTeamsOnly({ teams, matches }: Arrangement, isLeft: (team: ArrangedTeam) => boolean): Arrangement {
  const left = teams.filter(isLeft);
  const stays = (id: string) => left.some((team) => team.id === id);
  return withOverridesMarked({
    teams: left,
    matches: matches.map((match) => ({ ...match, teamIds: match.teamIds.filter(stays) })).filter(isViable),
  });
}

/** Whether a match has two teams, or one with an exemplar. */
function isViable(match: ArrangedMatch): boolean {
  return match.teamIds.length > 1 || (match.teamIds.length === 1 && match.exemplarMode !== null);
}

/** Marks matches whose teams all have one mode as overrides: the preview has named them. */
export function withOverridesMarked(arrangement: Arrangement): Arrangement {
  return {
    ...arrangement,
    matches: arrangement.matches.map((match) => ({ ...match, override: isSameMode(arrangement, match) })),
  };
}
