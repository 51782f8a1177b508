import { inArray } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { activities, sessions } from "@/db/schema";
import type { Phase } from "@/lib/rules/phases";

/** Which of these sessions still have their row (R11). */
export async function liveSessions(tx: Tx, sessionIds: readonly string[]): Promise<Set<string>> {
  if (sessionIds.length === 0) return new Set();
  const rows = await tx.select({ id: sessions.id }).from(sessions).where(inArray(sessions.id, [...sessionIds]));
  return new Set(rows.map((row) => row.id));
}

export async function activityVersions(tx: Tx, activityIds: readonly string[]): Promise<{ id: string; accessVersion: number; phase: Phase }[]> {
  if (activityIds.length === 0) return [];
  return tx
    .select({ id: activities.id, accessVersion: activities.accessVersion, phase: activities.phase })
    .from(activities)
    .where(inArray(activities.id, [...activityIds]));
}
