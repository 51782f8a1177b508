/** Pictures that teachers upload for the figures of a lesson (T16). */
import { createHash } from "node:crypto";
import { database, transaction, type Tx } from "@/db/client";
import type { LessonEditor, LessonUser } from "@/lib/activity/authorise";
import { mostPictures, picturesLimit } from "@/lib/content/picture-limits";
import { cleanPicture } from "@/lib/content/pictures/clean-picture";
import type { CleanedPicture } from "@/lib/content/pictures/cleaned-picture";
import type { LessonFile } from "@/lib/content/lesson-file";
import type { Lesson } from "@/lib/content/schema";
import { AppError } from "@/lib/errors/errors";
import { formatRefusal } from "@/lib/messages/refusals";
import { currentTime } from "@/lib/process/clock";
import { pictureHeader } from "@/lib/wire/picture-header";
import { lockDraft } from "./queries/lessons";
import * as rows from "./queries/pictures";

export type NamedPicture = CleanedPicture & { image: string };

/** A lesson with all pictures that its figures show. */
export interface CleanedLesson {
  lesson: Lesson;
  pictures: NamedPicture[];
}

/** How long a picture stays that no figure shows: the form saves a moment after the upload, and puts back what was removed. */
const unusedForMs = 24 * 3_600_000;

/** The images that the figures of a lesson show. */
export const imagesOf = ({ figures }: Pick<Lesson, "figures">): string[] =>
  figures.flatMap(({ picture }) => (picture.kind === "image" && picture.image !== null ? [picture.image] : []));

export async function nameCleaned(bytes: Uint8Array): Promise<NamedPicture> {
  const cleaned = await cleanPicture(bytes);
  return { ...cleaned, image: createHash("sha256").update(cleaned.bytes).digest("hex") };
}

/** What a figure says of its picture. */
export type UploadedPicture = Pick<NamedPicture, "image" | "width" | "height">;

/** Cleans and stores a picture for a lesson's figures. @throws AppError `picture-…`, `pictures-full`, `not-found` */
export async function addPicture({ lessonId }: LessonEditor, bytes: Uint8Array): Promise<UploadedPicture> {
  const picture = await nameCleaned(bytes);
  await transaction(async (tx) => {
    if ((await lockDraft(tx, lessonId)) === null) throw new AppError("not-found");
    await rows.deleteUnused(tx, lessonId, new Date(currentTime().getTime() - unusedForMs));
    await storePictures(tx, lessonId, [picture]);
  });
  const { image, width, height } = picture;
  return { image, width, height };
}

/** @throws AppError `pictures-full` */
export async function storePictures(tx: Tx, lessonId: string, pictures: readonly NamedPicture[]): Promise<void> {
  const sizes = await rows.listSizes(tx, lessonId);
  for (const { image, bytes } of pictures) sizes.set(image, bytes.length);
  const sum = [...sizes.values()].reduce((all, size) => all + size, 0);
  if (sum > picturesLimit || sizes.size > mostPictures)
    throw new AppError("pictures-full", { most: picturesLimit / 1024 / 1024, count: mostPictures });
  for (const picture of pictures) await rows.insertPicture(tx, lessonId, picture);
}

/**
 * The pictures of an imported lesson, cleaned, and the lesson with what they are called now. A figure whose picture the file lacks has none.
 * @throws AppError `lesson-file-picture`, which names the place that is wrong
 */
export async function cleanImported({ lesson, pictures: given }: LessonFile): Promise<CleanedLesson> {
  const shown = new Set(imagesOf(lesson));
  const named = new Map<string, NamedPicture>();
  for (const [at, { image, bytes }] of given.entries()) {
    if (!shown.has(image)) continue;
    named.set(image, await cleanAt(`pictures.${at}`, bytes));
    await new Promise(setImmediate); // others are answered between two pictures
  }
  const figures = lesson.figures.map((figure) => {
    if (figure.picture.kind !== "image") return figure;
    const { image, width, height } = named.get(figure.picture.image ?? "") ?? { image: null };
    return { ...figure, picture: { kind: "image" as const, image, width, height } };
  });
  return { lesson: { ...lesson, figures }, pictures: [...named.values()] };
}

async function cleanAt(place: string, bytes: Uint8Array): Promise<NamedPicture> {
  try {
    return await nameCleaned(bytes);
  } catch (error) {
    throw new AppError("lesson-file-picture", { place, why: formatRefusal(error).sentence });
  }
}

/** A picture that the lesson has. @throws AppError `not-found` */
export async function loadLessonPicture({ used }: LessonUser, image: string): Promise<rows.StoredPicture> {
  const [found] = await rows.findPictures(database(), used.lessonId, [image]);
  if (found === undefined) throw new AppError("not-found");
  return found;
}

/** The version of a lesson that an activity runs. */
interface LessonVersion {
  contentId: string;
  lesson: Lesson;
}

/** All pictures that the version of an activity's lesson shows. */
export function findActivityPictures({ contentId, lesson }: LessonVersion): Promise<rows.StoredPicture[]> {
  return rows.findPicturesOfVersion(database(), contentId, imagesOf(lesson));
}

/** A picture that the version of an activity's lesson shows. @throws AppError `not-found` */
export async function loadActivityPicture(
  { contentId, lesson }: LessonVersion,
  image: string,
): Promise<rows.StoredPicture> {
  const shown = imagesOf(lesson).filter((each) => each === image);
  const [found] = await rows.findPicturesOfVersion(database(), contentId, shown);
  if (found === undefined) throw new AppError("not-found");
  return found;
}

/** The front door adds what a picture's answer carries (lib/wire/picture-header.ts). */
export function answerPicture({ kind, bytes }: rows.StoredPicture): Response {
  return new Response(Buffer.from(bytes), {
    headers: { "content-type": kind === "png" ? "image/png" : "image/svg+xml", [pictureHeader]: "1" },
  });
}
