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

/** Returns the id of the session that `start` makes. @throws AppError `sign-ins-wait` */
export async function completeSignIn(
  found: ClassRow,
  student: { id: string; name: string },
  address: string | null,
  start: () => Promise<string>,
): Promise<string> {
  const wait = await chargeSignIn(student.id);
  if (wait > 0) throw new AppError("sign-ins-wait", { name: student.name, ...roundWait(wait) });
  const sessionId = await start();
  await endSurplusSessions({ studentId: student.id });
  if (address !== null) await recordSighting({ address, personId: student.id });
  const open = await listOpenActivities(database(), found.id);
  const [only] = open;
  if (only !== undefined && open.length === 1) await recordJoined(database(), only.id, student.id);
  for (const { id } of open) invalidate(id, "roster"); // A student is new, or a slip was used.
  return sessionId;
}
