/** A lesson as a file: what ships with the product, and what a teacher exports and imports (T16). */
import * as z from "zod";
import { lessonSchema, type Lesson } from "./schema";

const lessonFile = z.object({
  format: z.literal("crosscase-lesson"),
  version: z.literal(1),
  lesson: lessonSchema,
});

/** @throws z.ZodError, or SyntaxError for what is no JSON */
export function readLessonFile(text: string): Lesson {
  return lessonFile.parse(JSON.parse(text)).lesson;
}
