import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { guesses, students } from "@/db/schema";
import type { Guess, Learner } from "./learning";

/** Stores one row per guess. @returns whether a row is new or changed */
export async function upsertGuesses(
  tx: Tx,
  { activityId, studentId }: Learner,
  given: readonly Guess[],
  at: Date,
): Promise<boolean> {
  if (given.length === 0) return false;
  const rows = await tx
    .insert(guesses)
    .values(given.map((one) => ({ activityId, studentId, ...one, at })))
    .onConflictDoUpdate({
      target: [guesses.activityId, guesses.studentId, guesses.guess],
      set: { answer: sql`excluded.answer`, at },
      setWhere: sql`${guesses.answer} <> excluded.answer`,
    })
    .returning({ guess: guesses.guess });
  return rows.length > 0;
}

export interface GuessCount extends Guess {
  students: number;
}

/** How many students of the class chose each option, for the teacher. */
export function countGuesses(tx: Tx, activityId: string): Promise<GuessCount[]> {
  return tx
    .select({ guess: guesses.guess, answer: guesses.answer, students: sql<number>`count(*)::int` })
    .from(guesses)
    .innerJoin(students, eq(students.id, guesses.studentId))
    .where(and(eq(guesses.activityId, activityId), isNull(students.removedAt)))
    .groupBy(guesses.guess, guesses.answer)
    .orderBy(asc(guesses.guess), asc(guesses.answer));
}

/** How many guesses each student has made, without their answers. */
export function countGuessesByStudent(tx: Tx, activityId: string): Promise<{ studentId: string; guessed: number }[]> {
  return tx
    .select({ studentId: guesses.studentId, guessed: sql<number>`count(*)::int` })
    .from(guesses)
    .where(eq(guesses.activityId, activityId))
    .groupBy(guesses.studentId);
}
