"use server";

import * as z from "zod";
import { teacherAction } from "@/lib/activity/actions/action";
import { undo } from "@/lib/features/undo/journal";
import { previewUndo } from "@/lib/features/undo/undo-preview";
import { formatUndo } from "@/lib/features/undo/format-undo";
import { undoRefusal } from "@/lib/features/undo/refused-undo";

const ofEntry = z.object({ entryId: z.string().max(64) });

/** What undoing would mean for the class now, one sentence each (T8). @throws AppError when it can't be undone */
export const previewUndoAction = teacherAction(ofEntry, async (editor, { entryId }) => {
  const preview = await previewUndo(editor, entryId);
  const lesson = editor.activity.lesson;
  if ("done" in preview) throw await undoRefusal(preview.by, lesson, editor.teacherId);
  return formatUndo(preview, lesson);
});

/** Undoes one entry (T8). @throws AppError when it can't be undone */
export const undoAction = teacherAction(ofEntry, async (editor, { entryId }) => {
  const undone = await undo(editor, entryId);
  if (!undone.done) throw await undoRefusal(undone.by, editor.activity.lesson, editor.teacherId);
});
