/** Which teams met in earlier rounds, and which were in a trio (Q18). */

export interface Meetings {
  /** How often two teams met. */
  times(a: string, b: string): number;
  /** How often a team was in a trio. */
  trios(team: string): number;
}

/** `earlier`: the teams of each earlier match. A trio counts as three pairs (Q18). */
export function meetingsOf(earlier: readonly (readonly string[])[]): Meetings {
  const pairs = new Map<string, number>();
  const trios = new Map<string, number>();
  for (const teams of earlier) {
    for (const [a, b] of pairsIn(teams)) pairs.set(pairKey(a, b), (pairs.get(pairKey(a, b)) ?? 0) + 1);
    if (teams.length > 2) for (const team of teams) trios.set(team, (trios.get(team) ?? 0) + 1);
  }
  return { times: (a, b) => pairs.get(pairKey(a, b)) ?? 0, trios: (team) => trios.get(team) ?? 0 };
}

export function pairsIn<T>(list: readonly T[]): [T, T][] {
  return list.flatMap((a, i) => list.slice(i + 1).map((b): [T, T] => [a, b]));
}

function pairKey(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}
