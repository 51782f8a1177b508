"use server";

import * as z from "zod";
import { teacherAction } from "@/lib/activity/actions/action";
import { includeInCasebook, includeNotesInCasebook } from "@/lib/features/cases/casebook/casebook";

/** Includes the case of a team that never handed in, as it stands (Q3). */
export const includeInCasebookAction = teacherAction(
  z.object({ teamId: z.uuid(), included: z.boolean() }),
  includeInCasebook,
);
export const putNotesInCasebookAction = teacherAction(z.object({ on: z.boolean() }), (editor, { on }) =>
  includeNotesInCasebook(editor, on),
);
