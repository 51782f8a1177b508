"use server";
import * as z from "zod";
import type { ActionResult } from "@/lib/errors/action-result";
import { runAction } from "@/lib/actions/action";
import { requireSteering } from "@/lib/auth/require";
import { includeInCasebook, includeNotesInCasebook } from "@/lib/classroom/casebook/casebook";

const including = z.object({ activityId: z.string(), teamId: z.uuid(), included: z.boolean() });

export async function includeInCasebookAction(input: z.input<typeof including>): Promise<ActionResult> {
  return runAction(including, input, async ({ activityId, ...given }) => {
    await includeInCasebook(await requireSteering(activityId), given);
    return undefined;
  });
}

const notes = z.object({ activityId: z.string(), on: z.boolean() });

export async function putNotesInCasebookAction(input: z.input<typeof notes>): Promise<ActionResult> {
  return runAction(notes, input, async ({ activityId, on }) => {
    await includeNotesInCasebook(await requireSteering(activityId), on);
    return undefined;
  });
}
