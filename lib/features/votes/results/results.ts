import { cache } from "react";
import { database, type Tx } from "@/db/client";
import { listBallotFacts, listReasons } from "@/lib/features/votes/voting/queries/ballots";
import { listJoinedIds } from "@/lib/features/people/joining/queries/participants";
import { listMeetings } from "@/lib/features/teams/matches/queries/matches";
import { listPlacedIds } from "@/lib/features/teams/queries/teams";
import type { ActivityRow } from "@/lib/activity/queries/activity";
import type { Member, ActivityReader } from "@/lib/activity/authorise";
import { batched, onceForAll } from "@/lib/process/batch";
import { type Lesson } from "@/lib/content/lesson";
import { AppError } from "@/lib/errors/errors";
import { areResultsShown, resultsAccess } from "@/lib/activity/rules/access";
import { revealedVotes, type RevealedVotes } from "./rules/revealed";
import { createCountedTest, tally, type Tally } from "./rules/tally";

type ActivityContent = Pick<ActivityRow, "id" | "lesson">;

export interface Results {
  tally: Tally;
  /** Reasons by choice, in the lesson's order, each list in its stored random order; choices without reasons are left out (Q11). */
  reasons: { mode: string; reasons: string[] }[];
}

/**
 * Loads the results as the class may see them (S7).
 * @throws AppError `results-not-shown` before everything is revealed, and after going back (Q6).
 */
export async function loadResults(member: Member): Promise<Results> {
  if (resultsAccess(member.role, member.activity) !== "all") throw new AppError("results-not-shown");
  return loadClassResults(member.activity);
}

/**
 * Loads what the projector shows of the votes by now, and no more (Q6).
 * @throws AppError `results-not-shown` before the reveal, and after going back
 */
export async function loadRevealedVotes(member: Member): Promise<RevealedVotes> {
  const { activity } = member;
  if (resultsAccess(member.role, activity) === "none") throw new AppError("results-not-shown");
  const modes = activity.lesson.modes.map(({ id }) => id);
  return revealedVotes((await loadClassResults(activity)).tally, modes, activity.revealStep);
}

/** Loads the results with every number, for the teacher, in any phase. */
export function loadTeacherResults(reader: ActivityReader): Promise<Results> {
  return computeResults(database(), reader.activity, "teacher");
}

/** Loads the results for the projector, which shows what the class may see; null until they are shown. */
export const loadProjectorResults = cache(async (reader: ActivityReader): Promise<Results | null> =>
  areResultsShown(reader.activity.phase) ? computeResults(database(), reader.activity, "class") : null,
);

/** Batched, because at the reveal the whole class asks for the same results. Each caller has been authorised. */
const loadClassResults = batched((asked: readonly ActivityContent[]) =>
  onceForAll(
    asked,
    ({ id }) => id,
    (activity) => computeResults(database(), activity, "class"),
  ),
);

async function computeResults(tx: Tx, activity: ActivityContent, audience: "class" | "teacher"): Promise<Results> {
  const lesson = activity.lesson;
  const modes = lesson.modes.map((mode) => mode.id);
  const ballots = await listBallotFacts(tx, activity.id);
  const matches = await listMeetings(tx, activity.id);
  const joined = await listJoinedIds(tx, activity.id);
  const placed = await listPlacedIds(tx, activity.id);
  return {
    tally: tally({ modes, ballots, joined, placed, matches }, audience),
    reasons: groupReasons(lesson, await listCountedReasons(tx, activity.id, { placed, ballots })),
  };
}

/** Reasons of votes that count (Q10) and are not hidden from the class, in their stored random order. */
export async function listCountedReasons(
  tx: Tx,
  activityId: string,
  known?: Parameters<typeof createCountedTest>[0],
): Promise<{ studentId: string; choice: string; reason: string }[]> {
  const counts = createCountedTest(
    known ?? { placed: await listPlacedIds(tx, activityId), ballots: await listBallotFacts(tx, activityId) },
  );
  return (await listReasons(tx, activityId)).filter(({ studentId }) => counts(studentId));
}

function groupReasons(lesson: Lesson, rows: readonly { choice: string; reason: string }[]): Results["reasons"] {
  return lesson.modes
    .map((mode) => ({ mode: mode.id, reasons: rows.filter((row) => row.choice === mode.id).map((row) => row.reason) }))
    .filter((group) => group.reasons.length > 0);
}
