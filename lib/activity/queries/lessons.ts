import { and, desc, eq, isNotNull, isNull, max, or, sql, type SQL } from "drizzle-orm";
import { anyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { activities, classTeachers, lessons, lessonVersions } from "@/db/schema";
import { defaultLesson } from "@/lib/content/built-in-versions";
import { lessonSchema, type Lesson } from "@/lib/content/schema";

/** Versions that were read; the ones used last are last. They never change. */
const read = new Map<string, Lesson>();
const mostRead = 100;

/** These versions of lessons, by id. */
export async function findLessons(tx: Tx, versionIds: readonly string[]): Promise<Map<string, Lesson>> {
  const found = new Map<string, Lesson>();
  const missing: string[] = [];
  for (const id of new Set(versionIds)) {
    const lesson = read.get(id);
    if (lesson === undefined) missing.push(id);
    else keep(id, lesson, found);
  }
  if (missing.length === 0) return found;
  const rows = await tx
    .select({ id: lessonVersions.id, content: lessonVersions.content })
    .from(lessonVersions)
    .where(anyOf(lessonVersions.id, missing));
  for (const { id, content } of rows) keep(id, lessonSchema.parse(content), found);
  return found;
}

function keep(id: string, lesson: Lesson, found: Map<string, Lesson>): void {
  found.set(id, lesson);
  read.delete(id);
  read.set(id, lesson);
  const [oldest] = read.keys();
  if (read.size > mostRead && oldest !== undefined) read.delete(oldest);
}

/** Adds to each row the lesson of its activity. */
export async function withLessons<T extends { contentId: string }>(
  tx: Tx,
  rows: readonly T[],
): Promise<(T & { lesson: Lesson })[]> {
  const found = await findLessons(
    tx,
    rows.map(({ contentId }) => contentId),
  );
  return rows.map((row) => {
    const lesson = found.get(row.contentId);
    if (lesson === undefined) throw new Error(`there is no lesson ${row.contentId}`); // a foreign key keeps it there
    return { ...row, lesson };
  });
}

/** A lesson as a new activity begins with it. */
export interface NewestVersion {
  lessonId: string;
  /** The id of the version. */
  contentId: string;
  lesson: Lesson;
}

/**
 * Whether a teacher may use and edit a lesson: it is the teacher's own, or the teacher may edit a class that has an activity of it (T16).
 */
function isOwnLesson(teacherId: string): SQL {
  return sql`(${lessons.ownerId} = ${teacherId} or (${lessons.builtIn} is null and exists (
    select 1 from ${activities} a
    join ${lessonVersions} v on v.id = a.content_id
    join ${classTeachers} t on t.class_id = a.class_id
    where v.lesson_id = ${lessons.id} and t.teacher_id = ${teacherId} and t.may = 'steer')))`;
}

/** Whether the teacher may use and edit this lesson. */
export async function findOwnLesson(tx: Tx, teacherId: string, lessonId: string): Promise<boolean> {
  const found = await tx
    .select({ id: lessons.id })
    .from(lessons)
    .where(and(eq(lessons.id, lessonId), isOwnLesson(teacherId)));
  return found.length > 0;
}

/** Whether a lesson that the teacher may use is the teacher's own; null when the teacher may not use it. */
export async function findUsableLesson(
  tx: Tx,
  teacherId: string,
  lessonId: string,
): Promise<{ isOwn: boolean } | null> {
  const [found] = await tx
    .select({ isOwn: sql<boolean>`${lessons.builtIn} is null` })
    .from(lessons)
    .where(and(eq(lessons.id, lessonId), or(isNotNull(lessons.builtIn), isOwnLesson(teacherId))));
  return found ?? null;
}

/** A lesson that its teachers edit. */
export interface OwnLesson {
  lessonId: string;
  title: string;
  draftAt: Date | null;
  /** The number of the newest version; null while there is none, so that no class can use the lesson. */
  version: number | null;
  /** It was deleted while activities used it. */
  isHidden: boolean;
}

/** The lessons that a teacher may edit, by title, those that were deleted too. */
export async function listOwnLessons(tx: Tx, teacherId: string): Promise<OwnLesson[]> {
  const rows = await tx
    .select({
      lessonId: lessons.id,
      title: sql<string>`coalesce(${lessons.draft} ->> 'title', '')`,
      draftAt: lessons.draftAt,
      version: max(lessonVersions.number),
      isHidden: sql<boolean>`${lessons.hiddenAt} is not null`,
    })
    .from(lessons)
    .leftJoin(lessonVersions, eq(lessonVersions.lessonId, lessons.id))
    .where(and(isNotNull(lessons.draft), isOwnLesson(teacherId)))
    .groupBy(lessons.id);
  return rows.sort((a, b) => a.title.localeCompare(b.title));
}

/**
 * The newest version of each lesson that a teacher may use: the default lesson first, then the others that ship, then the teacher's own, each by
 * title.
 */
export async function listNewestFor(tx: Tx, teacherId: string): Promise<NewestVersion[]> {
  const newest = await tx
    .selectDistinctOn([lessons.id], {
      lessonId: lessons.id,
      contentId: lessonVersions.id,
      builtIn: lessons.builtIn,
      title: lessonVersions.title,
    })
    .from(lessonVersions)
    .innerJoin(
      lessons,
      and(
        eq(lessons.id, lessonVersions.lessonId),
        isNull(lessons.hiddenAt),
        or(isNotNull(lessons.builtIn), isOwnLesson(teacherId)),
      ),
    )
    .orderBy(lessons.id, desc(lessonVersions.number));
  const placeOf = ({ builtIn }: { builtIn: string | null }) =>
    builtIn === defaultLesson ? 0 : builtIn !== null ? 1 : 2;
  newest.sort((a, b) => placeOf(a) - placeOf(b) || a.title.localeCompare(b.title));
  return (await withLessons(tx, newest)).map(({ lessonId, contentId, lesson }) => ({ lessonId, contentId, lesson }));
}
