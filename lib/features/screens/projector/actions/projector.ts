"use server";

import * as z from "zod";
import { teacherAction } from "@/lib/activity/actions/action";
import { hideReason } from "@/lib/features/screens/projector/hide-reason";
import {
  moveReveal,
  showOnProjector,
  showNamesOnProjector,
  turnProjectorPage,
} from "@/lib/features/screens/projector/projector";
import { questionFields } from "@/lib/activity/rules/question-fields";

const spotlight = z.discriminatedUnion("what", [
  z.object({ what: z.enum(["team", "case"]), teamId: z.uuid() }),
  z.object({ what: z.literal("answer"), teamId: z.uuid(), field: z.enum(questionFields) }),
  z.object({ what: z.literal("reason"), studentId: z.uuid() }),
]);

/** null removes the spotlight from the projector (T11). */
export const showOnProjectorAction = teacherAction(z.object({ spotlight: spotlight.nullable() }), (editor, input) =>
  showOnProjector(editor, input.spotlight),
);

/** Turns to the next or the previous page of the case or answer on the projector (T11). */
export const turnProjectorPageAction = teacherAction(
  z.object({ from: z.int(), by: z.literal([1, -1]) }),
  (editor, turn) => turnProjectorPage(editor, turn),
);

export const projectorNamesAction = teacherAction(z.object({ on: z.boolean() }), (editor, { on }) =>
  showNamesOnProjector(editor, on),
);

/** Moves the reveal one step on, one step back, or to the end (T11). */
export const moveRevealAction = teacherAction(
  z.object({ from: z.int(), by: z.literal([1, -1, "end"]) }),
  (editor, move) => moveReveal(editor, move),
);

export const hideReasonAction = teacherAction(z.object({ studentId: z.uuid(), hidden: z.boolean() }), hideReason);
