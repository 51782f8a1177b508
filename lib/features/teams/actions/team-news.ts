"use server";

import * as z from "zod";
import { seenAction } from "@/lib/activity/actions/action";
import { noteTeamSeen } from "@/lib/features/teams/team-news";

/** Records that the student has read what happened to their team, as of `stamp` (T7). */
export const noteTeamSeenAction = seenAction(z.object({ stamp: z.string().max(1_000) }), (member, { stamp }) =>
  noteTeamSeen(member, stamp),
);
