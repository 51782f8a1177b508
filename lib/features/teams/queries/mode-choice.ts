import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { activities, participants } from "@/db/schema";

/** `cap` null is the default, which grows with the number of joined students (Q14). */
export async function setChoice(
  tx: Tx,
  activityId: string,
  choice: { open: boolean; cap?: number | null },
): Promise<void> {
  await tx
    .update(activities)
    .set({ choiceOpen: choice.open, ...(choice.cap === undefined ? {} : { choiceCap: choice.cap }) })
    .where(eq(activities.id, activityId));
}

/** Stores the student's choice, and that they have opened the activity. */
export async function saveChoice(
  tx: Tx,
  choice: { activityId: string; studentId: string; mode: string },
  now: Date,
): Promise<void> {
  const { mode, ...who } = choice;
  await tx
    .insert(participants)
    .values({ ...who, joinedAt: now, chosenMode: mode, chosenAt: now })
    .onConflictDoUpdate({
      target: [participants.activityId, participants.studentId],
      set: { chosenMode: mode, chosenAt: now, joinedAt: sql`coalesce(${participants.joinedAt}, excluded.joined_at)` },
    });
}

export async function findChoice(tx: Tx, activityId: string, studentId: string): Promise<string | null> {
  const [row] = await tx
    .select({ mode: participants.chosenMode })
    .from(participants)
    .where(and(eq(participants.activityId, activityId), eq(participants.studentId, studentId)));
  return row?.mode ?? null;
}
