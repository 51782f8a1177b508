"use server";

import * as z from "zod";
import { database } from "@/db/client";
import { readingAction, teacherAction } from "@/lib/activity/actions/action";
import { auditRead } from "@/lib/activity/audit";
import { hideReason, loadNamedBallots } from "@/lib/features/votes/voting/ballots";

/** Choices and reasons leave the server only when the teacher asks for them (Q11). */
export const openBallotsAction = readingAction(z.undefined(), async (reading) => {
  await auditRead(reading, "ballots", { activityId: reading.activity.id });
  return loadNamedBallots(database(), reading);
});

export const hideReasonAction = teacherAction(z.object({ studentId: z.uuid(), hidden: z.boolean() }), hideReason);
