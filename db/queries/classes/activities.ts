import { and, desc, eq, isNull, lte, ne, sql } from "drizzle-orm";
import { anyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { onlyRow } from "@/db/only-row";
import { activities, ballots, matches } from "@/db/schema";
import type { Phase } from "@/lib/rules/phases/phases";

export interface ActivityOfClass {
  id: string;
  classId: string;
  /** null: its name is the title of its lesson. */
  name: string | null;
  contentId: string;
  phase: Phase;
  /** Q32: null while it is not closed. */
  closedAt: Date | null;
  createdAt: Date;
  /** T15: null while it is in use. */
  archivedAt: Date | null;
  deletedAt: Date | null;
}

const columns = {
  id: activities.id,
  classId: activities.classId,
  name: activities.name,
  contentId: activities.contentId,
  phase: activities.phase,
  closedAt: activities.closedAt,
  createdAt: activities.createdAt,
  archivedAt: activities.archivedAt,
  deletedAt: activities.deletedAt,
};

export async function insertActivity(
  tx: Tx,
  classId: string,
  contentId: string,
  { name = null, plan = null }: { name?: string | null; plan?: string | null } = {},
): Promise<string> {
  const rows = await tx.insert(activities).values({ classId, contentId, name, plan }).returning({ id: activities.id });
  return onlyRow(rows).id;
}

/** The settings of an activity that a copy has too: all but where its lesson stands. */
export async function insertCopy(tx: Tx, of: typeof activities.$inferSelect, name: string): Promise<string> {
  const { classId, contentId, choiceCap, presentMinutes, plan, rubric, notesInCasebook } = of;
  const rows = await tx
    .insert(activities)
    .values({ classId, contentId, name, choiceCap, presentMinutes, plan, rubric, notesInCasebook })
    .returning({ id: activities.id });
  return onlyRow(rows).id;
}

/** Activities of these classes, newest first. */
export async function listActivitiesOf(tx: Tx, classIds: readonly string[]): Promise<ActivityOfClass[]> {
  if (classIds.length === 0) return [];
  return tx
    .select(columns)
    .from(activities)
    .where(anyOf(activities.classId, classIds))
    .orderBy(desc(activities.createdAt));
}

/** Q20: the class's activities that are neither closed nor archived, newest first. */
export async function listOpenActivities(tx: Tx, classId: string): Promise<ActivityOfClass[]> {
  return tx
    .select(columns)
    .from(activities)
    .where(and(eq(activities.classId, classId), ne(activities.phase, "closed"), isNull(activities.archivedAt)))
    .orderBy(desc(activities.createdAt));
}

/** `comparedAt` is given only by the move that sets it. */
export async function changePhase(tx: Tx, activityId: string, to: { phase: Phase; comparedAt?: Date }): Promise<void> {
  const closedAt = to.phase === "closed" ? sql`coalesce(${activities.closedAt}, now())` : null;
  await tx
    .update(activities)
    .set({ ...to, closedAt })
    .where(eq(activities.id, activityId));
}

/** Q6: keeps the time of the first reveal. */
export async function setRevealed(tx: Tx, activityId: string, now: Date): Promise<void> {
  await tx
    .update(activities)
    .set({ revealedAt: now })
    .where(and(eq(activities.id, activityId), isNull(activities.revealedAt)));
}

/** null: the title of the lesson. */
export async function setActivityName(tx: Tx, activityId: string, name: string | null): Promise<void> {
  await tx.update(activities).set({ name }).where(eq(activities.id, activityId));
}

export async function setActivityPutAway(
  tx: Tx,
  activityId: string,
  to: { archivedAt?: Date | null; deletedAt?: Date | null },
): Promise<void> {
  await tx.update(activities).set(to).where(eq(activities.id, activityId));
}

/** Locks and returns the activities that were deleted at `until` or before. */
export function lockDueActivities(tx: Tx, until: Date) {
  return tx
    .select({ id: activities.id, classId: activities.classId, name: activities.name, contentId: activities.contentId })
    .from(activities)
    .where(lte(activities.deletedAt, until))
    .for("update");
}

/** With all that is in them. Rows that refer across (a ballot's team) go before what they refer to. */
export async function deleteActivities(tx: Tx, activityIds: readonly string[]): Promise<void> {
  const ids = [...activityIds];
  await tx.update(matches).set({ presentingTeamId: null }).where(anyOf(matches.activityId, ids));
  await tx.delete(ballots).where(anyOf(ballots.activityId, ids));
  await tx.delete(activities).where(anyOf(activities.id, ids));
}
