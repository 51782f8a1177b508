"use server";

import * as z from "zod";
import type { ActionResult } from "@/lib/errors/action-result";
import { runAction } from "@/lib/actions/action";
import { requireMember } from "@/lib/auth/require";
import { chooseMode } from "@/lib/classroom/teams/mode-choice";

/** Q14. `activityId` is bound by the page, but still comes from the browser and is authorised. */
export async function chooseModeAction(activityId: string, mode: unknown): Promise<ActionResult> {
  return runAction(z.string().max(64), mode, async (modeId) => {
    await chooseMode(await requireMember(activityId), modeId);
    return undefined;
  });
}
