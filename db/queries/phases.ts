import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { activities } from "@/db/schema";
import type { Phase } from "@/lib/rules/phases";

/** `comparedAt` and `revealedAt` only when they are set by this move; otherwise they stay as they are. */
export async function changePhase(tx: Tx, activityId: string, to: { phase: Phase; comparedAt?: Date; revealedAt?: Date }): Promise<void> {
  await tx.update(activities).set(to).where(eq(activities.id, activityId));
}
