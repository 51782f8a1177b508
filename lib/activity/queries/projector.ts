import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { activities } from "@/db/schema";
import type { Spotlight } from "@/lib/activity/rules/projector";

/** Sets what the teacher chose for the projector (T11); fields that are not given stay as they are. */
export async function setProjector(
  tx: Tx,
  activityId: string,
  wall: { spotlight?: Spotlight | null; namesOnWall?: boolean; revealStep?: number },
): Promise<void> {
  await tx.update(activities).set(wall).where(eq(activities.id, activityId));
}
