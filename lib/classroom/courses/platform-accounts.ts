/** Q33: accounts of learning platforms that are linked to a teacher's own. */
import { database, transaction } from "@/db/client";
import { listTeacherIssuers } from "@/db/queries/signing-in/outside-accounts";
import { publishEndedSessions } from "@/lib/auth/ended-sessions";
import { listPlatforms } from "@/lib/auth/platform/platforms";
import type { Viewer } from "@/lib/auth/viewer";
import { unlinkIssuer } from "@/lib/classroom/signing-in/outside-accounts";

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
export async function unlinkPlatform(teacher: Teacher, issuer: string): Promise<void> {
  const label = labelOf(issuer);
  if (label === undefined) return;
  publishEndedSessions(await transaction((tx) => unlinkIssuer(tx, teacher, { issuer, label })));
}
