import { and, eq, lt, sql } from "drizzle-orm";
import { anyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { lessonPictures, lessons, lessonVersions } from "@/db/schema";
import type { CleanedPicture } from "@/lib/content/pictures/cleaned-picture";

export type StoredPicture = Pick<CleanedPicture, "kind" | "bytes"> & { image: string };

const columns = { image: lessonPictures.image, kind: lessonPictures.kind, bytes: lessonPictures.bytes };

/** The images of a lesson's pictures. */
export async function listImages(tx: Tx, lessonId: string): Promise<Set<string>> {
  const rows = await tx
    .select({ image: lessonPictures.image })
    .from(lessonPictures)
    .where(eq(lessonPictures.lessonId, lessonId));
  return new Set(rows.map(({ image }) => image));
}

/** How many bytes each picture of a lesson has. */
export async function listSizes(tx: Tx, lessonId: string): Promise<Map<string, number>> {
  const rows = await tx
    .select({ image: lessonPictures.image, size: sql<number>`length(${lessonPictures.bytes})` })
    .from(lessonPictures)
    .where(eq(lessonPictures.lessonId, lessonId));
  return new Map(rows.map(({ image, size }) => [image, size]));
}

export async function findPictures(tx: Tx, lessonId: string, images: readonly string[]): Promise<StoredPicture[]> {
  return tx
    .select(columns)
    .from(lessonPictures)
    .where(and(eq(lessonPictures.lessonId, lessonId), anyOf(lessonPictures.image, images)));
}

/** Pictures of the lesson that a version belongs to. */
export async function findPicturesOfVersion(
  tx: Tx,
  versionId: string,
  images: readonly string[],
): Promise<StoredPicture[]> {
  return tx
    .select(columns)
    .from(lessonPictures)
    .innerJoin(lessonVersions, eq(lessonVersions.lessonId, lessonPictures.lessonId))
    .where(and(eq(lessonVersions.id, versionId), anyOf(lessonPictures.image, images)));
}

export async function insertPicture(
  tx: Tx,
  lessonId: string,
  { image, kind, width, height, bytes }: CleanedPicture & { image: string },
): Promise<void> {
  await tx.insert(lessonPictures).values({ lessonId, image, kind, width, height, bytes }).onConflictDoNothing();
}

/** Gives another lesson these pictures too. */
export async function copyPictures(tx: Tx, from: string, to: string, images: readonly string[]): Promise<void> {
  const rows = await tx
    .select()
    .from(lessonPictures)
    .where(and(eq(lessonPictures.lessonId, from), anyOf(lessonPictures.image, images)));
  for (const { kind, width, height, bytes, image } of rows)
    await insertPicture(tx, to, { image, kind, width, height, bytes });
}

const imagesIn = (column: typeof lessons.draft | typeof lessonVersions.content) =>
  sql`jsonb_path_query(${column}, '$.figures[*].picture.image') #>> '{}'`;

/** Deletes pictures that were uploaded before a time, and that neither the draft nor a version shows. */
export async function deleteUnused(tx: Tx, lessonId: string, before: Date): Promise<void> {
  await tx.delete(lessonPictures).where(
    and(
      eq(lessonPictures.lessonId, lessonId),
      lt(lessonPictures.createdAt, before),
      sql`${lessonPictures.image} not in (
        select used from (
          select ${imagesIn(lessons.draft)} as used from ${lessons} where ${lessons.id} = ${lessonId}
          union all
          select ${imagesIn(lessonVersions.content)} from ${lessonVersions} where ${lessonVersions.lessonId} = ${lessonId}
        ) all_used where used is not null)`,
    ),
  );
}
