import { and, desc, eq } from "drizzle-orm";
import { anyOf } from "@/db/any-of";
import { onlyRow } from "@/db/only-row";
import type { Tx } from "@/db/client";
import { activities, lessons, lessonVersions } from "@/db/schema";
import { lessonSchema, type Lesson } from "@/lib/content/schema";

/** Makes a lesson of a teacher and returns its id. */
export async function insertLesson(tx: Tx, ownerId: string, draft: Lesson, now: Date): Promise<string> {
  const rows = await tx.insert(lessons).values({ ownerId, draft, draftAt: now }).returning({ id: lessons.id });
  return onlyRow(rows).id;
}

/** The draft of a lesson; null when there is none. */
export async function findDraft(tx: Tx, lessonId: string): Promise<Lesson | null> {
  return parseDraft(await tx.select({ draft: lessons.draft }).from(lessons).where(eq(lessons.id, lessonId)));
}

/** The same, locked until the transaction ends. */
export async function lockDraft(tx: Tx, lessonId: string): Promise<Lesson | null> {
  const rows = await tx.select({ draft: lessons.draft }).from(lessons).where(eq(lessons.id, lessonId)).for("update");
  return parseDraft(rows);
}

function parseDraft([row]: readonly { draft: object | null }[]): Lesson | null {
  return row === undefined || row.draft === null ? null : lessonSchema.parse(row.draft);
}

export async function setDraft(tx: Tx, lessonId: string, draft: Lesson, now: Date): Promise<void> {
  await tx.update(lessons).set({ draft, draftAt: now }).where(eq(lessons.id, lessonId));
}

export interface Version {
  id: string;
  number: number;
  content: object;
}

/** The newest version of a lesson; null while there is none. */
export async function findNewestVersion(tx: Tx, lessonId: string): Promise<Version | null> {
  const [row] = await tx
    .select({ id: lessonVersions.id, number: lessonVersions.number, content: lessonVersions.content })
    .from(lessonVersions)
    .where(eq(lessonVersions.lessonId, lessonId))
    .orderBy(desc(lessonVersions.number))
    .limit(1);
  return row ?? null;
}

/** The id of a version of these lessons that says the same as `content`, the first if there are several; null when there is none. */
export async function findVersionLike(tx: Tx, lessonIds: readonly string[], content: Lesson): Promise<string | null> {
  const [row] = await tx
    .select({ id: lessonVersions.id })
    .from(lessonVersions)
    .where(and(anyOf(lessonVersions.lessonId, lessonIds), eq(lessonVersions.content, content)))
    .orderBy(lessonVersions.createdAt, lessonVersions.number)
    .limit(1);
  return row?.id ?? null;
}

/** Versions never change, so there is no update. */
export async function insertVersion(
  tx: Tx,
  lessonId: string,
  { id, number, content }: { id: string; number: number; content: Lesson },
): Promise<void> {
  await tx.insert(lessonVersions).values({ id, lessonId, number, title: content.title, content });
}

/** Whether an activity runs a version of this lesson. */
export async function isUsed(tx: Tx, lessonId: string): Promise<boolean> {
  const found = await tx
    .select({ id: activities.id })
    .from(activities)
    .innerJoin(lessonVersions, eq(lessonVersions.id, activities.contentId))
    .where(eq(lessonVersions.lessonId, lessonId))
    .limit(1);
  return found.length > 0;
}

export async function setHidden(tx: Tx, lessonId: string, hiddenAt: Date | null): Promise<void> {
  await tx.update(lessons).set({ hiddenAt }).where(eq(lessons.id, lessonId));
}

/** Deletes a lesson with its versions, which no activity may run. */
export async function deleteLesson(tx: Tx, lessonId: string): Promise<void> {
  await tx.delete(lessons).where(eq(lessons.id, lessonId));
}
