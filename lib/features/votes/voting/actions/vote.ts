"use server";

import * as z from "zod";
import { memberAction, seenAction } from "@/lib/activity/actions/action";
import { castBallot, recordResultsSeen, skipBeforeBallot } from "@/lib/features/votes/voting/ballots";

const ballot = z.object({
  kind: z.enum(["before", "final"]),
  choice: z.string().max(100),
  /** The use case has the real limit, and says by how much the reason is too long. */
  reason: z.string().max(100_000),
  ago: z.int().min(0).default(0),
  castAs: z.uuid().optional(),
});

/** Returns the ballot that counts now (Q4). */
export const castBallotAction = memberAction(ballot, castBallot);
export const skipBeforeAction = memberAction(z.undefined(), skipBeforeBallot);
/** Records that this device shows the results to a student without a final ballot (Q6). */
export const noteResultsSeenAction = seenAction(z.undefined(), recordResultsSeen);
