import { database, transaction } from "@/db/client";
import { makeClassroom, makeTeam } from "@/db/testing/factories";
import { editorOf } from "@/lib/features/phases/testing/moved-class";
import { loadArrangement } from "@/lib/features/teams/arrangement";
import type { Phase } from "@/lib/activity/rules/phases";

/** Four students, the first two in a team. */
export async function newClass(phase: Phase = "write") {
  const room = await makeClassroom({ phase, students: 4 });
  const editor = await editorOf(room);
  const { activity: _, ...inClass } = editor;
  const id = (i: number) => room.students[i]?.id ?? "";
  const team = await makeTeam({ activityId: room.activity.id, mode: "bias", number: 1, memberIds: [id(0), id(1)] });
  const load = () => transaction((tx) => loadArrangement(tx, room.activity));
  const ballots = () =>
    database().query.ballots.findMany({
      where: (row, { eq }) => eq(row.activityId, room.activity.id),
      orderBy: (row, { asc }) => [asc(row.choice)],
    });
  return { ...room, inClass, editor, id, team, load, ballots };
}
