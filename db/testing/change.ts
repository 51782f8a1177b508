/** Changes rows as a test needs them, past the rules. */
import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { activities } from "@/db/schema";

export async function setActivity(activityId: string, values: Partial<typeof activities.$inferInsert>): Promise<void> {
  await database().update(activities).set(values).where(eq(activities.id, activityId));
}
