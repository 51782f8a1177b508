/** Feedback of a team about a partner's case: writing, sending and opening it, and what the teacher does with it (S9, Q26, Q27). */
import { database, transaction, type Tx } from "@/db/client";
import { lockOwnActivity, type ActivityEditor, type ActivityReader, type Member } from "@/lib/activity/authorise";
import { recordInJournal } from "@/lib/activity/journal/record";
import { lockActivity, raiseAccessVersion, type ActivityRow } from "@/lib/activity/queries/activity";
import { feedbackAccess, mayReadReceivedFeedback, type Access, type ActivityRole } from "@/lib/activity/rules/access";
import { findReceiver } from "@/lib/activity/rules/feedback";
import { phaseTable } from "@/lib/activity/rules/phases";
import { invalidate, publish } from "@/lib/bus/bus";
import type { Topic } from "@/lib/bus/bus-contract";
import { AppError } from "@/lib/errors/errors";
import { lockMatch, type TeamMatch } from "@/lib/features/cases/comparing/queries/comparing";
import { findTeamOf } from "@/lib/features/teams/queries/teams";
import { batchedBy } from "@/lib/process/batch";
import { currentTime } from "@/lib/process/clock";
import { feedbackFields, type FeedbackTexts } from "@/lib/sync/format/fields";
import { findDocumentFacts, listDocumentTexts, loadDocumentTexts } from "@/lib/sync/queries/documents";
import {
  findFeedback,
  insertFeedback,
  listFeedback,
  listFeedbackOfTeams,
  setFeedbackHidden,
  setFeedbackOpened,
  setFeedbackSent,
  setFeedbackShownRound,
  type FeedbackRow,
} from "./queries/feedback";

/** The team to which a team of the match gives feedback; null: it practises on the worked example; undefined: nobody (Q26). */
export function receiverIn(
  match: Pick<TeamMatch, "teams" | "exemplarMode">,
  teamId: string,
): string | null | undefined {
  const order = match.teams.map((team) => team.teamId);
  return findReceiver({ order, hasExemplar: match.exemplarMode !== null }, teamId);
}

/** Makes the team's empty feedback in this match, unless a team-mate has made it. @throws AppError `not-found`, `feedback-closed` */
export async function startFeedback(member: Member, matchId: string): Promise<void> {
  await transaction(async (tx) => {
    const { activity, role, teamId } = await lockTeam(tx, member);
    const match = await lockMatch(tx, activity.id, matchId);
    if (match === null || !match.teams.some((team) => team.teamId === teamId)) throw new AppError("not-found");
    const toTeamId = receiverIn(match, teamId);
    if (toTeamId === undefined) throw new AppError("feedback-closed");
    const isCurrent = match.endedAt === null && match.round === activity.round;
    const facts = { phase: activity.phase, teamId, toTeamId, isCurrent, opened: false, hidden: false };
    if (feedbackAccess(role, facts) !== "write") throw new AppError("feedback-closed");
    await insertFeedback(tx, { matchId, teamId, toTeamId });
  });
  invalidate(member.activity.id, `match:${matchId}`, "feedback");
}

/**
 * Sends the team's feedback, of which the page has waited until its own text is saved. It is sent once, whoever presses.
 * @throws AppError `not-found`, `feedback-closed`, `feedback-missing`
 */
export async function sendFeedback(member: Member, feedbackId: string, now = currentTime()): Promise<void> {
  const topics = await transaction(async (tx) => {
    const { activity, role, teamId } = await lockTeam(tx, member);
    const row = await findFeedback(tx, activity.id, feedbackId);
    const [facts] = await findDocumentFacts(tx, "feedback", [feedbackId]);
    if (row?.teamId !== teamId || facts?.kind !== "feedback") throw new AppError("not-found");
    if (row.sentAt !== null) return [];
    if (row.toTeamId === null || feedbackAccess(role, { ...facts, phase: activity.phase }) !== "write")
      throw new AppError("feedback-closed");
    const texts = await loadDocumentTexts(tx, "feedback", feedbackId);
    if (feedbackFields.some((field) => texts[field].trim() === "")) throw new AppError("feedback-missing");
    await setFeedbackSent(tx, feedbackId, { at: now, by: member.studentId });
    return topicsOf(row);
  });
  invalidate(member.activity.id, ...topics);
}

/** Opens feedback that the team got; from then on it is fixed (Q26). @throws AppError `not-found` */
export async function openFeedback(member: Member, feedbackId: string, now = currentTime()): Promise<void> {
  const activityId = member.activity.id;
  const topics = await transaction(async (tx) => {
    const { activity, role } = await lockTeam(tx, member);
    const row = await findFeedback(tx, activityId, feedbackId);
    if (row === null || !isReadable(role, activity, row)) throw new AppError("not-found");
    if (row.openedAt !== null) return [];
    await setFeedbackOpened(tx, feedbackId, now);
    await raiseAccessVersion(tx, activityId);
    return topicsOf(row);
  });
  if (topics.length > 0) publish({ kind: "access", activityId });
  invalidate(activityId, ...topics);
}

/** Hides feedback from students, or shows it again (Q27). @throws AppError `not-found` */
export async function hideFeedback(
  editor: ActivityEditor,
  { feedbackId, hidden }: { feedbackId: string; hidden: boolean },
  now = currentTime(),
): Promise<void> {
  const activityId = editor.activity.id;
  const row = await transaction(async (tx) => {
    await lockActivity(tx, activityId);
    const found = await findFeedback(tx, activityId, feedbackId);
    if (found === null) throw new AppError("not-found");
    await recordInJournal(
      tx,
      editor,
      { kind: hidden ? "feedback-hide" : "feedback-unhide", values: { team: found.number } },
      () => setFeedbackHidden(tx, feedbackId, hidden ? (found.hiddenAt ?? now) : null),
      now,
    );
    await raiseAccessVersion(tx, activityId);
    return found;
  });
  publish({ kind: "access", activityId });
  invalidate(activityId, ...topicsOf(row));
}

