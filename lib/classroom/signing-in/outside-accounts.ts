/** T19, Q33: a teacher signs in with the school's account. It makes nobody a teacher: it opens an account that is here. */
import { transaction, type Tx } from "@/db/client";
import * as rows from "@/db/queries/signing-in/outside-accounts";
import { findTeacherByEmail, lockTeacher } from "@/db/queries/signing-in/teachers";
import type { OutsideIdentity } from "@/lib/auth/outside/provider";
import type { ProviderSettings } from "@/lib/auth/outside/provider-settings";
import { createSession, endSurplusSessions } from "@/lib/auth/session";
import { auditChange } from "@/lib/classroom/privacy/audit";
import { AppError } from "@/lib/errors/errors";
import { decideOutside } from "@/lib/rules/signing-in/outside";
import { tidyEmail, type SignedIn } from "./teachers";

/**
 * Signs in the teacher whom the account is linked to, or links it to the one with its verified e-mail address.
 * @throws AppError `outside-unverified`, `outside-no-teacher`, `outside-other`
 */
export async function signInTeacherFromOutside(
  { label }: ProviderSettings,
  identity: OutsideIdentity,
  now = new Date(),
): Promise<SignedIn> {
  const { teacherId, ...signedIn } = await transaction(async (tx) => {
    const teacherId = await identifyTeacher(tx, identity, label, now);
    const teacher = await lockTeacher(tx, teacherId);
    if (teacher === null) throw new AppError("outside-no-teacher", { label });
    return { teacherId, account: teacher.email, sessionId: await createSession(tx, { teacherId }) };
  });
  await endSurplusSessions({ teacherId });
  return signedIn;
}

async function identifyTeacher(tx: Tx, identity: OutsideIdentity, label: string, now: Date): Promise<string> {
  const same = identity.emailVerified ? await findTeacherByEmail(tx, tidyEmail(identity.email)) : null;
  const linked = same === null ? null : await rows.findTeacherLink(tx, same.id, identity.issuer);
  const decision = decideOutside({
    linkedId: await rows.findLinkedTeacher(tx, identity),
    verified: identity.emailVerified,
    sameEmail: same === null ? [] : [{ id: same.id, linked: linked !== null }],
  });
  switch (decision.is) {
    case "linked":
      return decision.id;
    case "link":
      return linkTeacher(tx, identity, decision.id, label, now);
    case "unverified":
      throw new AppError("outside-unverified", { label });
    case "unknown":
      throw new AppError("outside-no-teacher", { label });
    case "other-linked":
      throw new AppError("outside-other", { label });
  }
}

async function linkTeacher(
  tx: Tx,
  identity: OutsideIdentity,
  teacherId: string,
  label: string,
  now: Date,
): Promise<string> {
  if (!(await rows.linkTeacher(tx, identity, teacherId, now))) {
    // Another request may have linked the same two in the meantime.
    if ((await rows.findLinkedTeacher(tx, identity)) === teacherId) return teacherId;
    throw new AppError("outside-other", { label });
  }
  await auditChange(tx, { teacherId, classId: null }, "link", { detail: label }, now);
  return teacherId;
}
