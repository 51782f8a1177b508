"use server";

import { revalidatePath } from "next/cache";
import * as z from "zod";
import { teacherAction } from "@/lib/activity/actions/action";
import { maxStudents } from "@/lib/features/people/joining/joining";
import { removeNewcomers } from "@/lib/features/arranging/students/newcomers";

const ticked = z.object({
  students: z
    .array(z.object({ id: z.uuid(), part: z.boolean() }))
    .min(1)
    .max(maxStudents),
});

/** Removes the students who were ticked on the page, and returns how many (S1). */
export const removeNewNamesAction = teacherAction(ticked, async (editor, { students }) => {
  const removed = await removeNewcomers(editor, students);
  revalidatePath(`/teacher/activities/${editor.activity.id}/new-names`);
  return removed;
});
