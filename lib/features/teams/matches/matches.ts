import { database, type Tx } from "@/db/client";
import { listMeetings } from "./queries/matches";
import type { ActivityRow } from "@/lib/activity/queries/activity";
import type { Member } from "@/lib/activity/authorise";
import type { Topic } from "@/lib/bus/bus-contract";
import {
  pairArrangement,
  type PairedArrangement,
  type PairingShortage,
  type RestPolicy,
} from "./rules/arrangement-pairing";
import type { Arrangement } from "@/lib/features/teams/rules/arrangement";
import type { Random } from "@/lib/activity/rules/random";
import { loadArrangement, storeArrangement, type LoadedArrangement } from "@/lib/features/teams/arrangement";

export type PairRoundResult =
  | { kind: "paired"; topics: Topic[] }
  /** Nothing was written; the teacher has to decide about the teams in `left` first. */
  | ({ kind: "short" } & PairingShortage);

/**
 * Matches all teams in the current round, retaining current matches (T5). With `rest` the teams that can't meet another mode get an exemplar each, or
 * are matched on one mode. A single team gets an exemplar (Q13). The caller has locked `activity`, and publishes the returned topics with
 * `publishArrangement` after the commit.
 */
export async function pairRound(
  tx: Tx,
  activity: ActivityRow,
  now: Date,
  random: Random = Math.random,
  rest?: RestPolicy,
): Promise<PairRoundResult> {
  const loaded = await loadArrangement(tx, activity);
  const paired = pairAllTeams(loaded, activity, loaded.arrangement, random, rest);
  if (paired.kind === "short") return paired;
  return { kind: "paired", topics: await storeArrangement(tx, activity, loaded, paired.after, now) };
}

/** The arrangement with all its teams matched in the current round. */
export function pairAllTeams(
  loaded: LoadedArrangement,
  activity: ActivityRow,
  arrangement: Arrangement,
  random: Random,
  rest?: RestPolicy,
): PairedArrangement {
  const modes = activity.lesson.modes.map((mode) => mode.id);
  return pairArrangement({ arrangement, modes, earlier: loaded.earlier, random, rest });
}

/** New matches for the next round (Q18). This round's matches count as met, except those that re-pairing ended. */
export function pairNextRound(
  loaded: LoadedArrangement,
  activity: ActivityRow,
  random: Random,
  rest?: RestPolicy,
): PairedArrangement {
  const { arrangement, earlier } = loaded;
  const met = [...earlier, ...arrangement.matches.map((match) => match.teamIds)];
  return pairAllTeams({ ...loaded, earlier: met }, activity, { ...arrangement, matches: [] }, random, rest);
}

/** Modes that the student's team has worked on or met in a match; none without a team. */
export async function listMetModes({ teamId, activity }: Member): Promise<string[]> {
  const meetings = await listMeetings(database(), activity.id);
  const mine = meetings.filter(({ teams }) => teams.some((team) => team.teamId === teamId));
  return [...new Set(mine.flatMap(({ teams }) => teams.map(({ mode }) => mode)))];
}
