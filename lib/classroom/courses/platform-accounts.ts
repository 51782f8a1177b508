/** Q33: accounts of learning platforms that are linked to a teacher's own. */
import { database, transaction } from "@/db/client";
import { listTeacherIssuers, unlinkTeacher } from "@/db/queries/signing-in/outside-accounts";
import { listPlatforms } from "@/lib/auth/platform/platforms";
import type { Viewer } from "@/lib/auth/viewer";
import { auditChange } from "@/lib/classroom/privacy/audit";

type Teacher = Viewer & { as: "teacher" };

const labelOf = (issuer: string) => listPlatforms().find((each) => each.issuer === issuer)?.label;

/** Of the platforms that are set up. */
export async function listPlatformAccounts({ teacherId }: Teacher) {
  const linked = await listTeacherIssuers(database(), teacherId);
  return linked.flatMap(({ issuer, linkedAt }) => {
    const label = labelOf(issuer);
    return label === undefined ? [] : [{ issuer, label, linkedAt }];
  });
}

/** A password, or the school's account, is still a way in. */
export async function unlinkPlatform({ teacherId }: Teacher, issuer: string): Promise<void> {
  const detail = labelOf(issuer);
  if (detail === undefined) return;
  await transaction(async (tx) => {
    if (await unlinkTeacher(tx, teacherId, issuer))
      await auditChange(tx, { teacherId, classId: null }, "unlink", { detail });
  });
}
