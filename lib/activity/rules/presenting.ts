/** Which team presents, in which order, and for how long (Q16). */
import { questionFields } from "./question-fields";
import { resumesAt, type Pause } from "./pause";
import { isAtLeast, type Phase } from "./phases";

/** The parts of a presentation, in order. */
export const presentingParts = ["scenario", ...questionFields] as const;
export type PresentingPart = (typeof presentingParts)[number];

export function isPresentingPart(text: string | null): text is PresentingPart {
  return presentingParts.some((part) => part === text);
}

/** The most minutes that a teacher can give each presentation. */
export const mostPresentMinutes = 10;

export interface PresentingFacts {
  phase: Phase;
  /** The match has ended (Q8), or is of an earlier round. */
  over: boolean;
  presentingTeamId: string | null;
  /** Each pause moves it forward by the pause's length (Q19). */
  presentingSince: Date | null;
  /** The class's last pause. */
  pause: Pause | null;
  /** In presenting order. */
  teams: readonly { teamId: string; presented: boolean }[];
  /** The activity's setting for a match of two teams. */
  minutes: number;
}

/** In a trio each team has a minute less, but at least one. */
export function minutesEach(facts: Pick<PresentingFacts, "teams" | "minutes">): number {
  return facts.teams.length > 2 ? Math.max(1, facts.minutes - 1) : facts.minutes;
}

/** The first team that has not presented; when all have, the first team again. */
export function nextToPresent(facts: Pick<PresentingFacts, "teams">): string | null {
  return (facts.teams.find(({ presented }) => !presented) ?? facts.teams[0])?.teamId ?? null;
}

/**
 * How long a team has presented, in ms. The time stops during a pause (Q19). Moments are ms since 1970.
 * @param countsFrom the pause's end, or any earlier moment
 */
export function presentedMs(since: number, countsFrom: number, now: number): number {
  return Math.max(0, Math.max(countsFrom, now) - since);
}

/** Whether the presenting team's time is over. The timer warns and never cuts off, but only then may the next team start. */
export function isTimeOver(
  facts: Pick<PresentingFacts, "teams" | "minutes" | "presentingSince" | "pause">,
  now: Date,
): boolean {
  const [since, ms] = [facts.presentingSince?.getTime(), now.getTime()];
  return since !== undefined && presentedMs(since, resumesAt(facts.pause, ms), ms) >= minutesEach(facts) * 60_000;
}

export type StartRefusal = "present-closed" | "present-turn" | "present-busy";

/** Whether a member of the team may press *Present* now; null when they may. */
export function refuseStart(facts: PresentingFacts, teamId: string, now: Date): StartRefusal | null {
  if (!isAtLeast(facts.phase, "compare") || facts.phase === "closed" || facts.over) return "present-closed";
  if (facts.presentingTeamId === teamId) return null;
  if (facts.presentingTeamId !== null && !isTimeOver(facts, now)) return "present-busy";
  const teams = facts.teams.map((team) =>
    team.teamId === facts.presentingTeamId ? { ...team, presented: true } : team,
  );
  // All teams have presented, so one that stopped too early, or by mistake, may continue.
  if (teams.every(({ presented }) => presented)) return null;
  return nextToPresent({ teams }) === teamId ? null : "present-turn";
}

/** Any member may swap the order until the first presentation. */
export function maySwap(facts: PresentingFacts): boolean {
  return (
    isAtLeast(facts.phase, "compare") &&
    facts.phase !== "closed" &&
    !facts.over &&
    facts.teams.length > 1 &&
    facts.presentingTeamId === null &&
    facts.teams.every(({ presented }) => !presented)
  );
}

/** The next presenting order: the first team moves to the end. */
export function rotateTeams(teamIds: readonly string[]): string[] {
  return [...teamIds.slice(1), ...teamIds.slice(0, 1)];
}
