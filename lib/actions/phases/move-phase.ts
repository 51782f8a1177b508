"use server";

import * as z from "zod";
import type { ActionResult } from "@/lib/errors/action-result";
import { runAction } from "@/lib/actions/action";
import { requireSteering } from "@/lib/auth/require";
import { movePhase } from "@/lib/classroom/phases/phases";
import { phases } from "@/lib/rules/phases/phases";

const moveInput = z.object({
  to: z.enum(phases),
  expected: z.enum(phases),
  make: z.object({ teams: z.boolean(), matches: z.enum(["none", "all", "exemplar", "override"]) }),
});

/** T8. `activityId` is bound by the page, but still comes from the browser and is authorised. */
export async function movePhaseAction(activityId: string, input: unknown): Promise<ActionResult> {
  return runAction(moveInput, input, async (request) => {
    await movePhase(await requireSteering(activityId), request);
    return undefined;
  });
}
