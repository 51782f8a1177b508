"use server";

import * as z from "zod";
import { teacherAction } from "@/lib/activity/actions/action";
import { handInForTeam } from "@/lib/features/cases/writing/submissions";

export const handInForTeamAction = teacherAction(
  z.tuple([z.uuid(), z.object({ incomplete: z.boolean() })]),
  (editor, [teamId, choice]) => handInForTeam(editor, teamId, choice),
);
