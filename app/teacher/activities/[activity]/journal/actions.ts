"use server";

import * as z from "zod";
import type { ActionResult } from "@/lib/action-result";
import { runAction } from "@/lib/auth/action";
import { requireSteering } from "@/lib/auth/require";
import { undo } from "@/lib/classroom/journal";
import { lessonOf } from "@/lib/content/lesson";
import { AppError } from "@/lib/errors";
import { entrySayer } from "./say-entry";

/** T8: takes one entry back, or says what stands in its way. */
export async function undoAction(activityId: string, input: unknown): Promise<ActionResult> {
  return runAction(z.object({ entryId: z.string().max(64) }), input, async ({ entryId }) => {
    const steering = await requireSteering(activityId);
    const undone = await undo(steering, entryId);
    if (undone.done) return undefined;
    if (undone.by === null) throw new AppError("undo-students");
    const say = await entrySayer([undone.by], lessonOf(steering.activity.contentId), steering.teacherId);
    throw new AppError("undo-blocked", { what: say(undone.by) });
  });
}
