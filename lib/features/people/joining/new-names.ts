/** Warns the teacher when many new names join quickly, and removes recent newcomers all at once (S1). */
import { database, type Tx } from "@/db/client";
import * as rows from "./queries/new-names";
import type { ActivityReader } from "@/lib/activity/authorise";
import { newNamesAlarm, alarmMs, type Newcomer, type NewNamesAlarm } from "./rules/new-names";
import { currentTime } from "@/lib/process/clock";

/** Milliseconds since joining; older newcomers are removed one by one. */
const newcomerMs = 12 * 60 * 60_000;

export async function findNewNamesAlarm(
  { classId, activity }: ActivityReader,
  now = currentTime(),
): Promise<NewNamesAlarm | null> {
  const names = await rows.listNewNames(database(), classId, new Date(now.getTime() - alarmMs));
  return names.length === 0
    ? null
    : newNamesAlarm(names, { now, teamsSince: await rows.findTeamsSince(database(), activity.id) });
}

/** Students who joined in the last 12 hours and were not on the roster, the latest first. */
export function listNewcomers(
  { classId }: Pick<ActivityReader, "classId">,
  now = currentTime(),
  tx: Tx = database(),
): Promise<Newcomer[]> {
  return rows.listNewcomers(tx, classId, new Date(now.getTime() - newcomerMs));
}
