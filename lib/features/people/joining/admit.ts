/** The steps that all sign-ins of students share, whatever showed who they are (S1, Q20). */
import { database } from "@/db/client";
import { listOpenActivities } from "@/lib/features/people/classes/queries/activities";
import type { ClassRow } from "@/lib/features/people/classes/queries/classes";
import { endSurplusSessions } from "@/lib/auth/session";
import { recordSighting } from "@/lib/auth/sightings";
import { chargeSignIn } from "@/lib/auth/throttle";
import { invalidate } from "@/lib/bus/bus";
import { AppError } from "@/lib/errors/errors";
import { roundWait } from "@/lib/auth/rules/throttle";
import { recordJoined } from "./participants";

export interface SignedInStudent {
  sessionId: string;
  studentId: string;
  /** The class's one open activity, which opens by itself; null when none or several are open (Q20). */
  activityId: string | null;
}

/** @param start makes the session and returns its id @throws AppError `sign-ins-wait` */
export async function completeSignIn(
  found: ClassRow,
  student: { id: string; name: string },
  address: string | null,
  start: () => Promise<string>,
): Promise<SignedInStudent> {
  const wait = await chargeSignIn(student.id);
  if (wait > 0) throw new AppError("sign-ins-wait", { name: student.name, ...roundWait(wait) });
  const sessionId = await start();
  await endSurplusSessions({ studentId: student.id });
  if (address !== null) await recordSighting({ address, personId: student.id });
  const open = await listOpenActivities(database(), found.id);
  const activityId = open.length === 1 ? (open[0]?.id ?? null) : null;
  if (activityId !== null) await recordJoined(database(), activityId, student.id);
  for (const { id } of open) invalidate(id, "roster"); // A student is new, or a slip was used.
  return { sessionId, studentId: student.id, activityId };
}
