/** A teacher signs in with the school's account, which opens an existing account here; an invitation makes a new one (T19, Q33). */
import { database, transaction, type Tx } from "@/db/client";
import * as rows from "./queries/outside-accounts";
import { lockOwners } from "@/lib/activity/queries/owners";
import { findTeacherByEmail, lockTeacher } from "./queries/teachers";
import type { OutsideIdentity } from "@/lib/auth/outside/provider";
import { providerSettings, type ProviderSettings } from "@/lib/auth/outside/provider-settings";
import { publishEndedSessions } from "@/lib/auth/ended-sessions";
import { createSession, endSessionsOf, endSurplusSessions, isSessionLive } from "@/lib/auth/session";
import { auditChange } from "@/lib/activity/audit";
import { AppError } from "@/lib/errors/errors";
import { tidyEmail } from "@/lib/auth/rules/emails";
import { decideOutside, type OutsideDecision } from "./rules/outside";
import type { Viewer } from "@/lib/auth/viewer";
import type { UnprovedSignIn } from "@/lib/auth/outside/pending-sign-in";
import { currentTime } from "@/lib/process/clock";
import { checkLinkPassword, isPasswordHash, type PasswordOrigin } from "./check-password";
import { acceptInvitationFromOutside } from "./invitations";
import type { SignedIn } from "./teachers";
import { requirePasswords } from "./sign-in-methods";

/** The issuer of an account: the school's provider, or a learning platform. */
type AccountsOf = Pick<ProviderSettings, "label">;

/** @throws AppError `outside-none` when the school's account is not set up for teachers */
export function requireTeachersProvider(): ProviderSettings {
  const provider = providerSettings();
  if (provider?.teachers !== true) throw new AppError("outside-none");
  return provider;
}

/** The result of a sign-in. "asks": the account here with this e-mail address has a password, which is asked for once before the two are linked. */
export type OutsideEntry = ({ is: "in"; teacherId: string } & SignedIn) | { is: "asks"; email: string };

/**
 * Signs in the teacher to whom the account is linked, or links it to the one with its verified e-mail address.
 * @param proof the hash of the password that was given; it must still be the account's
 * @throws AppError `outside-unverified`, `outside-no-teacher`, `outside-other`
 */
export async function signInTeacherFromOutside(
  provider: AccountsOf,
  identity: OutsideIdentity,
  proof: string | null = null,
  now = currentTime(),
): Promise<OutsideEntry> {
  const { ended, ...entry } = await transaction(async (tx) => {
    const teacherId = identifiedTeacher(await decide(tx, identity), provider);
    const teacher = await lockTeacher(tx, teacherId);
    // A new password may have unlinked the account before the lock.
    const decision = await decide(tx, identity);
    if (teacher === null || identifiedTeacher(decision, provider) !== teacherId)
      throw new AppError("outside-no-teacher", { label: provider.label });
    const isProved = teacher.passwordHash === proof;
    if (decision.is === "prove" && !isProved) return { is: "asks" as const, email: teacher.email, ended: [] };
    const ended =
      decision.is === "linked" ? [] : await linkAndEnd(tx, identity, provider, { teacherId, isProved }, now);
    await auditChange(tx, { teacherId, classId: null }, "sign-in-outside", { detail: provider.label }, now);
    return {
      is: "in" as const,
      teacherId,
      account: teacher.email,
      sessionId: await createSession(tx, { teacherId }),
      ended,
    };
  });
  publishEndedSessions(ended);
  if (entry.is === "in") await endSurplusSessions({ teacherId: entry.teacherId });
  return entry;
}

/**
 * Signs in and links a teacher who has signed in outside and gives the password of the account here (Q33).
 * @throws AppError `outside-stale`, as `checkLinkPassword` and as `signInTeacherFromOutside`
 */
export async function signInWithProof(
  { account, email, label }: Pick<UnprovedSignIn, "account" | "email" | "label">,
  password: string,
  origin: PasswordOrigin,
): Promise<OutsideEntry & { is: "in" }> {
  const proof = await checkLinkPassword(email, password, origin);
  const entry = await signInTeacherFromOutside({ label }, { ...account, name: "", email, emailVerified: true }, proof);
  if (entry.is === "asks") throw new AppError("outside-stale"); // The password was reset in between.
  return entry;
}

/**
 * Signs in a person who takes an invitation with an outside account, and makes an account if they have none here. Returns the invitation's class too.
 * If they have an account, `isNew` is false, and the invitation is not used.
 * @throws AppError as `signInTeacherFromOutside`, and as `acceptInvitation`
 */
