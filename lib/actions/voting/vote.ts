"use server";
import * as z from "zod";
import type { ActionResult } from "@/lib/errors/action-result";
import { runAction } from "@/lib/actions/action";
import { requireMember } from "@/lib/auth/require";
import { castBallot, recordResultsSeen, skipBeforeBallot } from "@/lib/classroom/voting/ballots";

const ballot = z.object({
  activityId: z.string(),
  kind: z.enum(["before", "final"]),
  choice: z.string().max(100),
  /** The real limit is checked by the use case, whose refusal tells by how much it is exceeded. */
  reason: z.string().max(100_000),
});

export async function castBallotAction(
  input: z.input<typeof ballot>,
): Promise<ActionResult<{ choice: string; reason: string }>> {
  return runAction(ballot, input, async ({ activityId, ...given }) =>
    castBallot(await requireMember(activityId), given),
  );
}

export async function skipBeforeAction(activityId: string): Promise<ActionResult> {
  return runAction(z.string(), activityId, async (id) => {
    await skipBeforeBallot(await requireMember(id));
    return undefined;
  });
}

export async function noteResultsSeenAction(activityId: string): Promise<ActionResult> {
  return runAction(z.string(), activityId, async (id) => {
    await recordResultsSeen(await requireMember(id));
    return undefined;
  });
}
