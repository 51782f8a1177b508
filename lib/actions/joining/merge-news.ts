"use server";
import * as z from "zod";
import type { ActionResult } from "@/lib/errors/action-result";
import { runAction } from "@/lib/actions/action";
import { requireMember } from "@/lib/auth/require";
import { markMergesRead } from "@/lib/classroom/joining/merging";

export async function mergesSeenAction(activityId: string): Promise<ActionResult> {
  return runAction(z.string(), activityId, async (id) => {
    await markMergesRead(await requireMember(id));
    return undefined;
  });
}
