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

/** A lesson with its uploaded pictures. Those that were read from a file are not cleaned yet. */
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
  return readLesson(parseJson(bytes));
}

/** Reads a lesson from what its file says. @throws AppError `lesson-file-…`, as above */
export function readLesson(json: unknown): LessonFile {
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

/** What the file of a lesson says, for `readLesson`. */
export function lessonFileOf({ lesson, pictures }: LessonFile) {
  const file = { format: "crosscase-lesson", version: fileVersion, lesson };
  if (pictures.length === 0) return file;
  return {
    ...file,
    pictures: pictures.map(({ image, bytes }) => ({ image, data: Buffer.from(bytes).toString("base64") })),
  };
}

export const writeLessonFile = (file: LessonFile) => `${JSON.stringify(lessonFileOf(file), null, 2)}
`;
