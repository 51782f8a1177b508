/** A teacher removes recent newcomers all at once (S1). */
import type { Tx } from "@/db/client";
import type { ActivityEditor } from "@/lib/activity/authorise";
import { AppError } from "@/lib/errors/errors";
import { listNewcomers } from "@/lib/features/people/joining/new-names";
import { hasTakenPart } from "@/lib/features/people/joining/rules/new-names";
import { removeStudents } from "./removing";
import { currentTime } from "@/lib/process/clock";

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
  { teacherId, classId, name, role }: ActivityEditor,
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
    { teacherId, classId, name, role },
    choose,
    (ids) => ({ kind: "remove-new", values: { count: ids.length } }),
    now,
  );
}
