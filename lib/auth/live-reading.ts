import { database } from "@/db/client";
import { findTeamNumbers } from "@/db/queries/documents/documents";
import { insertAuditOnce } from "@/db/queries/privacy/audit";
import type { DocumentKind } from "@/lib/document-format/fields";
import { currentTime } from "@/lib/process/clock";
import { spanOfOne } from "@/lib/rules/journal/one-action";

/**
 * Q34: adds a line to the audit log that a teacher reads what is typed at the moment, on the board or through a socket, whoever opened it; unless
 * the same teacher read the same a short time ago. Its detail is the numbers of the document's teams.
 */
export async function recordLiveReading(
  { teacherId, classId }: { teacherId: string; classId: string },
  { kind, id, activityId }: { kind: DocumentKind; id: string; activityId: string },
  at = currentTime(),
): Promise<void> {
  const detail = (await findTeamNumbers(database(), kind, id)).join(", ");
  await insertAuditOnce(database(), { at, teacherId, classId, act: "live", activityId, detail }, spanOfOne(at));
}
