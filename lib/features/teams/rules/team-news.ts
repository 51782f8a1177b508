/** What has happened to a student's team since the student last saw it. A change that was undone in the meantime is no news (T7). */

/** A team as the student saw it, stored once the page has shown it. */
export interface SeenTeam {
  /** null in the tray. */
  team: { id: string; number: number; mode: string } | null;
  /** The student's team-mates, in the order of their seats. */
  mateIds: readonly string[];
}

export type TeamNews =
  /** Nothing to show: no change, or the student's first team. `store`: whether to store `now` as seen. */
  | { is: "none"; store: boolean }
  /** The student was placed in a team. The worksheet's page shows that anyway. */
  | { is: "placed" }
  /** The student is in another team: moved alone, or because the team was merged or split. */
  | { is: "moved"; from: { number: number; ended: boolean } }
  /** The student was removed from the team, which may have ended with that. */
  | { is: "out"; from: { number: number; ended: boolean } }
  /** The team has another mode, and so another worksheet. */
  | { is: "mode"; from: string }
  /** Team-mates joined or left. */
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

/** Whether the page now shows another worksheet than before. */
export function isOtherWorksheet(news: TeamNews): boolean {
  return news.is === "moved" || news.is === "out" || news.is === "mode";
}
