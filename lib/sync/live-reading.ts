import { database } from "@/db/client";
import { findTeamNumbers } from "./queries/documents";
import { insertAuditOnce } from "@/lib/activity/queries/audit";
import type { DocumentKind } from "./format/fields";
import { currentTime } from "@/lib/process/clock";
import { spanOfAction } from "@/lib/activity/rules/one-action";

/**
 * Adds an audit line that a teacher reads text while it is typed, on the board or through a socket, no matter who opened it (Q34). Adds none if the
 * same teacher read the same document a short time ago. The line's detail is the numbers of the document's teams.
 */
export async function recordLiveReading(
  { teacherId, classId }: { teacherId: string; classId: string },
  { kind, id, activityId }: { kind: DocumentKind; id: string; activityId: string },
  at = currentTime(),
): Promise<void> {
  const detail = (await findTeamNumbers(database(), kind, id)).join(", ");
  await insertAuditOnce(database(), { at, teacherId, classId, act: "live", activityId, detail }, spanOfAction(at));
}
