/** A lesson as a file: what ships with the product, and what a teacher exports and imports (T16). */
import * as z from "zod";
import { AppError } from "@/lib/errors/errors";
import { isBoundedJson } from "@/lib/features/exporting/rules/bounded-json";
import { lessonFileLimit } from "./lesson-file-limit";
import { mostPictures, pictureLimit } from "./picture-limits";
import { lessonSchema, type Lesson } from "./schema";

const head = z.object({ format: z.literal("crosscase-lesson"), version: z.number() });
const fileVersion = 1;

/** How deep and how many values: a lesson that ships has some 3,000. */
const bounds = { depth: 12, values: 30_000 };

/** The pictures of a file are not cleaned yet. */
export interface LessonFile {
  lesson: Lesson;
  pictures: { image: string; bytes: Uint8Array }[];
}

const picture = z.object({
  image: z.string().regex(/^[0-9a-f]{64}$/),
  /** In base64. */
  data: z.base64().max(Math.ceil(pictureLimit / 3) * 4),
});
/** Earlier builds have written none. */
const picturesShape = z.object({ pictures: z.array(picture).max(mostPictures).default([]) });

/**
 * Reads a lesson from the bytes of its file. It has the shape of a lesson and may be incomplete.
 * @throws AppError `lesson-file-…`, which names the place that is wrong
 */
export function readLessonFile(bytes: Uint8Array): LessonFile {
  if (bytes.length > lessonFileLimit || !isBoundedJson(bytes, bounds)) throw new AppError("lesson-file-size");
  const json = parseJson(bytes);
  const found = head.safeParse(json);
  if (!found.success) throw new AppError("lesson-file-other");
  if (found.data.version !== fileVersion)
    throw new AppError(found.data.version > fileVersion ? "lesson-file-newer" : "lesson-file-other");
  const { pictures } = parsePlace(picturesShape, [], json);
  return {
    lesson: parsePlace(lessonSchema, ["lesson"], (json as { lesson?: unknown }).lesson),
    pictures: pictures.map(({ image, data }) => ({ image, bytes: new Uint8Array(Buffer.from(data, "base64")) })),
  };
}

function parsePlace<S extends z.ZodType>(schema: S, under: readonly string[], value: unknown): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const place = [...under, ...(parsed.error.issues[0]?.path ?? [])].map(String).join(".");
  throw new AppError("lesson-file-place", { place: place.slice(0, 200) });
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new AppError("lesson-file-other");
  }
}

export function writeLessonFile({ lesson, pictures }: LessonFile): string {
  const written = pictures.map(({ image, bytes }) => ({ image, data: Buffer.from(bytes).toString("base64") }));
  const file = { format: "crosscase-lesson", version: fileVersion, lesson };
  return `${JSON.stringify(written.length === 0 ? file : { ...file, pictures: written }, null, 2)}\n`;
}
