"use server";

import * as z from "zod";
import type { ActionResult } from "@/lib/errors/action-result";
import { runAction } from "@/lib/actions/action";
import { requireMember } from "@/lib/auth/require";
import { handIn, takeBack, type HandInResult } from "@/lib/classroom/writing/submissions";

const choice = z.object({ incomplete: z.boolean() });

export async function handInAction(activityId: unknown, input: unknown): Promise<ActionResult<HandInResult>> {
  const member = await requireMember(activityId);
  return runAction(choice, input, (parsed) => handIn(member, parsed));
}

export async function takeBackAction(activityId: unknown): Promise<ActionResult> {
  const member = await requireMember(activityId);
  return runAction(z.undefined(), undefined, async () => {
    await takeBack(member);
    return undefined;
  });
}
