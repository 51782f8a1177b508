import { beforeAll, describe, expect, it } from "vitest";
import { database, pool } from "@/db/client";
import { listAudit } from "@/lib/activity/queries/audit";
import { listAllRows } from "@/db/testing/change-rows";
import { withOwnDatabase } from "@/db/testing/database";
import { makeClassroom, makeTeacher } from "@/db/testing/factories";
import { readSession } from "@/lib/auth/session";
import { sessionCookie } from "@/lib/auth/session-token";
import { authoriseClassEditor } from "@/lib/activity/authorise";
import type { Viewer } from "@/lib/auth/viewer";
import { loadJournal, undo } from "@/lib/features/undo/journal";
import {
  acceptInvitation,
  findInvitation,
  inviteTeacher,
  joinByInvitation,
} from "@/lib/features/people/signing-in/invitations";
import { maxInvitations, type TeacherRight } from "@/lib/activity/rules/class-teachers";
import { inviteIntoClass, listInvitationsInto, withdrawClassInvitation } from "./class-invitations";
import { addTeacher, listTeachers, removeTeacher, setTeacherRight } from "./class-teachers";
import { archiveClass, restoreClass } from "./archiving";

withOwnDatabase();
beforeAll(() => {
  process.env.NEXTAUTH_SECRET = "a secret for tests, long enough to be one";
});

const viewerOf = ({ id, name, email }: { id: string; name: string; email: string }): Viewer & { as: "teacher" } => ({
  as: "teacher",
  teacherId: id,
  sessionId: "s",
  name,
  email,
});
let accounts = 0;
const newAccount = (name = "Ms. Ito") => ({
  name,
  email: `invited-${(accounts += 1)}@example.org`,
  password: "correct horse battery",
});

/** A class with a teacher who may edit it, and a colleague who has an account and is signed in. */
async function newClass() {
  const room = await makeClassroom({ phase: "learn", students: 1 });
  const colleague = await makeTeacher({ name: "Mr. Lind" });
  const editor = await authoriseClassEditor(viewerOf(room.teacher), room.class.id);
  const rights = async () => (await listTeachers(editor)).map(({ name, may }) => `${name}: ${may}`);
  const newest = async () => {
    const [entry] = await loadJournal(editor, 1);
    if (entry === undefined) throw new Error("the journal is empty");
    return entry;
  };
  return {
    ...room,
    me: room.teacher.name,
    lind: viewerOf(colleague),
    colleague,
    editor,
    rights,
    newest,
    link: (may: TeacherRight = "read") => inviteIntoClass(editor, { may }),
    open: async () => (await listInvitationsInto(editor)).map(({ may, by }) => `${may} by ${by}`),
  };
}

const refused = (code: string) => ({ code });

