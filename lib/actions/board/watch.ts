"use server";

import * as z from "zod";
import { readingAction } from "@/lib/actions/action";
import { loadWatchedTeam } from "@/lib/classroom/board/watched-team";

/** T9: what a team has written, and which document to follow. Nothing is written. */
export const watchTeamAction = readingAction(z.object({ teamId: z.uuid() }), (reading, { teamId }) =>
  loadWatchedTeam(reading, teamId),
);
