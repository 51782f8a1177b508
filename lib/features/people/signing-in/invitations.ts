/** Invitations (T1, T15). With one, a colleague makes an account here, becomes a teacher of a class, or both. */
import { database, transaction, type Tx } from "@/db/client";
import { lockClass } from "@/lib/features/people/classes/queries/classes";
import { isUuid } from "@/lib/process/uuid";
import * as rows from "./queries/teacher-links";
import { noPasswordHash } from "@/lib/auth/hashing";
import { findInviter } from "@/lib/activity/authorise";
import { auditChange } from "@/lib/activity/audit";
import type { Viewer } from "@/lib/auth/viewer";
import { changeTeachersIn, publishTeachersChanged } from "@/lib/features/people/classes/class-teachers";
import { AppError } from "@/lib/errors/errors";
import { currentTime } from "@/lib/process/clock";
import type { TeacherRight } from "@/lib/activity/rules/class-teachers";
import { nameFault, tidyName } from "@/lib/features/people/joining/rules/names";
import { tidyEmail } from "@/lib/auth/rules/emails";
import { hashToken, makeLink, requireLink } from "./links";
import { signInNewTeacher, validateNewTeacher, type NewTeacher, type SignedIn } from "./teachers";
import { requirePasswords } from "./sign-in-methods";

/** Names in the audit log who invited when no teacher did. */
const commandLine = "npm run teacher";

export const inviteMs = 7 * 24 * 60 * 60 * 1000;

/** Makes an invitation into no class, by a teacher or the command line (`by` null). Returns the token for the link's fragment (T1). */
export async function inviteTeacher(by: (Viewer & { as: "teacher" }) | null): Promise<string> {
  const teacherId = by?.teacherId ?? null;
  return transaction(async (tx) => {
    await auditChange(tx, { teacherId, classId: null }, "invite-made", {});
    return makeLink(tx, { purpose: "invite", teacherId, lastsMs: inviteMs });
  });
}

export async function listOpenInvitations(by: Viewer & { as: "teacher" }) {
  return rows.listInvitations(database(), by.teacherId, currentTime());
}

/** @throws AppError `link-gone` when it was used or withdrawn already. */
export async function withdrawInvitation(by: Viewer & { as: "teacher" }, linkId: string): Promise<void> {
  if (!isUuid(linkId)) throw new AppError("link-gone");
  await transaction(async (tx) => {
    if (!(await rows.revokeInvitation(tx, by.teacherId, linkId, currentTime()))) throw new AppError("link-gone");
    await auditChange(tx, { teacherId: by.teacherId, classId: null }, "invite-end", {});
  });
}

/** What an invitation into a class says before it is used (T15). */
export interface IntoClass {
  className: string;
  /** The name of the teacher who invites. */
  inviter: string;
  may: TeacherRight;
}

/**
 * Finds the class that an invitation is into; null when it only makes an account.
 * @throws AppError `link-gone`, `invitation-away`, `invitation-ended`
 */
export async function findInvitation(token: string): Promise<IntoClass | null> {
  const into = await requireInvitation(token);
  if (into === null) return null;
  await requireInviter(database(), into, into);
  return { className: into.className, inviter: into.inviter.name, may: into.may };
}

/**
 * Makes the invited teacher's account, once per link, and signs in. `classId`: the class that they teach now; null for none.
 * @throws AppError as {@link findInvitation}, or what is wrong with a field
 */
export async function acceptInvitation(
  token: string,
  given: NewTeacher,
): Promise<SignedIn & { classId: string | null }> {
  await requirePasswords();
  const into = await requireInvitation(token);
  const teacher = await validateNewTeacher(given);
  return publishAccepted(await transaction((tx) => acceptIn(tx, token, into, teacher)));
}

