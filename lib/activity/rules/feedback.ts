/** To which team of a match a team gives feedback (Q26), on plain data. */

export interface MatchOrder {
  /** The teams in the match, in presenting order. */
  order: readonly string[];
  /** Whether a worked example takes part in the match (Q15). */
  hasExemplar: boolean;
}

/** The next team in presenting order; null: the worked example, of a team alone with it; undefined: nobody. */
export function findReceiver({ order, hasExemplar }: MatchOrder, teamId: string): string | null | undefined {
  const at = order.indexOf(teamId);
  if (at === -1) return undefined;
  if (order.length > 1) return order[(at + 1) % order.length];
  return hasExemplar ? null : undefined;
}

/** Whether feedback of `teamId` still goes to `toTeamId`. */
export function isCurrentFeedback(match: MatchOrder, teamId: string, toTeamId: string | null): boolean {
  return findReceiver(match, teamId) === toTeamId;
}
