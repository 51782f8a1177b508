"use server";

import { revalidatePath } from "next/cache";
import * as z from "zod";
import { accountForm, lessonAction } from "@/lib/activity/actions/action";
import { lessonSchema } from "@/lib/content/schema";
import * as lessons from "@/lib/features/lessons/own-lessons";

/** Copies a lesson and redirects to the copy (T16). */
export const copyLessonForm = accountForm(
  z.object({ lesson: z.string().max(100) }),
  ["lesson"],
  async (teacher, { lesson }) => {
    return `/teacher/lessons/${await lessons.copyLesson(teacher, lesson)}`;
  },
);

const parts = lessonSchema.partial();

/** Saves parts of a lesson, and returns the lesson as it is stored then. */
export const saveLessonAction = lessonAction(z.object({ base: parts, mine: parts }), (editor, input) =>
  lessons.saveLesson(editor, input),
);

/** Returns the number of the new version. */
export const publishLessonAction = lessonAction(z.undefined(), async (editor) => {
  const number = await lessons.publishLesson(editor);
  revalidatePath("/teacher");
  return number;
});

export const removeLessonAction = lessonAction(z.undefined(), lessons.removeLesson);

export const showLessonAction = lessonAction(z.undefined(), lessons.showLesson);
