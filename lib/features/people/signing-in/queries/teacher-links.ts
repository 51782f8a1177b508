/** One-time links: invitations and password resets (T1, T15). */
import { and, desc, eq, gt, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { classes, teacherLinks, teachers } from "@/db/schema";
import type { TeacherRight } from "@/lib/activity/rules/class-teachers";

export type LinkPurpose = "invite" | "reset";

export async function insertLink(tx: Tx, link: typeof teacherLinks.$inferInsert): Promise<void> {
  await tx.insert(teacherLinks).values(link);
}

const unused = (now: Date) =>
  and(isNull(teacherLinks.usedAt), isNull(teacherLinks.revokedAt), gt(teacherLinks.expiresAt, now));

/** Finds a link that can still be used, with its teacher, and the class into which it invites. */
export async function findLink(tx: Tx, purpose: LinkPurpose, tokenHash: string, now: Date) {
  const [row] = await tx
    .select({
      teacherId: teacherLinks.teacherId,
      name: teachers.name,
      email: teachers.email,
      classId: teacherLinks.classId,
      may: teacherLinks.may,
      className: classes.name,
      archivedAt: classes.archivedAt,
    })
    .from(teacherLinks)
    .leftJoin(teachers, eq(teachers.id, teacherLinks.teacherId))
    .leftJoin(classes, eq(classes.id, teacherLinks.classId))
    .where(and(eq(teacherLinks.tokenHash, tokenHash), eq(teacherLinks.purpose, purpose), unused(now)));
  return row ?? null;
}

/** Marks the link as used; null when it was used before, or can no longer be used. */
export async function useLinkOnce(
  tx: Tx,
  purpose: LinkPurpose,
  tokenHash: string,
  now: Date,
): Promise<{ teacherId: string | null } | null> {
  const [row] = await tx
    .update(teacherLinks)
    .set({ usedAt: now })
    .where(and(eq(teacherLinks.tokenHash, tokenHash), eq(teacherLinks.purpose, purpose), unused(now)))
    .returning({ teacherId: teacherLinks.teacherId });
  return row ?? null;
}

const isInvitation = eq(teacherLinks.purpose, "invite");

/** Unused invitations that this teacher made and that invite into no class, newest first. */
export async function listInvitations(tx: Tx, teacherId: string, now: Date) {
  return tx
    .select({ id: teacherLinks.id, expiresAt: teacherLinks.expiresAt })
    .from(teacherLinks)
    .where(and(eq(teacherLinks.teacherId, teacherId), isNull(teacherLinks.classId), isInvitation, unused(now)))
    .orderBy(desc(teacherLinks.createdAt));
}

export async function revokeInvitation(tx: Tx, teacherId: string, linkId: string, now: Date): Promise<boolean> {
  const rows = await tx
    .update(teacherLinks)
    .set({ revokedAt: now })
    .where(
      and(
        eq(teacherLinks.id, linkId),
        eq(teacherLinks.teacherId, teacherId),
        isNull(teacherLinks.classId),
        isInvitation,
        unused(now),
      ),
    )
    .returning({ id: teacherLinks.id });
  return rows.length > 0;
}

export interface ClassInvitation {
  id: string;
  may: TeacherRight;
  expiresAt: Date;
  /** The name of the teacher who made the invitation. */
  by: string;
}

/** Invitations into a class that can still be used, newest first (T15). */
export async function listClassInvitations(tx: Tx, classId: string, now: Date): Promise<ClassInvitation[]> {
  const rows = await tx
    .select({ id: teacherLinks.id, may: teacherLinks.may, expiresAt: teacherLinks.expiresAt, by: teachers.name })
    .from(teacherLinks)
    .innerJoin(teachers, eq(teachers.id, teacherLinks.teacherId))
    .where(and(eq(teacherLinks.classId, classId), isInvitation, unused(now)))
    .orderBy(desc(teacherLinks.createdAt), teacherLinks.id);
  return rows.flatMap(({ may, ...row }) => (may === null ? [] : [{ ...row, may }]));
}

/** Withdraws an invitation into a class, or with null restores it. Returns whether there is such an invitation that is unused and not expired. */
export async function setInvitationRevoked(
  tx: Tx,
  { classId, id }: { classId: string; id: string },
  revokedAt: Date | null,
  now: Date,
): Promise<boolean> {
  const rows = await tx
    .update(teacherLinks)
    .set({ revokedAt })
    .where(
      and(
        eq(teacherLinks.id, id),
        eq(teacherLinks.classId, classId),
        isNull(teacherLinks.usedAt),
        gt(teacherLinks.expiresAt, now),
      ),
    )
    .returning({ id: teacherLinks.id });
  return rows.length > 0;
}

/** Revokes the teacher's unused links: invitations too, with which the teacher could make another account (Q36). */
export async function revokeLinks(tx: Tx, teacherId: string, now: Date): Promise<void> {
  await tx
    .update(teacherLinks)
    .set({ revokedAt: now })
    .where(and(eq(teacherLinks.teacherId, teacherId), unused(now)));
}

/** Revokes the teacher's unused reset links, when a new link is made or one is used. */
export async function revokeResets(tx: Tx, teacherId: string, now: Date): Promise<void> {
  await tx
    .update(teacherLinks)
    .set({ revokedAt: now })
    .where(and(eq(teacherLinks.teacherId, teacherId), eq(teacherLinks.purpose, "reset"), unused(now)));
}
