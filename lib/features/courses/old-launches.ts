import { database } from "@/db/client";
import { deleteOldLaunches } from "./queries/launches";
import { currentTime } from "@/lib/process/clock";

/** Deletes launches that can no longer be used, and the personal data in them (T19). */
export const removeOldLaunches = (): Promise<void> => deleteOldLaunches(database(), currentTime());
