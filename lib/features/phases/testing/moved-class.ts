import { database } from "@/db/client";
import { findActivity, type ActivityRow } from "@/lib/activity/queries/activity";
import { type makeClassroom } from "@/db/testing/factories";
import { authoriseActivityEditor, type ActivityEditor } from "@/lib/activity/authorise";
import type { Phase } from "@/lib/activity/rules/phases";
import { movePhase } from "@/lib/features/phases/phases";

export type MadeClassroom = Awaited<ReturnType<typeof makeClassroom>>;

export async function editorOf(room: MadeClassroom): Promise<ActivityEditor> {
  const { id: teacherId, name, email } = room.teacher;
  return authoriseActivityEditor({ as: "teacher", teacherId, sessionId: "s", name, email }, room.activity.id);
}

export async function activityOf(room: MadeClassroom): Promise<ActivityRow> {
  const row = await findActivity(database(), room.activity.id);
  if (row === null) throw new Error("the activity is gone");
  return row;
}

export async function move(room: MadeClassroom, to: Phase, now?: Date): Promise<void> {
  await movePhase(await editorOf(room), { to, expected: (await activityOf(room)).phase }, now);
}
