"use server";

import * as z from "zod";
import { readerAction } from "@/lib/activity/actions/action";
import { areNamesHidden } from "@/lib/features/screens/board/hidden-names";
import { loadWatchedTeam } from "@/lib/features/screens/board/watched-team";

/** What a team has written, and which document to follow (T9). */
export const watchTeamAction = readerAction(z.object({ teamId: z.uuid() }), async (reader, { teamId }) => {
  const team = await loadWatchedTeam(reader, teamId);
  return (await areNamesHidden())
    ? { ...team, writers: team.writers.map((writer) => ({ ...writer, name: "" })) }
    : team;
});
