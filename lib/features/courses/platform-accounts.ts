/** Accounts of learning platforms that are linked to a teacher's own (Q33). */
import { database, transaction } from "@/db/client";
import { listTeacherIssuers } from "@/lib/features/people/signing-in/queries/outside-accounts";
import { publishEndedSessions } from "@/lib/auth/ended-sessions";
import { listPlatforms } from "@/lib/auth/platform/platforms";
import type { Viewer } from "@/lib/auth/viewer";
import { unlinkIssuer } from "@/lib/features/people/signing-in/outside-accounts";

type Teacher = Viewer & { as: "teacher" };

const labelOf = (issuer: string) => listPlatforms().find((each) => each.issuer === issuer)?.label;

export interface PlatformAccount {
  issuer: string;
  label: string;
  /** null when no account is linked. */
  linkedAt: Date | null;
}

/** One for each issuer of the platforms that are set up. */
export async function listPlatformAccounts({ teacherId }: Teacher): Promise<PlatformAccount[]> {
  const linked = new Map(
    (await listTeacherIssuers(database(), teacherId)).map(({ issuer, linkedAt }) => [issuer, linkedAt]),
  );
  return [...new Set(listPlatforms().map(({ issuer }) => issuer))].map((issuer) => ({
    issuer,
    label: labelOf(issuer) ?? issuer,
    linkedAt: linked.get(issuer) ?? null,
  }));
}

/** Unlinks the teacher's account of the issuer. They can still sign in, by a password or by the school's account. */
export async function unlinkPlatform(teacher: Teacher, issuer: string): Promise<void> {
  const label = labelOf(issuer);
  if (label === undefined) return;
  publishEndedSessions(await transaction((tx) => unlinkIssuer(tx, teacher, { issuer, label })));
}
