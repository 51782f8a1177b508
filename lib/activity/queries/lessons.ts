import { and, desc, eq, isNotNull, sql } from "drizzle-orm";
import { anyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { lessons, lessonVersions } from "@/db/schema";
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

/** The newest version of each lesson that ships with the product: the default lesson first, the others by title. */
export async function listNewestBuiltIns(tx: Tx): Promise<NewestVersion[]> {
  const newest = await tx
    .selectDistinctOn([lessons.id], {
      lessonId: lessons.id,
      contentId: lessonVersions.id,
      isDefault: sql<boolean>`${lessons.builtIn} = ${defaultLesson}`,
      title: lessonVersions.title,
    })
    .from(lessonVersions)
    .innerJoin(lessons, and(eq(lessons.id, lessonVersions.lessonId), isNotNull(lessons.builtIn)))
    .orderBy(lessons.id, desc(lessonVersions.number));
  newest.sort((a, b) => Number(b.isDefault) - Number(a.isDefault) || a.title.localeCompare(b.title));
  return (await withLessons(tx, newest)).map(({ lessonId, contentId, lesson }) => ({ lessonId, contentId, lesson }));
}
