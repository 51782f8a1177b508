import { database } from "@/db/client";
import { findNewestBuiltIn } from "@/lib/activity/queries/lessons";
import { defaultLesson } from "@/lib/content/built-in-versions";
import type { Lesson } from "@/lib/content/schema";

/** The lesson of a new activity for which nothing else is chosen. */
export async function loadNewLesson(): Promise<Lesson> {
  return (await findNewestBuiltIn(database(), defaultLesson)).lesson;
}
