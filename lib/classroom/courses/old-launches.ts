import { database } from "@/db/client";
import { deleteOldLaunches } from "@/db/queries/courses/launches";
import { currentTime } from "@/lib/process/clock";

/** T19: deletes launches that nobody can use any more, with what they say of people. */
export const removeOldLaunches = (): Promise<void> => deleteOldLaunches(database(), currentTime());
