"use server";

import * as z from "zod";
import type { ActionResult } from "@/lib/errors/action-result";
import { runAction } from "@/lib/actions/action";
import { requireSteering } from "@/lib/auth/require";
import { handInForTeam, type HandInResult } from "@/lib/classroom/writing/submissions";

const handInInput = z.object({ teamId: z.uuid(), incomplete: z.boolean() });

/** Q2. `activityId` and `teamId` are bound by the page, but still come from the browser. */
export async function handInForTeamAction(
  activityId: unknown,
  teamId: unknown,
  choice: unknown,
): Promise<ActionResult<HandInResult>> {
  const steering = await requireSteering(activityId);
  const incomplete =
    typeof choice === "object" && choice !== null && "incomplete" in choice ? choice.incomplete : undefined;
  return runAction(handInInput, { teamId, incomplete }, (parsed) =>
    handInForTeam(steering, parsed.teamId, { incomplete: parsed.incomplete }),
  );
}
