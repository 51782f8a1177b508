"use server";

import * as z from "zod";
import { teacherAction } from "@/lib/actions/action";
import { loadWatchedTeam } from "@/lib/classroom/board/watched-team";

/** T9: what a team has written, and which document to follow. Nothing is written. */
export const watchTeamAction = teacherAction(z.object({ teamId: z.uuid() }), (steering, { teamId }) =>
  loadWatchedTeam(steering, teamId),
);
