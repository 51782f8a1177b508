"use server";

import * as z from "zod";
import { readerAction } from "@/lib/activity/actions/action";
import { loadWatchedTeam } from "@/lib/features/screens/board/watched-team";

/** What a team has written, and which document to follow (T9). */
export const watchTeamAction = readerAction(z.object({ teamId: z.uuid() }), (reader, { teamId }) =>
  loadWatchedTeam(reader, teamId),
);
