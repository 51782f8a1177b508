/** Finds lessons by id, as in `lessonOf(activity.contentId)`. */
import { findInconsistencies } from "./consistency";
import { lessonSchema, type Lesson, type Mode, type Plan } from "./schema";
import { whenDeepLearningFails } from "./when-deep-learning-fails/lesson";
import type { Rubric } from "@/lib/features/cases/reviewing/rules/rubric";

export type { Lesson, Mode } from "./schema";

/** The lesson of every activity, until teachers can write their own. */
export const builtInContentId = "when-deep-learning-fails";

const lessons = new Map<string, Lesson>([[builtInContentId, validated(whenDeepLearningFails)]]);

function validated(lesson: Lesson): Lesson {
  const faults = findInconsistencies(lessonSchema.parse(lesson));
  if (faults.length > 0) throw new Error(`The lesson "${lesson.id}" does not hold together: ${faults.join("; ")}.`);
  return lesson;
}

/** @throws Error if no lesson has that id, which cannot happen for an activity's `contentId` */
export function lessonOf(contentId: string): Lesson {
  const lesson = lessons.get(contentId);
  if (lesson === undefined) throw new Error(`There is no lesson "${contentId}".`);
  return lesson;
}

/** Whether a lesson with that id exists. A file from another installation may name one that exists only there. */
export function hasLesson(contentId: string): boolean {
  return lessons.has(contentId);
}

/** An activity's rubric: its own once a teacher has edited it, else the lesson's (T12). */
export function rubricOf(activity: { contentId: string; rubric: Rubric | null }): Rubric {
  return activity.rubric ?? lessonOf(activity.contentId).rubric;
}

export function findPlan(lesson: Lesson, planId: string): Plan | null {
  return lesson.plans.find((plan) => plan.id === planId) ?? null;
}

/** The mode with that id, or null, since ids also come from URLs and forms. */
export function findMode(lesson: Lesson, modeId: string): Mode | null {
  return lesson.modes.find((mode) => mode.id === modeId) ?? null;
}

/** The mode of a team, worksheet or ballot of this lesson. @throws Error if the lesson has no such mode */
export function modeOf(lesson: Lesson, modeId: string): Mode {
  const mode = findMode(lesson, modeId);
  if (mode === null) throw new Error(`"${lesson.title}" has no mode "${modeId}".`);
  return mode;
}
