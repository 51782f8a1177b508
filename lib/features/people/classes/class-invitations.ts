/** Invitations into a class: links by which a colleague becomes one of its teachers (T15; lib/features/people/signing-in/invitations.ts). */
import { database, transaction } from "@/db/client";
import { lockClass } from "./queries/classes";
import { listClassInvitations, setInvitationRevoked } from "@/lib/features/people/signing-in/queries/teacher-links";
import type { ClassReader, ClassEditor } from "@/lib/activity/authorise";
import { recordInJournal } from "@/lib/activity/journal/record";
import { inviteMs } from "@/lib/features/people/signing-in/invitations";
import { makeLink } from "@/lib/features/people/signing-in/links";
import { AppError } from "@/lib/errors/errors";
import { currentTime } from "@/lib/process/clock";
import { maxInvitations, type TeacherRight } from "@/lib/activity/rules/class-teachers";
import { invalidateClass } from "./invalidate-class";

/** Lists the class's invitations that can still be used. */
export function listInvitationsInto({ classId }: ClassReader) {
  return listClassInvitations(database(), classId, currentTime());
}

/** Returns the token for the link's fragment. @throws AppError `class-away`, `too-many-invitations` */
export async function inviteIntoClass(editor: ClassEditor, { may }: { may: TeacherRight }): Promise<string> {
  const { classId, teacherId } = editor;
  const token = await transaction(async (tx) => {
    const { archivedAt } = await lockClass(tx, classId);
    if (archivedAt !== null) throw new AppError("class-away");
    if ((await listClassInvitations(tx, classId, currentTime())).length >= maxInvitations)
      throw new AppError("too-many-invitations", { n: maxInvitations });
    return recordInJournal(tx, { ...editor, activityIds: [] }, { kind: "teacher-invite", values: { may } }, () =>
      makeLink(tx, { purpose: "invite", teacherId, lastsMs: inviteMs, into: { classId, may } }),
    );
  });
  await invalidateClass(classId, "roster");
  return token;
}

/** @throws AppError `link-gone` when it was used or withdrawn already. */
export async function withdrawClassInvitation(editor: ClassEditor, { linkId }: { linkId: string }): Promise<void> {
  const { classId } = editor;
  await transaction(async (tx) => {
    await lockClass(tx, classId);
    const found = (await listClassInvitations(tx, classId, currentTime())).find(({ id }) => id === linkId);
    if (found === undefined) throw new AppError("link-gone");
    const entry = { kind: "teacher-invite-end", values: { may: found.may } } as const;
    const now = currentTime();
    await recordInJournal(tx, { ...editor, activityIds: [] }, entry, () =>
      setInvitationRevoked(tx, { classId, id: linkId }, now, now),
    );
  });
  await invalidateClass(classId, "roster");
}
