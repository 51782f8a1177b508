import { and, asc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { anyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { guesses, participants, students, tries } from "@/db/schema";
import { isAbsent } from "@/lib/features/people/joining/queries/participants";
import type { Try } from "@/lib/features/learning/rules/learning";

export interface Learner {
  activityId: string;
  studentId: string;
}

const isAnyOf = (row: { activityId: AnyPgColumn; studentId: AnyPgColumn }, asked: readonly Learner[]) =>
  and(
    anyOf(row.activityId, [...new Set(asked.map(({ activityId }) => activityId))]),
    anyOf(row.studentId, [...new Set(asked.map(({ studentId }) => studentId))]),
  );

/** Ids of the sections that each of these students has read; no row for a student who has not opened the activity. */
export function listSectionsRead(tx: Tx, asked: readonly Learner[]): Promise<(Learner & { sectionsRead: string[] })[]> {
  return tx
    .select({
      activityId: participants.activityId,
      studentId: participants.studentId,
      sectionsRead: participants.sectionsRead,
    })
    .from(participants)
    .where(isAnyOf(participants, asked));
}

/** Returns whether the section was new. */
export async function addSectionRead(
  tx: Tx,
  { activityId, studentId }: Learner,
  section: string,
  at: Date,
): Promise<boolean> {
  const readAt = { [section]: at.toISOString() };
  const rows = await tx
    .insert(participants)
    .values({ activityId, studentId, sectionsRead: [section], sectionsReadAt: readAt })
    .onConflictDoUpdate({
      target: [participants.activityId, participants.studentId],
      set: {
        sectionsRead: sql`array_append(${participants.sectionsRead}, ${section})`,
        sectionsReadAt: sql`coalesce(${participants.sectionsReadAt}, '{}') || excluded.sections_read_at`,
      },
      setWhere: sql`not ${section} = any(${participants.sectionsRead})`,
    })
    .returning({ studentId: participants.studentId });
  return rows.length > 0;
}

/** The tries of each of these students, oldest first. */
export function listTries(tx: Tx, asked: readonly Learner[]): Promise<(Learner & Try)[]> {
  return tx
    .select({
      activityId: tries.activityId,
      studentId: tries.studentId,
      exercise: tries.exercise,
      subject: tries.subject,
      answer: tries.answer,
      correct: tries.correct,
    })
    .from(tries)
    .where(isAnyOf(tries, asked))
    .orderBy(asc(tries.at), asc(tries.id));
}

/** A guess of the lesson, and the option that a student chose. */
export interface Guess {
  guess: string;
  answer: string;
}

/** The guesses of each of these students. */
export function listGuesses(tx: Tx, asked: readonly Learner[]): Promise<(Learner & Guess)[]> {
  return tx
    .select({
      activityId: guesses.activityId,
      studentId: guesses.studentId,
      guess: guesses.guess,
      answer: guesses.answer,
    })
    .from(guesses)
    .where(isAnyOf(guesses, asked))
    .orderBy(asc(guesses.guess));
}

export async function insertTry(tx: Tx, activityId: string, studentId: string, one: Try, at: Date): Promise<void> {
  await tx.insert(tries).values({ activityId, studentId, ...one, at });
}

export interface SectionReader {
  studentId: string;
  name: string;
  absent: boolean;
  sectionsRead: string[];
  /** When each section was finished, by its id. */
  sectionsReadAt: Record<string, string> | null;
}

/** Students who have opened the activity, including absent ones, by name. */
export function listReaders(tx: Tx, activityId: string): Promise<SectionReader[]> {
  return tx
    .select({
      studentId: students.id,
      name: students.name,
      absent: isAbsent,
      sectionsRead: participants.sectionsRead,
      sectionsReadAt: participants.sectionsReadAt,
    })
    .from(participants)
    .innerJoin(students, eq(students.id, participants.studentId))
    .where(and(eq(participants.activityId, activityId), isNotNull(participants.joinedAt), isNull(students.removedAt)))
    .orderBy(asc(students.nameKey));
}

export interface TryCount {
  studentId: string;
  exercise: "match" | "check";
  subject: string;
  tries: number;
  answered: boolean;
}

/** Per student and subject, how many tries there were, and whether one was right. */
export function countTries(tx: Tx, activityId: string): Promise<TryCount[]> {
  return tx
    .select({
      studentId: tries.studentId,
      exercise: tries.exercise,
      subject: tries.subject,
      tries: sql<number>`count(*)::int`,
      answered: sql<boolean>`bool_or(${tries.correct})`,
    })
    .from(tries)
    .where(eq(tries.activityId, activityId))
    .groupBy(tries.studentId, tries.exercise, tries.subject);
}

export interface WrongAnswer {
  exercise: "match" | "check";
  subject: string;
  answer: string;
  students: number;
}

/** How many students gave each wrong answer, the most frequent first. */
export function countWrongAnswers(tx: Tx, activityId: string): Promise<WrongAnswer[]> {
  return tx
    .select({
      exercise: tries.exercise,
      subject: tries.subject,
      answer: tries.answer,
      students: sql<number>`count(distinct ${tries.studentId})::int`,
    })
    .from(tries)
    .innerJoin(students, eq(students.id, tries.studentId))
    .where(and(eq(tries.activityId, activityId), eq(tries.correct, false), isNull(students.removedAt)))
    .groupBy(tries.exercise, tries.subject, tries.answer)
    .orderBy(sql`count(distinct ${tries.studentId}) desc`, asc(tries.subject), asc(tries.answer));
}
