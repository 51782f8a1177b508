/**
 * T7: what has happened to a student's team since they last saw it. A change that was undone in between is no news.
 */

/** A team as a student saw it, stored when they have seen it. */
export interface SeenTeam {
  /** null in the tray. */
  team: { id: string; number: number; mode: string } | null;
  /** Everyone in it but the student, in the order of their seats. */
  mateIds: readonly string[];
}

export type TeamNews =
  /** Nothing to show: no change, or the student's first team. `store`: whether to store that they have seen it. */
  | { is: "none"; store: boolean }
  /** In the team that they waited for. The worksheet's page shows it by itself. */
  | { is: "placed" }
  /** Moved: by itself, or because their team was merged or split. */
  | { is: "moved"; from: { number: number; ended: boolean } }
  /** Taken out of their team, which may have ended with that. */
  | { is: "out"; from: { number: number; ended: boolean } }
  /** Their team has another mode: another worksheet. */
  | { is: "mode"; from: string }
  /** Others came, or went. */
  | { is: "mates"; came: readonly string[]; went: readonly string[] };

/** @param seenTeamEnded whether the team in `seen` has ended */
export function teamNews(seen: SeenTeam | null, now: SeenTeam, seenTeamEnded: boolean): TeamNews {
  if (seen === null) return { is: "none", store: true };
  if (seen.team === null) return now.team === null ? { is: "none", store: false } : { is: "placed" };
  const from = { number: seen.team.number, ended: seenTeamEnded };
  if (now.team === null) return { is: "out", from };
  if (now.team.id !== seen.team.id) return { is: "moved", from };
  if (now.team.mode !== seen.team.mode) return { is: "mode", from: seen.team.mode };
  const came = now.mateIds.filter((id) => !seen.mateIds.includes(id));
  const went = seen.mateIds.filter((id) => !now.mateIds.includes(id));
  if (came.length > 0 || went.length > 0) return { is: "mates", came, went };
  return { is: "none", store: false };
}

/** Whether the page shows another worksheet than before. */
export function isOtherWorksheet(news: TeamNews): boolean {
  return news.is === "moved" || news.is === "out" || news.is === "mode";
}
