import { and, asc, desc, eq, isNull, lte, min, or, sql, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { anyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { onlyRow } from "@/db/only-row";
import { activities, documents, feedback, matches, students, submissions, teams } from "@/db/schema";

export interface FeedbackRow {
  id: string;
  matchId: string;
  round: number;
  isMatchOver: boolean;
  /** The team that writes it. */
  teamId: string;
  number: number;
  /** The team that gets it; null for practice on a worked example (Q26). */
  toTeamId: string | null;
  toNumber: number | null;
  epoch: number;
  sentAt: Date | null;
  /** null before, and for a student who was erased. */
  sentBy: string | null;
  openedAt: Date | null;
  hiddenAt: Date | null;
  /** Whether the receiving team has sent feedback of its own in the same match. */
  hasReceiverSent: boolean;
  /** Whether the teacher shows all feedback of its round (Q27). */
  shownToAll: boolean;
}

const receiver = alias(teams, "receiver");

/** Feedback of an activity, by round and the giving team's number. */
export function listFeedback(tx: Tx, activityId: string): Promise<FeedbackRow[]> {
  return select(tx, eq(matches.activityId, activityId));
}

/** Feedback that these teams wrote or that is for them. */
export function listFeedbackOfTeams(tx: Tx, teamIds: readonly string[]): Promise<FeedbackRow[]> {
  return select(tx, or(anyOf(feedback.teamId, teamIds), anyOf(feedback.toTeamId, teamIds)));
}

/** null when the activity has no such feedback. */
export async function findFeedback(tx: Tx, activityId: string, feedbackId: string): Promise<FeedbackRow | null> {
  const [row] = await select(tx, and(eq(feedback.id, feedbackId), eq(matches.activityId, activityId)));
  return row ?? null;
}

function select(tx: Tx, which: SQL | undefined): Promise<FeedbackRow[]> {
  return tx
    .select({
      id: feedback.id,
      matchId: feedback.matchId,
      round: matches.round,
      isMatchOver: sql<boolean>`${matches.endedAt} is not null`,
      teamId: feedback.teamId,
      number: teams.number,
      toTeamId: feedback.toTeamId,
      toNumber: receiver.number,
      epoch: documents.epoch,
      sentAt: feedback.sentAt,
      sentBy: students.name,
      openedAt: feedback.openedAt,
      hiddenAt: feedback.hiddenAt,
      hasReceiverSent: sql<boolean>`exists (
        select 1 from feedback own
        where own.match_id = ${feedback.matchId} and own.team_id = ${feedback.toTeamId} and own.sent_at is not null)`,
      shownToAll: sql<boolean>`${matches.round} <= ${activities.feedbackShownRound}`,
    })
    .from(feedback)
    .innerJoin(matches, eq(matches.id, feedback.matchId))
    .innerJoin(activities, eq(activities.id, matches.activityId))
    .innerJoin(teams, eq(teams.id, feedback.teamId))
    .innerJoin(documents, and(eq(documents.feedbackId, feedback.id), isNull(documents.closedAt)))
    .leftJoin(receiver, eq(receiver.id, feedback.toTeamId))
    .leftJoin(students, eq(students.id, feedback.sentBy))
    .where(which)
    .orderBy(asc(matches.round), asc(teams.number), asc(feedback.createdAt), asc(feedback.id));
}

/** Makes the feedback with its document, if the team has none for this receiver in the match. The caller has locked the activity. */
export async function insertFeedback(
  tx: Tx,
  given: { matchId: string; teamId: string; toTeamId: string | null },
): Promise<void> {
  const { matchId, teamId, toTeamId } = given;
  const [known] = await tx
    .select({ id: feedback.id })
    .from(feedback)
    .where(
      and(
        eq(feedback.matchId, matchId),
        eq(feedback.teamId, teamId),
        toTeamId === null ? isNull(feedback.toTeamId) : eq(feedback.toTeamId, toTeamId),
      ),
    );
  if (known !== undefined) return;
  const { id } = onlyRow(await tx.insert(feedback).values(given).returning({ id: feedback.id }));
  await tx.insert(documents).values({ kind: "feedback", feedbackId: id });
}

export async function setFeedbackSent(tx: Tx, feedbackId: string, sent: { at: Date; by: string }): Promise<void> {
  await tx.update(feedback).set({ sentAt: sent.at, sentBy: sent.by }).where(eq(feedback.id, feedbackId));
}

export async function setFeedbackOpened(tx: Tx, feedbackId: string, at: Date): Promise<void> {
  await tx.update(feedback).set({ openedAt: at }).where(eq(feedback.id, feedbackId));
}

/** Hides feedback from students; null shows it again (Q27). */
export async function setFeedbackHidden(tx: Tx, feedbackId: string, at: Date | null): Promise<void> {
  await tx.update(feedback).set({ hiddenAt: at }).where(eq(feedback.id, feedbackId));
}

/** Shows all feedback up to this round, before both teams have sent theirs (Q27); 0 for none. */
export async function setFeedbackShownRound(tx: Tx, activityId: string, round: number): Promise<void> {
  await tx.update(activities).set({ feedbackShownRound: round }).where(eq(activities.id, activityId));
}

/** When the team first opened feedback that students may see; null when it has opened none. */
export async function findFirstOpened(tx: Tx, teamId: string): Promise<Date | null> {
  const [row] = await tx
    .select({ at: min(feedback.openedAt) })
    .from(feedback)
    .where(and(eq(feedback.toTeamId, teamId), isNull(feedback.hiddenAt)));
  return row?.at ?? null;
}

/** The last submission of a worksheet up to a moment, without those that were taken back; null without one. */
export async function findSubmissionBefore(tx: Tx, worksheetId: string, at: Date) {
  const [row] = await tx
    .select({ id: submissions.id, texts: submissions.texts })
    .from(submissions)
    .where(and(eq(submissions.worksheetId, worksheetId), isNull(submissions.takenBackAt), lte(submissions.at, at)))
    .orderBy(desc(submissions.at), desc(submissions.id))
    .limit(1);
  return row ?? null;
}
