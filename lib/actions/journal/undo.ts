"use server";

import * as z from "zod";
import { teacherAction } from "@/lib/actions/action";
import type { Steering } from "@/lib/auth/standing";
import { undo } from "@/lib/classroom/journal/journal";
import { previewUndo } from "@/lib/classroom/journal/undo-preview";
import { lessonOf } from "@/lib/content/lesson";
import { AppError } from "@/lib/errors/errors";
import { createEntryFormatter, type EntryToFormat } from "@/lib/classroom/journal/format-entry";
import { formatUndo } from "@/lib/classroom/journal/format-undo";

const ofEntry = z.object({ entryId: z.string().max(64) });

/** T8: what undoing would mean for the class now, a sentence each. @throws AppError when it can't be undone */
export const previewUndoAction = teacherAction(ofEntry, async (steering, { entryId }) => {
  const preview = await previewUndo(steering, entryId);
  if ("done" in preview) return refuse(preview.by, steering);
  return formatUndo(preview, lessonOf(steering.activity.contentId));
});

/** T8: undoes one entry. @throws AppError when it can't be undone */
export const undoAction = teacherAction(ofEntry, async (steering, { entryId }) => {
  const undone = await undo(steering, entryId);
  if (!undone.done) await refuse(undone.by, steering);
});

async function refuse(by: EntryToFormat | null, { activity, teacherId }: Steering): Promise<never> {
  if (by === null) throw new AppError("undo-students");
  throw new AppError("undo-blocked", {
    what: (await createEntryFormatter([by], lessonOf(activity.contentId), teacherId))(by),
  });
}
