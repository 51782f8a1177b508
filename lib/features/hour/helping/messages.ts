/**
 * Messages of a teacher to a team, to a student, to all, or to those without a hand-in (T9, Q24). They are shown until they are read, and can be read
 * again.
 */
import { cache } from "react";
import { database, transaction, type Tx } from "@/db/client";
import {
  countMessages,
  findMessage,
  insertMessage,
  listRecipients,
  listMessagesTo,
  markMessageRead as markRead,
} from "./queries/messages";
import { lockActivity } from "@/lib/activity/queries/activity";
import { isUuid } from "@/lib/process/uuid";
import { findTeamNumber } from "@/lib/features/teams/queries/teams";
import type { Member, ActivityEditor } from "@/lib/activity/authorise";
import { invalidate } from "@/lib/bus/bus";
import type { Topic } from "@/lib/bus/bus-contract";
import { AppError } from "@/lib/errors/errors";
import { batched } from "@/lib/process/batch";
import { maxMessages, type Audience } from "./rules/helping";
import { recordInJournal, type Entry } from "@/lib/activity/journal/record";
import { currentTime } from "@/lib/process/clock";

export interface OwnMessage {
  id: string;
  text: string;
  at: Date;
  /** The teacher's name. */
  from: string;
  /** The student has not read it, and its phase has not ended. */
  isNew: boolean;
}

const messagesTo = batched(async (asked: readonly { activityId: string; studentId: string }[]) => {
  const rows = await listMessagesTo(database(), asked);
  return asked.map((one) =>
    rows.filter(({ activityId, studentId }) => activityId === one.activityId && studentId === one.studentId),
  );
});

/** The newest first. Cached per request. */
export const loadOwnMessages = cache(async (member: Member): Promise<OwnMessage[]> => {
  const rows = await messagesTo({ activityId: member.activity.id, studentId: member.studentId });
  return rows.map(({ id, text, at, from, readAt, endedAt }) => ({
    id,
    text,
    at,
    from,
    isNew: readAt === null && endedAt === null,
  }));
});

/** Marks a message as read by the student. Does nothing for a message to others. */
export async function markMessageRead(member: Member, wordId: string, now = currentTime()): Promise<void> {
  if (!isUuid(wordId)) return;
  await markRead(database(), wordId, member.studentId, now);
  invalidate(member.activity.id, `student:${member.studentId}`);
}

/**
 * The page chooses `id`, so that a repeated request is harmless.
 * @throws AppError `word-to-nobody`, `words-many`, `team-gone`, `student-gone`, and `not-found` for the id of a message in another activity
 */
export async function sendMessage(
  editor: ActivityEditor,
  given: { id?: string; to: Audience | { teamId: string } | { studentId: string }; text: string },
  now = currentTime(),
): Promise<void> {
  const activityId = editor.activity.id;
  const { to, ...word } = given;
  const topics = await transaction(async (tx): Promise<Topic[]> => {
    await lockActivity(tx, activityId);
    if (await isMessageSent(tx, activityId, word.id)) return [];
    if (typeof to === "string") {
      const recipients = await listRecipients(tx, activityId);
      const meant = recipients.filter(({ teamId, handedIn }) => to === "all" || (teamId !== null && !handedIn));
      const entry: Entry = { kind: "word", values: { to } };
      await recordInJournal(tx, editor, entry, () => insert(tx, editor, meant, word, now), now);
      return ["words"];
    }
    if ("studentId" in to) {
      const { studentId } = to;
      if (!(await listRecipients(tx, activityId)).some((each) => each.studentId === studentId))
        throw new AppError("student-gone");
      const entry: Entry = { kind: "word", values: { to: "student", student: studentId } };
      const whom = { teamId: null, studentId };
      return recordInJournal(tx, editor, entry, () => sendMessageTo(tx, editor, whom, word, now), now);
    }
    const number = isUuid(to.teamId) ? await findTeamNumber(tx, activityId, to.teamId) : null;
    if (number === null) throw new AppError("team-gone");
    const entry: Entry = { kind: "word", values: { to: "team", number } };
    return recordInJournal(tx, editor, entry, () => sendMessageTo(tx, editor, { teamId: to.teamId }, word, now), now);
  });
  if (topics.length > 0) invalidate(activityId, ...topics);
}

/**
 * Whether the message was sent already, and is not undone. The caller has locked the activity.
 * @throws AppError `not-found` for the id of a message in another activity
 */
export async function isMessageSent(tx: Tx, activityId: string, wordId: string | undefined): Promise<boolean> {
  const found = wordId === undefined ? null : await findMessage(tx, wordId);
  if (found !== null && found.activityId !== activityId) throw new AppError("not-found");
  return found !== null && found.withdrawnAt === null;
}

interface NewMessage {
  id?: string;
  text: string;
}

/** Sends a message to a team or a student. Returns the topics to invalidate. */
export async function sendMessageTo(
  tx: Tx,
  editor: ActivityEditor,
  whom: { teamId: string } | { teamId: null; studentId: string },
  word: NewMessage,
  now: Date,
): Promise<Topic[]> {
  const meant =
    whom.teamId === null
      ? [{ studentId: whom.studentId }]
      : (await listRecipients(tx, editor.activity.id)).filter(({ teamId }) => teamId === whom.teamId);
  await insert(tx, editor, meant, word, now);
  return meant.map(({ studentId }): Topic => `student:${studentId}`);
}

async function insert(
  tx: Tx,
  { activity: { id: activityId }, teacherId }: ActivityEditor,
  meant: readonly { studentId: string }[],
  word: NewMessage,
  now: Date,
): Promise<void> {
  if (meant.length === 0) throw new AppError("word-to-nobody");
  if ((await countMessages(tx, activityId)) >= maxMessages) throw new AppError("words-many");
  await insertMessage(
    tx,
    { ...word, activityId, teacherId, at: now },
    meant.map(({ studentId }) => studentId),
  );
}
