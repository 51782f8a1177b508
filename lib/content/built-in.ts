/** Reads the lessons that ship with the product. Starting writes them into the database (db/built-in-lessons.ts). */
import { readFileSync } from "node:fs";
import path from "node:path";
import { root } from "@/lib/process/root.js";
import { readLessonFile } from "./lesson-file";
import { isBuiltIn } from "./built-in-versions";
import type { Lesson } from "./schema";

/** The lesson of a version that ships with the product; null when there is none with that id. */
export function findBuiltInLesson(versionId: string): Lesson | null {
  return isBuiltIn(versionId) ? readBuiltInLesson(versionId) : null;
}

export function readBuiltInLesson(versionId: string): Lesson {
  return readLessonFile(readFileSync(path.join(root, "lib/content/built-in", `${versionId}.json`))).lesson;
}
