import { desc, eq } from "drizzle-orm";
import { anyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { onlyRow } from "@/db/only-row";
import { lessons, lessonVersions } from "@/db/schema";
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

/** The newest version of a lesson that ships with the product. */
export async function findNewestBuiltIn(tx: Tx, name: string): Promise<{ id: string; lesson: Lesson }> {
  const newest = onlyRow(
    await tx
      .select({ contentId: lessonVersions.id })
      .from(lessonVersions)
      .innerJoin(lessons, eq(lessons.id, lessonVersions.lessonId))
      .where(eq(lessons.builtIn, name))
      .orderBy(desc(lessonVersions.number))
      .limit(1),
  );
  const { contentId, lesson } = onlyRow(await withLessons(tx, [newest]));
  return { id: contentId, lesson };
}
