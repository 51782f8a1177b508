"use server";
import * as z from "zod";
import type { ActionResult } from "@/lib/errors/action-result";
import { runAction } from "@/lib/actions/action";
import { requireMember } from "@/lib/auth/require";
import { noteTeamSeen } from "@/lib/classroom/teams/team-news";

const seen = z.object({ activityId: z.string(), stamp: z.string().max(1_000) });

export async function noteTeamSeenAction(input: z.input<typeof seen>): Promise<ActionResult> {
  return runAction(seen, input, async ({ activityId, stamp }) => {
    await noteTeamSeen(await requireMember(activityId), stamp);
    return undefined;
  });
}