/** Shows students all feedback that was sent, up to this round; or only what both teams have sent (Q27). */
export async function showAllFeedback(editor: ActivityEditor, { all }: { all: boolean }): Promise<void> {
  await transaction(async (tx) => {
    const activity = await lockActivity(tx, editor.activity.id);
    await recordInJournal(tx, editor, { kind: all ? "feedback-all" : "feedback-both" }, () =>
      setFeedbackShownRound(tx, activity.id, all ? activity.round : 0),
    );
  });
  // Every page of a student who is in a team says that feedback is ready.
  invalidate(editor.activity.id, "feedback", "teams");
}

/** The member's team as it is now, with the activity locked. @throws AppError `not-found` without a team */
async function lockTeam(tx: Tx, member: Member) {
  const { studentId, role } = member;
  const activity = await lockOwnActivity(tx, member);
  const teamId = await findTeamOf(tx, activity.id, studentId);
  if (teamId === null) throw new AppError("not-found");
  return { activity, teamId, role: { ...role, teamId } };
}

function topicsOf({ matchId, teamId, toTeamId }: FeedbackRow): Topic[] {
  return [
    "feedback",
    `match:${matchId}`,
    `team:${teamId}`,
    ...(toTeamId === null ? [] : [`team:${toTeamId}` as const]),
  ];
}

function isReadable(role: ActivityRole, { phase }: Pick<ActivityRow, "phase">, row: FeedbackRow): boolean {
  const { toTeamId, hasReceiverSent, shownToAll } = row;
  const [sent, hidden] = [row.sentAt !== null, row.hiddenAt !== null];
  return mayReadReceivedFeedback(role, { phase, toTeamId, sent, hidden, hasReceiverSent, shownToAll });
}

/** Feedback that the team writes, or wrote. */
export interface GivenFeedback extends FeedbackRow {
  access: Access;
  /** Empty while a teacher hides it. */
  texts: FeedbackTexts;
}

/** Feedback for the team: its text once the team has opened it, else why not. */
export type ReceivedFeedback = Pick<FeedbackRow, "id" | "matchId" | "round" | "number"> &
  ({ is: "opened"; openedAt: Date; texts: FeedbackTexts } | { is: "ready" | "unsent" | "waits for own" | "hidden" });

const none: FeedbackTexts = { strength: "", question: "", suggestion: "" };

/** Batched, because a whole class asks when the phase moves. */
const feedbackOf = batchedBy(async (teamIds) => {
  const rows = await listFeedbackOfTeams(database(), teamIds);
  return new Map(teamIds.map((id) => [id, rows.filter((row) => row.teamId === id || row.toTeamId === id)]));
});

/** The number of a team whose feedback is ready to be opened; null when none is. */
export async function findReadyFeedback({ teamId, role, activity }: Member): Promise<number | null> {
  if (teamId === null || phaseTable[activity.phase].notes === "none") return null;
  const rows = (await feedbackOf(teamId)) ?? [];
  return rows.find((row) => row.openedAt === null && isReadable(role, activity, row))?.number ?? null;
}

/** What the student's team gave and got in every match of the activity. */
export async function loadOwnFeedback(
  member: Member,
): Promise<{ given: GivenFeedback[]; received: ReceivedFeedback[] }> {
  const { teamId, role, activity } = member;
  if (teamId === null) return { given: [], received: [] };
  const tx = database();
  const rows = (await feedbackOf(teamId)) ?? [];
  const facts = await findDocumentFacts(
    tx,
    "feedback",
    rows.map(({ id }) => id),
  );
  const accessOf = (id: string): Access => {
    const found = facts.find((one) => one.id === id);
    return found?.kind === "feedback" ? feedbackAccess(role, { ...found, phase: activity.phase }) : "none";
  };
  const isOpened = (row: FeedbackRow) => row.openedAt !== null && isReadable(role, activity, row);
  const read = rows.filter((row) => accessOf(row.id) !== "none" || isOpened(row)).map(({ id }) => id);
  const texts = new Map((await listDocumentTexts(tx, "feedback", read)).map((text, at) => [read[at] ?? "", text]));
  const textsOf = ({ id }: FeedbackRow) => texts.get(id) ?? none;
  return {
    given: rows
      .filter((row) => row.teamId === teamId)
      .map((row) => ({ ...row, access: accessOf(row.id), texts: textsOf(row) })),
    received: rows
      .filter((row) => row.toTeamId === teamId)
      .map((row) => {
        const { id, matchId, round, number, openedAt } = row;
        const about = { id, matchId, round, number };
        if (row.hiddenAt !== null) return { ...about, is: "hidden" };
        if (row.sentAt === null) return { ...about, is: "unsent" };
        if (!isReadable(role, activity, row)) return { ...about, is: "waits for own" };
        return openedAt === null
          ? { ...about, is: "ready" }
          : { ...about, is: "opened", openedAt, texts: textsOf(row) };
      }),
  };
}

/** Feedback as a teacher reads it. */
export type ReadFeedback = FeedbackRow & { texts: FeedbackTexts };

/** All feedback of the activity with its text, for the teacher (S9). */
export async function loadAllFeedback({ activity }: ActivityReader): Promise<ReadFeedback[]> {
  const tx = database();
  const rows = await listFeedback(tx, activity.id);
  const texts = await listDocumentTexts(
    tx,
    "feedback",
    rows.map(({ id }) => id),
  );
  return rows.map((row, at) => ({ ...row, texts: texts[at] ?? none }));
}
