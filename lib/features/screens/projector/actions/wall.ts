"use server";

import * as z from "zod";
import { teacherAction } from "@/lib/activity/actions/action";
import { hideReason } from "@/lib/features/screens/projector/hide-reason";
import { moveReveal, putOnWall, showNamesOnWall, turnWallPage } from "@/lib/features/screens/projector/wall";
import { spotlightFields } from "@/lib/activity/rules/wall";

const spotlight = z.discriminatedUnion("what", [
  z.object({ what: z.enum(["team", "case"]), teamId: z.uuid() }),
  z.object({ what: z.literal("answer"), teamId: z.uuid(), field: z.enum(spotlightFields) }),
  z.object({ what: z.literal("reason"), studentId: z.uuid() }),
]);

/** null removes the spotlight from the wall (T11). */
export const putOnWallAction = teacherAction(z.object({ spotlight: spotlight.nullable() }), (steering, input) =>
  putOnWall(steering, input.spotlight),
);

/** Turns to the next or the previous page of the case or answer on the wall (T11). */
export const turnWallPageAction = teacherAction(z.object({ from: z.int(), by: z.literal([1, -1]) }), (steering, turn) =>
  turnWallPage(steering, turn),
);

export const wallNamesAction = teacherAction(z.object({ on: z.boolean() }), (steering, { on }) =>
  showNamesOnWall(steering, on),
);

/** Moves the reveal one step on, one step back, or to the end (T11). */
export const moveRevealAction = teacherAction(
  z.object({ from: z.int(), by: z.literal([1, -1, "end"]) }),
  (steering, move) => moveReveal(steering, move),
);

export const hideReasonAction = teacherAction(z.object({ studentId: z.uuid(), hidden: z.boolean() }), hideReason);