describe("T15: an invitation into a class", () => {
  it("T15h: says which class, whose, and what one may do there; a new account made with it is signed in and in the class, and so the journal and the audit log say", async () => {
    const room = await newClass();
    const token = await room.link("read");
    expect(await findInvitation(token)).toEqual({ className: room.class.name, inviter: room.me, may: "read" });
    expect(await room.open()).toEqual([`read by ${room.me}`]);
    expect(await room.newest()).toMatchObject({ kind: "teacher-invite", values: { may: "read" } });

    const { sessionId, classId } = await acceptInvitation(token, newAccount());
    expect(classId).toBe(room.class.id);
    const viewer = await readSession(await sessionCookie(sessionId));
    expect(viewer).toMatchObject({ as: "teacher", name: "Ms. Ito" });
    expect(await room.rights()).toEqual([`${room.me}: steer`, "Ms. Ito: read"]);
    const teacherId = viewer.as === "teacher" ? viewer.teacherId : "";
    const joined = { kind: "teacher-join", teacherId, values: { teacher: room.me, may: "read" } };
    expect(await room.newest()).toMatchObject(joined);
    const [line] = await listAudit(database(), 1);
    expect(line).toMatchObject({ act: "teacher-join", teacher: "Ms. Ito", detail: "Ms. Ito: read" });
    expect(await room.open()).toEqual([]);
  });

  it("T15h, T8d: a teacher who is signed in joins with it, once, however many use it at once; Undo removes them, and the link stays used", async () => {
    const room = await newClass();
    const token = await room.link("steer");
    const others = [room.lind, viewerOf(await makeTeacher()), viewerOf(await makeTeacher())];
    const tries = await Promise.allSettled([
      ...others.map((viewer) => joinByInvitation(viewer, token)),
      acceptInvitation(token, newAccount()),
    ]);
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const result of tries)
      if (result.status === "rejected") expect(result.reason).toMatchObject(refused("link-gone"));
    expect(await room.rights()).toHaveLength(2);
    expect(await undo(room.editor, (await room.newest()).id)).toEqual({ done: true });
    expect(await room.rights()).toEqual([`${room.me}: steer`]);
    await expect(joinByInvitation(room.lind, token)).rejects.toMatchObject(refused("link-gone"));
    await expect(findInvitation(token)).rejects.toMatchObject(refused("link-gone"));
  });

  it("T15h, T8d: is withdrawn by any teacher who steers, and by Undo of its making; Undo of the withdrawal opens it again; of one that was used nothing is undone", async () => {
    const room = await newClass();
    await addTeacher(room.editor, { email: room.colleague.email, may: "steer" });
    const lind = await authoriseClassEditor(room.lind, room.class.id);
    const token = await room.link();
    const made = await room.newest();
    const [open] = await listInvitationsInto(lind);
    await withdrawClassInvitation(lind, { linkId: open?.id ?? "" });
    const withdrawn = await room.newest();
    expect(withdrawn).toMatchObject({ kind: "teacher-invite-end", teacherId: lind.teacherId });
    await expect(acceptInvitation(token, newAccount())).rejects.toMatchObject(refused("link-gone"));
    await expect(withdrawClassInvitation(lind, { linkId: open?.id ?? "" })).rejects.toMatchObject(refused("link-gone"));
    expect(await undo(room.editor, withdrawn.id)).toEqual({ done: true });
    expect(await findInvitation(token)).not.toBeNull();
    expect(await undo(room.editor, made.id)).toEqual({ done: true });
    await expect(findInvitation(token)).rejects.toMatchObject(refused("link-gone"));

    const used = await room.link();
    const entry = await room.newest();
    await acceptInvitation(used, newAccount());
    await expect(undo(room.editor, entry.id)).rejects.toMatchObject(refused("undo-link-gone"));
    expect(await room.rights()).toHaveLength(3);
  });

  it("T15h, B1a: who teaches there already keeps the link for a colleague; one into another class, and one into none, is nothing to withdraw here or to join by", async () => {
    const [room, other] = [await newClass(), await newClass()];
    const token = await room.link();
    await expect(joinByInvitation(viewerOf(room.teacher), token)).rejects.toMatchObject(refused("teaching-already"));
    const [open] = await listInvitationsInto(room.editor);
    for (const linkId of [open?.id ?? "", "no id"])
      await expect(withdrawClassInvitation(other.editor, { linkId })).rejects.toMatchObject(refused("link-gone"));
    const account = await inviteTeacher(null);
    await expect(joinByInvitation(other.lind, account)).rejects.toMatchObject(refused("invitation-account"));
    expect(await joinByInvitation(other.lind, token)).toBe(room.class.id);
    expect(await other.rights()).toEqual([`${other.me}: steer`]);
  });

  it("T15h, Q25c: lets nobody in once the teacher who made it may only read or has left, while the class is put away, or after seven days; each is said, and nothing is written", async () => {
    const room = await newClass();
    await addTeacher(room.editor, { email: room.colleague.email, may: "steer" });
    const lind = await authoriseClassEditor(room.lind, room.class.id);
    const token = await inviteIntoClass(lind, { may: "steer" });
    const guest = viewerOf(await makeTeacher());
    const account = newAccount();
    const isRefused = async (code: string) => {
      const before = await listAllRows();
      await expect(findInvitation(token)).rejects.toMatchObject(refused(code));
      await expect(joinByInvitation(guest, token)).rejects.toMatchObject(refused(code));
      await expect(acceptInvitation(token, account)).rejects.toMatchObject(refused(code));
      expect(await listAllRows()).toEqual(before);
    };
    await setTeacherRight(room.editor, { teacherId: room.colleague.id, may: "read" });
    await isRefused("invitation-ended");
    await removeTeacher(room.editor, { teacherId: room.colleague.id });
    await isRefused("invitation-ended");
    await addTeacher(room.editor, { email: room.colleague.email, may: "steer" });
    await archiveClass(room.editor);
    await isRefused("invitation-away");
    await expect(room.link()).rejects.toMatchObject(refused("class-away"));
    await restoreClass(room.editor);
    expect(await findInvitation(token)).toMatchObject({ inviter: "Mr. Lind" });
    await pool().query("update teacher_links set expires_at = now() where class_id = $1", [room.class.id]);
    await isRefused("link-gone");
    expect(await room.open()).toEqual([]);
  });

  it(`T15h, B1a: of a class ${maxInvitations} are open at most; those that were withdrawn count no more`, async () => {
    const room = await newClass();
    await Promise.allSettled(Array.from({ length: maxInvitations + 3 }, () => room.link()));
    expect(await room.open()).toHaveLength(maxInvitations);
    await expect(room.link()).rejects.toMatchObject(refused("too-many-invitations"));
    const [open] = await listInvitationsInto(room.editor);
    await withdrawClassInvitation(room.editor, { linkId: open?.id ?? "" });
    await room.link();
  });
});
