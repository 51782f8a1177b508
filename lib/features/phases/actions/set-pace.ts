"use server";

import * as z from "zod";
import { teacherAction } from "@/lib/activity/actions/action";
import { pacedPhases } from "@/lib/activity/rules/own-phase";
import { setPace } from "@/lib/features/phases/pacing";

const time = z.iso
  .datetime()
  .transform((at) => new Date(at))
  .nullable();

/** null lets the class go on together. */
export const setPaceAction = teacherAction(
  z.object({ upTo: z.enum(pacedPhases), dueAt: time, resultsAt: time }).nullable(),
  setPace,
);
