"use server";

import * as z from "zod";
import { teacherAction } from "@/lib/activity/actions/action";
import { movePhase } from "@/lib/features/phases/phases";
import { phases } from "@/lib/activity/rules/phases";

const move = z.object({
  to: z.enum(phases),
  expected: z.enum(phases),
  make: z.object({
    teams: z.boolean(),
    matches: z.enum(["none", "all", "exemplar", "override"]),
    leftOut: z.array(z.uuid()).max(500).optional(),
  }),
});

export const movePhaseAction = teacherAction(move, (editor, request) => movePhase(editor, request));
