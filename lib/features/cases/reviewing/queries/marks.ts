/** Marks, and the rubric by which they are given (T12). */
import { and, desc, eq, isNull, ne, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { activities, marks, submissions } from "@/db/schema";
import type { WorksheetTexts } from "@/lib/sync/format/fields";
import { areTextsSame } from "@/lib/features/cases/writing/rules/handing-in";
import type { Mark } from "@/lib/features/cases/reviewing/rules/marks";
import type { Rubric } from "@/lib/features/cases/reviewing/rules/rubric";

const markColumns = {
  studentId: marks.studentId,
  criterion: marks.criterion,
  teacherId: marks.teacherId,
  level: marks.level,
  chosen: marks.chosen,
};

export async function listMarks(tx: Tx, submissionId: string): Promise<Mark[]> {
  return tx.select(markColumns).from(marks).where(eq(marks.submissionId, submissionId));
}

/** What a mark is for: one criterion of a submission, for its team or for one student. */
export interface MarkPlace {
  submissionId: string;
  /** null: the mark is the team's. */
  studentId: string | null;
  criterion: string;
}

/** Identifies one teacher's mark. */
export interface MarkKey extends MarkPlace {
  teacherId: string;
}

const isAt = ({ submissionId, studentId, criterion }: MarkPlace) =>
  and(
    eq(marks.submissionId, submissionId),
    eq(marks.criterion, criterion),
    studentId === null ? isNull(marks.studentId) : eq(marks.studentId, studentId),
  );

/** Sets a mark; `level` null deletes it. Returns whether anything changed. */
export async function setMark(
  tx: Tx,
  { submissionId, studentId, criterion, teacherId, level }: MarkKey & { level: number | null },
): Promise<boolean> {
  const mark = { submissionId, studentId, criterion, teacherId };
  const changed =
    level === null
      ? await tx
          .delete(marks)
          .where(and(isAt(mark), eq(marks.teacherId, teacherId)))
          .returning({ id: marks.id })
      : await tx
          .insert(marks)
          .values({ ...mark, level })
          .onConflictDoUpdate({
            target: [marks.submissionId, marks.studentId, marks.criterion, marks.teacherId],
            set: { level },
            setWhere: sql`${marks.level} <> ${level}`,
          })
          .returning({ id: marks.id });
  return changed.length > 0;
}

/** Chooses one level among the marks of a place; null undoes the choice. */
export async function chooseLevel(tx: Tx, place: MarkPlace, level: number | null): Promise<void> {
  await tx
    .update(marks)
    .set({ chosen: level === null ? false : sql`${marks.level} = ${level}` })
    .where(and(isAt(place), level === null ? eq(marks.chosen, true) : undefined));
}

/** For undo: whether one teacher's mark is chosen. */
export async function setChosen(tx: Tx, mark: MarkKey, chosen: boolean): Promise<void> {
  await tx
    .update(marks)
    .set({ chosen })
    .where(and(isAt(mark), eq(marks.teacherId, mark.teacherId)));
}

/** Whether any submission of the activity has marks. */
export async function hasMarks(tx: Tx, activityId: string): Promise<boolean> {
  const [row] = await tx
    .select({ id: marks.id })
    .from(marks)
    .innerJoin(submissions, eq(submissions.id, marks.submissionId))
    .where(eq(submissions.activityId, activityId))
    .limit(1);
  return row !== undefined;
}

/** `rubric` null: the lesson's rubric. */
export async function setRubric(tx: Tx, activityId: string, rubric: Rubric | null): Promise<void> {
  await tx.update(activities).set({ rubric }).where(eq(activities.id, activityId));
}

/**
 * Copies the marks of the worksheet's last submission as a draft, except the own marks of students who are members of the new submission (Q12). The
 * copies count as carried when the text differs, because no teacher has read the new text.
 */
export async function copyMarksOfLastSubmission(
  tx: Tx,
  to: { id: string; worksheetId: string; memberIds: readonly string[]; texts: WorksheetTexts },
): Promise<void> {
  const [last] = await tx
    .select({ id: submissions.id, marksCarried: submissions.marksCarried, texts: submissions.texts })
    .from(submissions)
    .where(and(eq(submissions.worksheetId, to.worksheetId), sql`${submissions.id} <> ${to.id}`))
    .orderBy(desc(submissions.at), desc(submissions.id))
    .limit(1);
  if (last === undefined) return;
  const copied = (await listMarks(tx, last.id)).filter(
    ({ studentId }) => studentId === null || !to.memberIds.includes(studentId),
  );
  if (copied.length === 0) return;
  await tx.insert(marks).values(copied.map((mark) => ({ ...mark, submissionId: to.id })));
  if (last.marksCarried || !areTextsSame(last.texts, to.texts)) await setMarksCarried(tx, to.id, true);
}

export async function setMarksCarried(tx: Tx, submissionId: string, marksCarried: boolean): Promise<void> {
  await tx
    .update(submissions)
    .set({ marksCarried })
    .where(and(eq(submissions.id, submissionId), ne(submissions.marksCarried, marksCarried)));
}
