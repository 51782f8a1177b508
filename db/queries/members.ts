import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { teamMembers } from "@/db/schema";

/** The student's team in the activity at this moment. */
export async function memberOfTeam(tx: Tx, activityId: string, studentId: string): Promise<string | null> {
  const [row] = await tx
    .select({ teamId: teamMembers.teamId })
    .from(teamMembers)
    .where(and(eq(teamMembers.activityId, activityId), eq(teamMembers.studentId, studentId)));
  return row?.teamId ?? null;
}
