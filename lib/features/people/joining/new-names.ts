/** Warns the teacher when many new names join quickly, and removes recent newcomers all at once (S1). */
import { database, type Tx } from "@/db/client";
import * as rows from "./queries/new-names";
import type { Reading, Steering } from "@/lib/activity/standing";
import { AppError } from "@/lib/errors/errors";
import { hasTakenPart, newNamesAlarm, alarmMs, type Newcomer, type NewNamesAlarm } from "./rules/new-names";
import { removeStudents } from "@/lib/features/people/classes/students";
import { currentTime } from "@/lib/process/clock";

/** Milliseconds since joining; older newcomers are removed one by one. */
const newcomerMs = 12 * 60 * 60_000;

export async function findNewNamesAlarm(
  { classId, activity }: Reading,
  now = currentTime(),
): Promise<NewNamesAlarm | null> {
  const names = await rows.listNewNames(database(), classId, new Date(now.getTime() - alarmMs));
  return names.length === 0
    ? null
    : newNamesAlarm(names, { now, teamsSince: await rows.findTeamsSince(database(), activity.id) });
}

/** Students who joined in the last 12 hours and were not on the roster, the latest first. */
export function listNewcomers(
  { classId }: Pick<Reading, "classId">,
  now = currentTime(),
  tx: Tx = database(),
): Promise<Newcomer[]> {
  return rows.listNewcomers(tx, classId, new Date(now.getTime() - newcomerMs));
}

/** A newcomer whom the teacher ticked. `part`: the page showed that they have taken part (`hasTakenPart`). */
export interface TickedNewcomer {
  id: string;
  part: boolean;
}

/**
 * Removes the ticked newcomers and ends their sessions, as one journal entry. Returns how many.
 * @throws AppError `new-names-changed` when one has taken part since the page was shown; `student-gone` when none is left.
 */
export function removeNewcomers(
  { teacherId, classId, name, standing }: Steering,
  ticked: readonly TickedNewcomer[],
  now = currentTime(),
): Promise<number> {
  const shown = new Map(ticked.map(({ id, part }) => [id, part]));
  const choose = async (tx: Tx) => {
    const there = (await listNewcomers({ classId }, now, tx)).filter(({ id }) => shown.has(id));
    if (there.length === 0) throw new AppError("student-gone");
    if (there.some((one) => hasTakenPart(one) && shown.get(one.id) === false)) throw new AppError("new-names-changed");
    return there.map(({ id }) => id);
  };
  return removeStudents(
    { teacherId, classId, name, standing },
    choose,
    (ids) => ({ kind: "remove-new", values: { count: ids.length } }),
    now,
  );
}
