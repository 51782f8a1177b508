/** Launches that were received, and the contents of checked launches that wait to be used, once each (T19). */
import { and, eq, gt, isNotNull, lt } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { launches } from "@/db/schema";
import type { StoredLaunch } from "@/lib/wire/stored-launch";

/** Inserts a row for a launch before it is checked. null when its nonce was used before. Deletes launches that are too old. */
export async function reserveLaunch(
  tx: Tx,
  given: { nonce: string; expiresAt: Date },
  now: Date,
): Promise<string | null> {
  await deleteOldLaunches(tx, now);
  const [row] = await tx.insert(launches).values(given).onConflictDoNothing().returning({ id: launches.id });
  return row?.id ?? null;
}

/** Stores the content of a launch after it was checked. */
export async function storeLaunch(tx: Tx, id: string, launch: StoredLaunch): Promise<void> {
  await tx.update(launches).set({ launch }).where(eq(launches.id, id));
}

export async function deleteOldLaunches(tx: Tx, now: Date): Promise<void> {
  await tx.delete(launches).where(lt(launches.expiresAt, now));
}

export interface WaitingLaunch {
  launch: StoredLaunch;
  teacherId: string | null;
  activityId: string | null;
}

/** null when there is no such launch, or it was used, or it is too old. */
export async function findLaunch(tx: Tx, id: string, now: Date): Promise<WaitingLaunch | null> {
  const [row] = await tx
    .select({ launch: launches.launch, teacherId: launches.teacherId, activityId: launches.activityId })
    .from(launches)
    .where(and(eq(launches.id, id), isNotNull(launches.launch), gt(launches.expiresAt, now)));
  return row?.launch == null ? null : { ...row, launch: row.launch };
}

/** Deletes the launch's content. False when the launch was used before. */
export async function claimLaunch(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx
    .update(launches)
    .set({ launch: null })
    .where(and(eq(launches.id, id), isNotNull(launches.launch)))
    .returning({ id: launches.id });
  return rows.length > 0;
}

/** Stores which teacher the launch waits for, which activity that teacher chose, or until when the launch waits. */
export async function updateLaunch(
  tx: Tx,
  id: string,
  change: { teacherId?: string; activityId?: string; expiresAt?: Date },
): Promise<void> {
  await tx.update(launches).set(change).where(eq(launches.id, id));
}