async function acceptIn(
  tx: Tx,
  token: string,
  into: Invitation | null,
  teacher: { name: string; email: string; passwordHash: string },
) {
  const signedIn = await signInNewTeacher(tx, teacher);
  const link = await rows.findLink(tx, "invite", hashToken(token), currentTime());
  const who = { teacherId: signedIn.teacherId, classId: into?.classId ?? null };
  await auditChange(tx, who, "account-made", { detail: link?.name ?? commandLine });
  if (into === null) await useOnce(tx, token);
  const newcomer = { id: signedIn.teacherId, name: teacher.name };
  return {
    ...signedIn,
    classId: into?.classId ?? null,
    activityIds: into === null ? [] : await enterClass(tx, token, into, newcomer),
  };
}

/** Like `acceptInvitation`, with an outside account, which `link` links in the same transaction; the new account has no password (T19). */
export async function acceptInvitationFromOutside(
  token: string,
  given: { name: string; email: string },
  link: (tx: Tx, teacherId: string) => Promise<void>,
): Promise<SignedIn & { classId: string | null }> {
  const into = await requireInvitation(token);
  const email = tidyEmail(given.email);
  const [local = ""] = email.split("@");
  const tidy = tidyName(given.name);
  const name = nameFault(tidy) === null ? tidy : local.slice(0, 40);
  const accepted = await transaction(async (tx) => {
    const made = await acceptIn(tx, token, into, { name, email, passwordHash: noPasswordHash });
    await link(tx, made.teacherId);
    return made;
  });
  return publishAccepted(accepted);
}

/** Call it after the commit. */
function publishAccepted({ activityIds, teacherId: _, ...accepted }: Awaited<ReturnType<typeof acceptIn>>) {
  publishTeachersChanged(activityIds);
  return accepted;
}

/**
 * Makes a teacher who is signed in one of the class's teachers (T15). Returns the class's id.
 * @throws AppError as {@link findInvitation}, `teaching-already`
 */
export async function joinByInvitation(viewer: Viewer & { as: "teacher" }, token: string): Promise<string> {
  const into = await requireInvitation(token);
  if (into === null) throw new AppError("invitation-account");
  const newcomer = { id: viewer.teacherId, name: viewer.name };
  publishTeachersChanged(await transaction((tx) => enterClass(tx, token, into, newcomer)));
  return into.classId;
}

interface Invitation extends Omit<IntoClass, "inviter"> {
  classId: string;
  inviter: { id: string; name: string };
  archivedAt: Date | null;
}

async function requireInvitation(token: string): Promise<Invitation | null> {
  const { classId, className, teacherId, name, may, archivedAt } = await requireLink("invite", token);
  if (classId === null) return null;
  // The inviter is a teacher and the class exists, because deleting either row deletes the link.
  return {
    classId,
    className: className ?? "",
    inviter: { id: teacherId ?? "", name: name ?? "" },
    may: may ?? "read",
    archivedAt,
  };
}

/** Checks, while the class is locked, what may have changed since the page was opened. */
async function enterClass(
  tx: Tx,
  token: string,
  invitation: Invitation,
  newcomer: { id: string; name: string },
): Promise<string[]> {
  const { classId, className, may } = invitation;
  return changeTeachersIn(tx, classId, async (teachers) => {
    const inviter = await requireInviter(tx, invitation, await lockClass(tx, classId));
    if (teachers.some(({ id }) => id === newcomer.id)) throw new AppError("teaching-already", { name: className });
    await useOnce(tx, token);
    const by = { ...inviter, teacherId: newcomer.id };
    return { by, kind: "teacher-join", teacher: newcomer, may, linkOf: invitation.inviter.name };
  });
}

/** The inviter must still be allowed to edit the class, and the class must be in use. */
async function requireInviter(
  tx: Tx,
  { classId, className, inviter }: Invitation,
  { archivedAt }: { archivedAt: Date | null },
) {
  if (archivedAt !== null) throw new AppError("invitation-away", { name: className, inviter: inviter.name });
  const editor = await findInviter(tx, classId, inviter);
  if (editor === null) throw new AppError("invitation-ended", { inviter: inviter.name });
  return editor;
}

async function useOnce(tx: Tx, token: string): Promise<void> {
  if ((await rows.useLinkOnce(tx, "invite", hashToken(token), currentTime())) === null) throw new AppError("link-gone");
}
