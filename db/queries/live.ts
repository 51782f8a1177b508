import { inArray } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { activities } from "@/db/schema";
import type { Phase } from "@/lib/rules/phases";

/** R11: what tells whether anyone's access to these activities may have changed. */
export async function activityVersions(tx: Tx, activityIds: readonly string[]): Promise<{ id: string; accessVersion: number; phase: Phase }[]> {
  if (activityIds.length === 0) return [];
  return tx
    .select({ id: activities.id, accessVersion: activities.accessVersion, phase: activities.phase })
    .from(activities)
    .where(inArray(activities.id, [...activityIds]));
}