export async function signInInvitedFromOutside(
  provider: ProviderSettings,
  identity: OutsideIdentity,
  invitation: string,
  now = currentTime(),
): Promise<{ isNew: false; entry: OutsideEntry } | ({ isNew: true; classId: string | null } & SignedIn)> {
  if ((await decide(database(), identity)).is !== "unknown")
    return { isNew: false, entry: await signInTeacherFromOutside(provider, identity, null, now) };
  const accepted = await acceptInvitationFromOutside(invitation, identity, (tx, teacherId) =>
    link(tx, identity, teacherId, provider, now),
  );
  return { ...accepted, isNew: true };
}

async function decide(tx: Tx, identity: OutsideIdentity): Promise<OutsideDecision> {
  const same = identity.emailVerified ? await findTeacherByEmail(tx, tidyEmail(identity.email)) : null;
  const linked = same === null ? null : await rows.findTeacherLink(tx, same.id, identity.issuer);
  return decideOutside({
    linkedId: await rows.findLinkedTeacher(tx, identity),
    verified: identity.emailVerified,
    sameEmail:
      same === null ? [] : [{ id: same.id, linked: linked !== null, hasPassword: isPasswordHash(same.passwordHash) }],
  });
}

function identifiedTeacher(decision: OutsideDecision, { label }: AccountsOf): string {
  switch (decision.is) {
    case "linked":
    case "link":
    case "prove":
      return decision.id;
    case "unverified":
      throw new AppError("outside-unverified", { label });
    case "unknown":
      throw new AppError("outside-no-teacher", { label });
    case "other-linked":
      throw new AppError("outside-other", { label });
  }
}

/**
 * Links the account to a teacher who has signed in to both (Q33).
 * @throws AppError `outside-taken`; `signed-out` when the session has ended meanwhile
 */
export async function linkTeacherFromOutside(
  provider: AccountsOf,
  identity: OutsideIdentity,
  { teacherId, sessionId }: Viewer & { as: "teacher" },
  now = currentTime(),
): Promise<void> {
  const ended = await transaction(async (tx) => {
    const teacher = await lockTeacher(tx, teacherId);
    // A new password has ended the session, which may be that of somebody else at the teacher's device.
    if (teacher === null || !(await isSessionLive(tx, sessionId))) throw new AppError("signed-out");
    const isProved = isPasswordHash(teacher.passwordHash);
    return linkAndEnd(tx, identity, provider, { teacherId, isProved, sessionId }, now);
  });
  publishEndedSessions(ended);
}

/**
 * Links the account. Unless a password proved who they are, the teacher's other sessions end, because somebody else in one of them would see what is
 * stored later. Call `publishEndedSessions` with the result after the commit.
 */
async function linkAndEnd(
  tx: Tx,
  identity: OutsideIdentity,
  provider: AccountsOf,
  { teacherId, isProved, sessionId }: { teacherId: string; isProved: boolean; sessionId?: string },
  now: Date,
): Promise<string[]> {
  await link(tx, identity, teacherId, provider, now);
  return isProved ? [] : endSessionsOf(tx, { teacherId }, sessionId);
}

/** @throws AppError `outside-taken` when the account is another teacher's, or the teacher has another account of the issuer */
async function link(
  tx: Tx,
  identity: OutsideIdentity,
  teacherId: string,
  { label }: AccountsOf,
  now: Date,
): Promise<void> {
  if (await rows.linkTeacher(tx, identity, teacherId, now))
    return auditChange(tx, { teacherId, classId: null }, "link", { detail: label }, now);
  // Another request may have linked the same two in the meantime.
  if ((await rows.findLinkedTeacher(tx, identity)) !== teacherId) throw new AppError("outside-taken", { label });
}

/** When the teacher's account was linked; null: it is not. */
export async function findLinkedAt(
  { issuer }: ProviderSettings,
  { teacherId }: Viewer & { as: "teacher" },
): Promise<Date | null> {
  return (await rows.findTeacherLink(database(), teacherId, issuer))?.linkedAt ?? null;
}

/** @throws AppError `outside-only-teachers` when there is no other sign-in method */
export async function unlinkTeacher(teacher: Viewer & { as: "teacher" }): Promise<void> {
  const provider = requireTeachersProvider();
  const ended = await transaction(async (tx) => {
    await lockOwners(tx); // An owner may be turning passwords off.
    await requirePasswords(tx);
    return unlinkIssuer(tx, teacher, provider);
  });
  publishEndedSessions(ended);
}

/**
 * Unlinks an issuer's account and ends the teacher's other sessions, because somebody else may own the account and have signed in with it. Call
 * `publishEndedSessions` with the result after the commit.
 */
export async function unlinkIssuer(
  tx: Tx,
  { teacherId, sessionId }: Viewer & { as: "teacher" },
  { issuer, label }: Pick<ProviderSettings, "issuer" | "label">,
): Promise<string[]> {
  await lockTeacher(tx, teacherId);
  if (!(await rows.unlinkTeacher(tx, teacherId, issuer))) return [];
  await auditChange(tx, { teacherId, classId: null }, "unlink", { detail: label });
  return endSessionsOf(tx, { teacherId }, sessionId);
}
