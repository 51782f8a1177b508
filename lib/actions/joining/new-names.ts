"use server";

import { revalidatePath } from "next/cache";
import * as z from "zod";
import type { ActionResult } from "@/lib/errors/action-result";
import { runAction } from "@/lib/actions/action";
import { requireSteering } from "@/lib/auth/require";
import { maxStudents } from "@/lib/classroom/joining/joining";
import { removeNewcomers } from "@/lib/classroom/joining/new-names";

const asked = z.object({
  students: z
    .array(z.object({ id: z.uuid(), part: z.boolean() }))
    .min(1)
    .max(maxStudents),
});

/** S1: removes the students whom the teacher saw ticked. Returns how many were removed. */
export async function removeNewNamesAction(activityId: string, input: unknown): Promise<ActionResult<number>> {
  return runAction(asked, input, async ({ students }) => {
    const steering = await requireSteering(activityId);
    const removed = await removeNewcomers(steering, students);
    revalidatePath(`/teacher/activities/${activityId}/new-names`);
    return removed;
  });
}
