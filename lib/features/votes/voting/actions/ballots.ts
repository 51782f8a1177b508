"use server";

import * as z from "zod";
import { readerAction } from "@/lib/activity/actions/action";
import { auditRead } from "@/lib/activity/audit";
import { loadNamedBallots } from "@/lib/features/votes/voting/ballots";

/** Choices and reasons leave the server only when the teacher asks for them (Q11). */
export const openBallotsAction = readerAction(z.undefined(), async (reader) => {
  await auditRead(reader, "ballots", { activityId: reader.activity.id });
  return loadNamedBallots(reader);
});
