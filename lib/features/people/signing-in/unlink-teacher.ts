/** A new password unlinks all outside accounts, because somebody at the teacher's device may have linked their own (Q33). */
import type { Tx } from "@/db/client";
import { unlinkTeacherFromAll } from "./queries/outside-accounts";
import { providerSettings } from "@/lib/auth/outside/provider-settings";
import { listPlatforms } from "@/lib/auth/platform/platforms";
import { auditChange } from "@/lib/activity/audit";

/** The caller ends the teacher's sessions. */
export async function unlinkAllOfTeacher(tx: Tx, teacherId: string): Promise<void> {
  for (const issuer of await unlinkTeacherFromAll(tx, teacherId))
    await auditChange(tx, { teacherId, classId: null }, "unlink", { detail: labelOf(issuer) });
}

/** The display name of an issuer; an issuer that is not set up any more has only its own name. */
const labelOf = (issuer: string) =>
  [providerSettings(), ...listPlatforms()].find((each) => each?.issuer === issuer)?.label ?? issuer;
