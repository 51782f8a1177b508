import { and, asc, desc, eq, isNull } from "drizzle-orm";
import { anyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { onlyRow } from "@/db/only-row";
import { shownTeacherName } from "@/lib/activity/queries/teacher-names";
import {
  participants,
  students,
  submissions,
  teachers,
  teamMembers,
  teams,
  wordReaders,
  words,
  worksheets,
} from "@/db/schema";

export interface MessageRow {
  id: string;
  activityId: string;
  studentId: string;
  text: string;
  at: Date;
  from: string;
  readAt: Date | null;
  endedAt: Date | null;
}

/** Messages from teachers to these students, the newest first. */
export async function listMessagesTo(
  tx: Tx,
  asked: readonly { activityId: string; studentId: string }[],
): Promise<MessageRow[]> {
  return tx
    .select({
      id: words.id,
      activityId: words.activityId,
      studentId: wordReaders.studentId,
      text: words.text,
      at: words.at,
      from: shownTeacherName,
      readAt: wordReaders.readAt,
      endedAt: words.endedAt,
    })
    .from(wordReaders)
    .innerJoin(words, and(eq(words.id, wordReaders.wordId), isNull(words.withdrawnAt)))
    .innerJoin(teachers, eq(teachers.id, words.teacherId))
    .where(
      and(
        anyOf(
          wordReaders.studentId,
          asked.map(({ studentId }) => studentId),
        ),
        anyOf(
          words.activityId,
          asked.map(({ activityId }) => activityId),
        ),
      ),
    )
    .orderBy(desc(words.at), asc(words.id));
}

export async function countMessages(tx: Tx, activityId: string): Promise<number> {
  return tx.$count(words, eq(words.activityId, activityId));
}

export async function findMessage(
  tx: Tx,
  wordId: string,
): Promise<{ activityId: string; withdrawnAt: Date | null } | null> {
  const [row] = await tx
    .select({ activityId: words.activityId, withdrawnAt: words.withdrawnAt })
    .from(words)
    .where(eq(words.id, wordId));
  return row ?? null;
}

/** Inserts a message, or restores one that was undone. Returns its id, a new one if none is given. */
export async function insertMessage(
  tx: Tx,
  word: { id?: string; activityId: string; teacherId: string; text: string; at: Date },
  studentIds: readonly string[],
): Promise<string> {
  const { id } = onlyRow(
    await tx
      .insert(words)
      .values(word)
      .onConflictDoUpdate({ target: words.id, set: { withdrawnAt: null } })
      .returning({ id: words.id }),
  );
  const readers = studentIds.map((studentId) => ({ wordId: id, studentId }));
  await tx.insert(wordReaders).values(readers).onConflictDoNothing();
  return id;
}

export async function markMessageRead(tx: Tx, wordId: string, studentId: string, now: Date): Promise<void> {
  await tx
    .update(wordReaders)
    .set({ readAt: now })
    .where(and(eq(wordReaders.wordId, wordId), eq(wordReaders.studentId, studentId), isNull(wordReaders.readAt)));
}

/** Ends all messages when a phase ends: from then on no student is shown them as new (Q24). */
export async function endAllMessages(tx: Tx, activityId: string, now: Date): Promise<void> {
  await tx
    .update(words)
    .set({ endedAt: now })
    .where(and(eq(words.activityId, activityId), isNull(words.endedAt)));
}

/** Sets when the phase ended in which the message was sent; null while it goes on. */
export async function setOver(tx: Tx, wordId: string, at: Date | null): Promise<void> {
  await tx.update(words).set({ endedAt: at }).where(eq(words.id, wordId));
}

export async function setWithdrawn(tx: Tx, wordId: string, at: Date | null): Promise<void> {
  await tx.update(words).set({ withdrawnAt: at }).where(eq(words.id, wordId));
}

/** Students of the class who are in the activity, each with whether their team has handed in; false for students without a team. */
export async function listRecipients(
  tx: Tx,
  activityId: string,
): Promise<{ studentId: string; teamId: string | null; handedIn: boolean }[]> {
  const members = await tx
    .select({ studentId: participants.studentId, teamId: teamMembers.teamId })
    .from(participants)
    .innerJoin(students, and(eq(students.id, participants.studentId), isNull(students.removedAt)))
    .leftJoin(
      teamMembers,
      and(eq(teamMembers.studentId, participants.studentId), eq(teamMembers.activityId, participants.activityId)),
    )
    .where(eq(participants.activityId, activityId));
  const handedIn = new Set(
    (
      await tx
        .selectDistinct({ teamId: submissions.teamId })
        .from(submissions)
        .innerJoin(worksheets, and(eq(worksheets.id, submissions.worksheetId), isNull(worksheets.archivedAt)))
        .innerJoin(teams, and(eq(teams.id, submissions.teamId), isNull(teams.dissolvedAt)))
        .where(and(eq(submissions.activityId, activityId), isNull(submissions.takenBackAt)))
    ).map(({ teamId }) => teamId),
  );
  return members.map((member) => ({ ...member, handedIn: member.teamId !== null && handedIn.has(member.teamId) }));
}
