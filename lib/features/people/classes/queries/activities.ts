import { and, desc, eq, isNull, lte, ne, sql } from "drizzle-orm";
import { anyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { onlyRow } from "@/db/only-row";
import { activities, ballots, matches } from "@/db/schema";
import { storeErasure } from "@/lib/auth/queries/installation";
import { withLessons } from "@/lib/activity/queries/lessons";
import type { Lesson } from "@/lib/content/schema";
import type { Phase } from "@/lib/activity/rules/phases";

export interface ActivityOfClass {
  id: string;
  classId: string;
  /** null: the activity is called by the title of its lesson. */
  name: string | null;
  lesson: Lesson;
  phase: Phase;
  /** null while the activity is not closed (Q32). */
  closedAt: Date | null;
  createdAt: Date;
  /** null while the activity is in use (T15). */
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

/** Inserts a copy of an activity's settings, without its progress. Returns the new id. */
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
  const found = await tx
    .select(columns)
    .from(activities)
    .where(anyOf(activities.classId, classIds))
    .orderBy(desc(activities.createdAt));
  return withLessons(tx, found);
}

/** The class's activities that are neither closed nor archived, newest first (Q20). */
export async function listOpenActivities(tx: Tx, classId: string): Promise<ActivityOfClass[]> {
  const found = await tx
    .select(columns)
    .from(activities)
    .where(and(eq(activities.classId, classId), ne(activities.phase, "closed"), isNull(activities.archivedAt)))
    .orderBy(desc(activities.createdAt));
  return withLessons(tx, found);
}

/** Give `comparedAt` only with the move that sets it. */
export async function changePhase(tx: Tx, activityId: string, to: { phase: Phase; comparedAt?: Date }): Promise<void> {
  const closedAt = to.phase === "closed" ? sql`coalesce(${activities.closedAt}, now())` : null;
  await tx
    .update(activities)
    .set({ ...to, closedAt })
    .where(eq(activities.id, activityId));
}

/** Stores the time of the first reveal; later reveals change nothing (Q6). */
export async function setRevealed(tx: Tx, activityId: string, now: Date): Promise<void> {
  await tx
    .update(activities)
    .set({ revealedAt: now })
    .where(and(eq(activities.id, activityId), isNull(activities.revealedAt)));
}

/** `name` null: the title of the lesson. */
export async function setActivityName(tx: Tx, activityId: string, name: string | null): Promise<void> {
  await tx.update(activities).set({ name }).where(eq(activities.id, activityId));
}

export async function setActivityArchived(
  tx: Tx,
  activityId: string,
  to: { archivedAt?: Date | null; deletedAt?: Date | null },
): Promise<void> {
  await tx.update(activities).set(to).where(eq(activities.id, activityId));
}

/** Locks and returns the activities that were deleted at `until` or before. */
export async function lockDueActivities(tx: Tx, until: Date) {
  const due = await tx
    .select({ id: activities.id, classId: activities.classId, name: activities.name, contentId: activities.contentId })
    .from(activities)
    .where(lte(activities.deletedAt, until))
    .for("update");
  return withLessons(tx, due);
}

/** Deletes activities with everything in them. Rows with references to other tables (a ballot's team) are deleted or cleared first. */
export async function deleteActivities(tx: Tx, activityIds: readonly string[]): Promise<void> {
  if (activityIds.length === 0) return;
  const ids = [...activityIds];
  await tx.update(matches).set({ presentingTeamId: null }).where(anyOf(matches.activityId, ids));
  await tx.delete(ballots).where(anyOf(ballots.activityId, ids));
  await tx.delete(activities).where(anyOf(activities.id, ids));
  await storeErasure(tx);
}
