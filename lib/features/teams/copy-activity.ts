import { transaction, type Tx } from "@/db/client";
import { insertCopy } from "@/lib/features/people/classes/queries/activities";
import { lockClass } from "@/lib/features/people/classes/queries/classes";
import { findActivity } from "@/lib/activity/queries/activity";
import { insertTeams, listTeamsToCopy, placeStudents } from "./queries/teams";
import type { ClassEditor } from "@/lib/activity/authorise";
import { activityName } from "@/lib/content/activity-name";
import { AppError } from "@/lib/errors/errors";
import { checkActivityName } from "@/lib/features/people/classes/activities";
import { isActivityNameFree } from "@/lib/features/people/classes/activity-names";
import { recordInJournal } from "@/lib/activity/journal/record";

/**
 * Adds an activity with the settings of another (T15). With `teams` its teams are copied too: their numbers, modes, and members who are still in the
 * class. Nothing that students wrote is copied. Returns the new id.
 * @throws AppError `not-found`, `activity-name-…`
 */
export async function copyActivity(
  editor: ClassEditor,
  given: { activityId: string; name: string; teams: boolean },
): Promise<string> {
  const name = checkActivityName(given.name);
  return transaction(async (tx) => {
    const found = await findActivity(tx, given.activityId);
    if (found === null || found.classId !== editor.classId) throw new AppError("not-found");
    await lockClass(tx, editor.classId);
    if (!(await isActivityNameFree(tx, editor.classId, null, name)))
      throw new AppError("activity-name-taken", { name }, "name");
    return recordInJournal(
      tx,
      { ...editor, activityIds: [] },
      { kind: "copy-activity", values: { oldName: activityName(found), newName: name }, always: true },
      async () => {
        const id = await insertCopy(tx, found, name);
        if (given.teams) await copyTeams(tx, found.id, id);
        return id;
      },
    );
  });
}

async function copyTeams(tx: Tx, from: string, to: string): Promise<void> {
  const teams = (await listTeamsToCopy(tx, from)).filter(({ memberIds }) => memberIds.length > 0);
  const ids = await insertTeams(
    tx,
    teams.map(({ number, mode }) => ({ activityId: to, number, mode })),
  );
  const placements = teams.flatMap(({ memberIds }, at) =>
    memberIds.map((studentId) => ({ studentId, teamId: ids[at] ?? "" })),
  );
  await placeStudents(tx, to, placements);
}
