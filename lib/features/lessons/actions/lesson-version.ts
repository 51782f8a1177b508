"use server";

import * as z from "zod";
import { teacherAction } from "@/lib/activity/actions/action";
import { takeNewerVersion } from "@/lib/features/lessons/newer-version";

/** Gives the activity the newest version of its lesson, which the page has compared with the one in use (T16). */
export const takeVersionAction = teacherAction(z.object({ version: z.string().max(100) }), (editor, { version }) =>
  takeNewerVersion(editor, version),
);
