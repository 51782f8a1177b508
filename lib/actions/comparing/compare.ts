"use server";

import * as z from "zod";
import type { ActionResult } from "@/lib/errors/action-result";
import { runAction } from "@/lib/actions/action";
import { requireMember } from "@/lib/auth/require";
import { showPart, startPresenting, stopPresenting, swapOrder } from "@/lib/classroom/comparing/presenting";
import { presentingParts } from "@/lib/rules/comparing/presenting";

const inMatch = z.object({ match: z.uuid() });
const ofPart = inMatch.extend({ part: z.enum(presentingParts) });

export async function presentAction(activityId: unknown, input: unknown): Promise<ActionResult> {
  const member = await requireMember(activityId);
  return runAction(inMatch, input, async ({ match }) => nothing(await startPresenting(member, match)));
}

export async function showPartAction(activityId: unknown, input: unknown): Promise<ActionResult> {
  const member = await requireMember(activityId);
  return runAction(ofPart, input, async ({ match, part }) => nothing(await showPart(member, match, part)));
}

export async function stopPresentingAction(activityId: unknown, input: unknown): Promise<ActionResult> {
  const member = await requireMember(activityId);
  return runAction(inMatch, input, async ({ match }) => nothing(await stopPresenting(member, match)));
}

export async function swapOrderAction(activityId: unknown, input: unknown): Promise<ActionResult> {
  const member = await requireMember(activityId);
  return runAction(inMatch, input, async ({ match }) => nothing(await swapOrder(member, match)));
}

function nothing(_: void): undefined {
  return undefined;
}
