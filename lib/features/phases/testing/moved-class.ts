import { database } from "@/db/client";
import { findActivity, type ActivityRow } from "@/lib/activity/queries/standing";
import { type makeClassroom } from "@/db/testing/factories";
import { authoriseSteering, type Steering } from "@/lib/activity/standing";
import type { Phase } from "@/lib/activity/rules/phases";
import { movePhase } from "@/lib/features/phases/phases";

export type MadeClassroom = Awaited<ReturnType<typeof makeClassroom>>;

export async function steer(room: MadeClassroom): Promise<Steering> {
  const { id: teacherId, name, email } = room.teacher;
  return authoriseSteering({ as: "teacher", teacherId, sessionId: "s", name, email }, room.activity.id);
}

export async function activityOf(room: MadeClassroom): Promise<ActivityRow> {
  const row = await findActivity(database(), room.activity.id);
  if (row === null) throw new Error("the activity is gone");
  return row;
}

export async function move(room: MadeClassroom, to: Phase, now?: Date): Promise<void> {
  await movePhase(await steer(room), { to, expected: (await activityOf(room)).phase }, now);
}
