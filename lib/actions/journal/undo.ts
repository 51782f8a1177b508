"use server";

import * as z from "zod";
import type { ActionResult } from "@/lib/errors/action-result";
import { runAction } from "@/lib/actions/action";
import { requireSteering } from "@/lib/auth/require";
import type { Steering } from "@/lib/auth/standing";
import { undo } from "@/lib/classroom/journal/journal";
import { previewUndo } from "@/lib/classroom/journal/undo-preview";
import { lessonOf } from "@/lib/content/lesson";
import { AppError } from "@/lib/errors/errors";
import { createEntryFormatter, type EntryToFormat } from "@/lib/classroom/journal/format-entry";
import { formatUndo } from "@/lib/classroom/journal/format-undo";

const ofEntry = z.object({ entryId: z.string().max(64) });

/** T8: what undoing would mean for the class now, a sentence each. @throws AppError when it can't be undone */
export async function previewUndoAction(activityId: string, input: unknown): Promise<ActionResult<string[]>> {
  return runAction(ofEntry, input, async ({ entryId }) => {
    const steering = await requireSteering(activityId);
    const preview = await previewUndo(steering, entryId);
    if ("done" in preview) return refuse(preview.by, steering);
    return formatUndo(preview, lessonOf(steering.activity.contentId));
  });
}

/** T8: undoes one entry. @throws AppError when it can't be undone */
export async function undoAction(activityId: string, input: unknown): Promise<ActionResult> {
  return runAction(ofEntry, input, async ({ entryId }) => {
    const steering = await requireSteering(activityId);
    const undone = await undo(steering, entryId);
    if (undone.done) return undefined;
    return refuse(undone.by, steering);
  });
}

async function refuse(by: EntryToFormat | null, { activity, teacherId }: Steering): Promise<never> {
  if (by === null) throw new AppError("undo-students");
  throw new AppError("undo-blocked", {
    what: (await createEntryFormatter([by], lessonOf(activity.contentId), teacherId))(by),
  });
}
