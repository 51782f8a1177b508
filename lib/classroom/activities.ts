import { database } from "@/db/client";
import { insertActivity, listOpenActivities, type ActivityOfClass } from "@/db/queries/activities";
import type { ClassSteering } from "@/lib/auth/standing";
import { builtInContentId } from "@/lib/content/lesson";

/** One more run of the lesson in the class. Q20: students with the code then choose between those that are not closed. */
export async function createActivity(steering: ClassSteering): Promise<string> {
  return insertActivity(database(), steering.classId, builtInContentId);
}

/** Q20: what the class's code opens, newest first. */
export async function openActivities(classId: string): Promise<ActivityOfClass[]> {
  return listOpenActivities(database(), classId);
}
