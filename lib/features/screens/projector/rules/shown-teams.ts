/** Which teams the projector shows in compare, by number and mode. Names are included only if the teacher has switched them on (T11). */

export interface ProjectorTeam {
  id: string;
  number: number;
  mode: string;
  members: readonly { name: string }[];
  /** `place`: the team's position in the presenting order. */
  match: { id: string; place: number; presented: boolean; exemplarMode: string | null } | null;
}

export interface ShownTeam {
  number: number;
  mode: string;
  /** Empty while names are off. */
  names: readonly string[];
}

export interface ShownMatch {
  id: string;
  /** In presenting order. */
  teams: readonly ShownTeam[];
  exemplarMode: string | null;
}

/** How many matches the projector can list readably: with names, and at most. */
export const listedMatches = { withNames: 24, atMost: 40 } as const;

/** What the list says of each match: names (if they are on), only numbers and modes, or nothing. */
export function listDetail(matches: number): "names" | "numbers" | "nothing" {
  if (matches > listedMatches.atMost) return "nothing";
  return matches > listedMatches.withNames ? "numbers" : "names";
}

export function shownMatches(teams: readonly ProjectorTeam[], withNames: boolean): ShownMatch[] {
  return [...groupByMatch(teams)].map(([id, inMatch]) => ({
    id,
    teams: inMatch.map((team) => shownTeam(team, withNames)),
    exemplarMode: inMatch[0]?.match?.exemplarMode ?? null,
  }));
}

/** A team that the teacher has chosen to present. */
export interface ShownTurn {
  team: ShownTeam;
  /** The teams it presents to; none if it has no match, or only an exemplar. */
  others: readonly ShownTeam[];
  /** The mode of its match's exemplar (T5); null without one. */
  exemplarMode: string | null;
  /** The team that presents next; null when all others have presented. */
  next: ShownTeam | null;
}

/** null when the team does not exist. */
export function shownTurn(teams: readonly ProjectorTeam[], teamId: string, withNames: boolean): ShownTurn | null {
  const team = teams.find(({ id }) => id === teamId);
  if (team === undefined) return null;
  const others = (groupByMatch(teams).get(team.match?.id ?? "") ?? []).filter(({ id }) => id !== teamId);
  const next = others.find(({ match }) => match?.presented === false);
  return {
    team: shownTeam(team, withNames),
    others: others.map((other) => shownTeam(other, withNames)),
    exemplarMode: team.match?.exemplarMode ?? null,
    next: next === undefined ? null : shownTeam(next, withNames),
  };
}

/** How many teams have presented, out of those in a match. */
export function countPresented(teams: readonly Pick<ProjectorTeam, "match">[]): { presented: number; matched: number } {
  const matched = teams.flatMap(({ match }) => match ?? []);
  return { presented: matched.filter(({ presented }) => presented).length, matched: matched.length };
}

function shownTeam({ number, mode, members }: ProjectorTeam, withNames: boolean): ShownTeam {
  return { number, mode, names: withNames ? members.map(({ name }) => name) : [] };
}

/** Each match's teams are in presenting order. */
function groupByMatch(teams: readonly ProjectorTeam[]): Map<string, ProjectorTeam[]> {
  const matches = new Map<string, ProjectorTeam[]>();
  for (const team of teams)
    if (team.match !== null) matches.set(team.match.id, [...(matches.get(team.match.id) ?? []), team]);
  for (const inMatch of matches.values()) inMatch.sort((a, b) => (a.match?.place ?? 0) - (b.match?.place ?? 0));
  return matches;
}
