/** Counts votes for each mode against the modes that it met in a match (Q9). */
import type { MeetingFacts } from "@/lib/features/teams/matches/rules/meetings";

/** Small groups are hidden from the class (students and projector), but not from the teacher (Q11). */
export type Audience = "class" | "teacher";

/** `a` comes before `b` in the lesson's order. `votes` is null if there are too few to show to the class. */
export interface Cell {
  a: string;
  b: string;
  votes: { a: number; b: number } | null;
}

/** One cell for each two modes that met. Modes that never met have no cell, because 0 to 0 would mislead. */
export type HeadToHead = readonly Cell[];

/**
 * The class sees a cell only with at least this many ballots from everyone in its matches, for any mode. Two pairs that met and all voted are enough
 * (Q11).
 */
const minBallotsPerCell = 4;

interface FinalBallot {
  choice: string;
  teamId: string | null;
}

export function countHeadToHead(
  modes: readonly string[],
  ballots: readonly FinalBallot[],
  matches: readonly MeetingFacts[],
  audience: Audience,
): HeadToHead {
  const live = matches.filter((match) => !match.ended);
  return pairsOf(modes).flatMap(([a, b]) => {
    const met = live.filter((match) => hasMode(match, a) && hasMode(match, b));
    if (met.length === 0) return [];
    const members = ballotsOf(met, ballots);
    const few = audience === "class" && members.length < minBallotsPerCell;
    return [{ a, b, votes: few ? null : { a: countFor(a, members), b: countFor(b, members) } }];
  });
}

/** Final ballots of all members of these matches. Each ballot counts once, however often its teams met. */
function ballotsOf(met: readonly MeetingFacts[], ballots: readonly FinalBallot[]): FinalBallot[] {
  const teams = new Set(met.flatMap((match) => match.teams.map((team) => team.teamId)));
  return ballots.filter((ballot) => ballot.teamId !== null && teams.has(ballot.teamId));
}

function countFor(mode: string, ballots: readonly FinalBallot[]): number {
  return ballots.filter((ballot) => ballot.choice === mode).length;
}

function hasMode(match: MeetingFacts, mode: string): boolean {
  return match.teams.some((team) => team.mode === mode);
}

function pairsOf(modes: readonly string[]): [string, string][] {
  return modes.flatMap((a, place) => modes.slice(place + 1).map((b): [string, string] => [a, b]));
}

/** The votes for `mode` and for `other` in their cell; undefined when the modes never met. */
export function findCellVotes(
  cells: HeadToHead,
  mode: string,
  other: string,
): { own: number; others: number } | "too few" | undefined {
  const cell = cells.find((one) => (one.a === mode && one.b === other) || (one.a === other && one.b === mode));
  if (cell === undefined) return undefined;
  if (cell.votes === null) return "too few";
  return cell.a === mode ? { own: cell.votes.a, others: cell.votes.b } : { own: cell.votes.b, others: cell.votes.a };
}
