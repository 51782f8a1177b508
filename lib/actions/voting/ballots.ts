"use server";
import * as z from "zod";
import type { ActionResult } from "@/lib/errors/action-result";
import { runAction } from "@/lib/actions/action";
import { requireSteering } from "@/lib/auth/require";
import { database } from "@/db/client";
import type { NamedBallot } from "@/db/queries/voting/ballots";
import { hideReason, loadNamedBallots } from "@/lib/classroom/voting/ballots";

/** Q11: choices and reasons are sent only on the teacher's request. */
export async function openBallotsAction(activityId: string): Promise<ActionResult<NamedBallot[]>> {
  return runAction(z.string(), activityId, async (id) => loadNamedBallots(database(), await requireSteering(id)));
}

const hiding = z.object({ activityId: z.string(), studentId: z.uuid(), hidden: z.boolean() });

export async function hideReasonAction(input: z.input<typeof hiding>): Promise<ActionResult> {
  return runAction(hiding, input, async ({ activityId, ...given }) => {
    await hideReason(await requireSteering(activityId), given);
    return undefined;
  });
}
