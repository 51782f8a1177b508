"use server";

import * as z from "zod";
import { teacherAction } from "@/lib/actions/action";
import { includeInCasebook, includeNotesInCasebook } from "@/lib/classroom/casebook/casebook";

/** Q3: a team that never handed in, as it stands. */
export const includeInCasebookAction = teacherAction(
  z.object({ teamId: z.uuid(), included: z.boolean() }),
  includeInCasebook,
);
/** Q3. */
export const putNotesInCasebookAction = teacherAction(z.object({ on: z.boolean() }), (steering, { on }) =>
  includeNotesInCasebook(steering, on),
);
