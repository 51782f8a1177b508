"use server";

import { revalidatePath } from "next/cache";
import * as z from "zod";
import { teacherAction } from "@/lib/activity/actions/action";
import { sendMarks } from "@/lib/features/courses/course-marks";

export const sendMarksAction = teacherAction(z.object({ linkId: z.string().max(100) }), async (editor, { linkId }) => {
  try {
    return await sendMarks(editor, linkId);
  } finally {
    // Some marks may have been sent before the platform failed.
    revalidatePath(`/teacher/activities/${editor.activity.id}/export/course`);
  }
});
