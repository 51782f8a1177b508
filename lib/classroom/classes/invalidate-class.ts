import { database } from "@/db/client";
import { listOpenActivities } from "@/db/queries/classes/activities";
import { invalidate } from "@/lib/bus/bus";
import type { Topic } from "@/lib/bus/bus-contract";

/** After the commit of what concerns a whole class: pages of its activities that are not closed look again. */
export async function invalidateClass(classId: string, ...topics: Topic[]): Promise<void> {
  for (const { id } of await listOpenActivities(database(), classId)) invalidate(id, ...topics);
}
