"use server";

import * as z from "zod";
import { database } from "@/db/client";
import { readingAction, teacherAction } from "@/lib/actions/action";
import { auditRead } from "@/lib/classroom/privacy/audit";
import { hideReason, loadNamedBallots } from "@/lib/classroom/voting/ballots";

/** Choices and reasons leave the server only when the teacher asks for them (Q11). */
export const openBallotsAction = readingAction(z.undefined(), async (reading) => {
  await auditRead(reading, "ballots", { activityId: reading.activity.id });
  return loadNamedBallots(database(), reading);
});

export const hideReasonAction = teacherAction(z.object({ studentId: z.uuid(), hidden: z.boolean() }), hideReason);
