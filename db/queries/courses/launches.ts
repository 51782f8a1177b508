/** T19: launches that came, and what those say that were checked and wait to be used, each once. */
import { and, eq, gt, isNotNull, lt } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { launches } from "@/db/schema";
import type { StoredLaunch } from "@/lib/wire/stored-launch";

/** Makes a row for a launch that is to be checked. null: this nonce was there before. Launches that are too old go. */
export async function reserveLaunch(
  tx: Tx,
  given: { nonce: string; expiresAt: Date },
  now: Date,
): Promise<string | null> {
  await deleteOldLaunches(tx, now);
  const [row] = await tx.insert(launches).values(given).onConflictDoNothing().returning({ id: launches.id });
  return row?.id ?? null;
}

/** What a launch that was checked says. */
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

/** null: there is none, it was used, or it is too old. */
export async function findLaunch(tx: Tx, id: string, now: Date): Promise<WaitingLaunch | null> {
  const [row] = await tx
    .select({ launch: launches.launch, teacherId: launches.teacherId, activityId: launches.activityId })
    .from(launches)
    .where(and(eq(launches.id, id), isNotNull(launches.launch), gt(launches.expiresAt, now)));
  return row?.launch == null ? null : { ...row, launch: row.launch };
}

/** Forgets what it says. False when it was used before. */
export async function useUpLaunch(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx
    .update(launches)
    .set({ launch: null })
    .where(and(eq(launches.id, id), isNotNull(launches.launch)))
    .returning({ id: launches.id });
  return rows.length > 0;
}

/** It waits for this teacher's choice. */
export async function keepLaunch(
  tx: Tx,
  id: string,
  change: { teacherId?: string; activityId?: string; expiresAt?: Date },
): Promise<void> {
  await tx.update(launches).set(change).where(eq(launches.id, id));
}
