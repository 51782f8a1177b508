/** A lesson as a file: what ships with the product, and what a teacher exports and imports (T16). */
import * as z from "zod";
import { AppError } from "@/lib/errors/errors";
import { isBoundedJson } from "@/lib/features/exporting/rules/bounded-json";
import { lessonFileLimit } from "./lesson-file-limit";
import { lessonSchema, type Lesson } from "./schema";

const head = z.object({ format: z.literal("crosscase-lesson"), version: z.number() });
const fileVersion = 1;

/** How deep and how many values: a lesson that ships has some 3,000. */
const bounds = { depth: 12, values: 30_000 };

/**
 * Reads a lesson from the bytes of its file. It has the shape of a lesson and may be incomplete.
 * @throws AppError `lesson-file-…`, which names the place that is wrong
 */
export function readLessonFile(bytes: Uint8Array): Lesson {
  if (bytes.length > lessonFileLimit || !isBoundedJson(bytes, bounds)) throw new AppError("lesson-file-size");
  return readLesson(parseJson(bytes));
}

/** Reads a lesson from what its file says. @throws AppError `lesson-file-…`, as above */
export function readLesson(json: unknown): Lesson {
  const found = head.safeParse(json);
  if (!found.success) throw new AppError("lesson-file-other");
  if (found.data.version !== fileVersion)
    throw new AppError(found.data.version > fileVersion ? "lesson-file-newer" : "lesson-file-other");
  const lesson = lessonSchema.safeParse((json as { lesson?: unknown }).lesson);
  if (lesson.success) return lesson.data;
  const place = ["lesson", ...(lesson.error.issues[0]?.path ?? [])].map(String).join(".");
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
export const lessonFileOf = (lesson: Lesson) => ({ format: "crosscase-lesson", version: fileVersion, lesson });

export const writeLessonFile = (lesson: Lesson) => `${JSON.stringify(lessonFileOf(lesson), null, 2)}\n`;
