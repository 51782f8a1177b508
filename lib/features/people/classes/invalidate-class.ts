import { database } from "@/db/client";
import { listOpenActivities } from "./queries/activities";
import { invalidate } from "@/lib/bus/bus";
import type { Topic } from "@/lib/bus/bus-contract";

/** Invalidates topics in all open activities of a class. Call it after the commit. */
export async function invalidateClass(classId: string, ...topics: Topic[]): Promise<void> {
  for (const { id } of await listOpenActivities(database(), classId)) invalidate(id, ...topics);
}
