"use server";

import * as z from "zod";
import { memberAction } from "@/lib/activity/actions/action";
import { showPart, startPresenting, stopPresenting, swapOrder } from "@/lib/features/cases/comparing/presenting";
import { presentingParts } from "@/lib/activity/rules/presenting";

const inMatch = z.object({ match: z.uuid() });

export const presentAction = memberAction(inMatch, (member, { match }) => startPresenting(member, match));
export const showPartAction = memberAction(
  inMatch.extend({ part: z.enum(presentingParts) }),
  (member, { match, part }) => showPart(member, match, part),
);
export const stopPresentingAction = memberAction(inMatch, (member, { match }) => stopPresenting(member, match));
export const swapOrderAction = memberAction(inMatch, (member, { match }) => swapOrder(member, match));
