/** Q9: how each mode fared against the modes it met in a match. */
import type { Audience } from "./tally";

export interface MeetingFacts {
  /** Ended by re-pairing: left out. */
  ended: boolean;
  /** The teams still in it. An exemplar is no team, so it counts nothing. */
  teams: readonly { teamId: string; mode: string }[];
}

/** `a` comes before `b` in the lesson's order. `votes` is null when there are too few to show to the class. */
export interface Cell {
  a: string;
  b: string;
  votes: { a: number; b: number } | null;
}

/** One cell for each two modes that met; two that never met have none: blank, not 0 to 0. */
export type HeadToHead = readonly Cell[];

export const leastOfACell = 4;

interface FinalBallot {
  choice: string;
  teamId: string | null;
}

export function countHeadToHead(modes: readonly string[], ballots: readonly FinalBallot[], matches: readonly MeetingFacts[], audience: Audience): HeadToHead {
  const live = matches.filter((match) => !match.ended);
  return pairsOf(modes).flatMap(([a, b]) => {
    const met = live.filter((match) => hasMode(match, a) && hasMode(match, b));
    if (met.length === 0) return [];
    const votes = countVotes(a, b, met, ballots);
    // Q11: the ballots of a cell are the ones it counts.
    const few = audience === "class" && votes.a + votes.b < leastOfACell;
    return [{ a, b, votes: few ? null : votes }];
  });
}

/** Ballots for `a` and for `b` among all members of the matches; each ballot once, however often its teams met. */
function countVotes(a: string, b: string, met: readonly MeetingFacts[], ballots: readonly FinalBallot[]): { a: number; b: number } {
  const teams = new Set(met.flatMap((match) => match.teams.map((team) => team.teamId)));
  const members = ballots.filter((ballot) => ballot.teamId !== null && teams.has(ballot.teamId));
  return { a: members.filter((ballot) => ballot.choice === a).length, b: members.filter((ballot) => ballot.choice === b).length };
}

function hasMode(match: MeetingFacts, mode: string): boolean {
  return match.teams.some((team) => team.mode === mode);
}

function pairsOf(modes: readonly string[]): [string, string][] {
  return modes.flatMap((a, place) => modes.slice(place + 1).map((b): [string, string] => [a, b]));
}

/** The two numbers as the row of `mode` reads them against `other`: votes for `mode` first. Undefined when they never met. */
export function readCell(cells: HeadToHead, mode: string, other: string): { own: number; others: number } | "too few" | undefined {
  const cell = cells.find((one) => (one.a === mode && one.b === other) || (one.a === other && one.b === mode));
  if (cell === undefined) return undefined;
  if (cell.votes === null) return "too few";
  return cell.a === mode ? { own: cell.votes.a, others: cell.votes.b } : { own: cell.votes.b, others: cell.votes.a };
}
