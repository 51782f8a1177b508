/** Disabling, enabling and deleting teachers' accounts (Q36). */
import { beforeEach, describe, expect, it } from "vitest";
import { database, pool } from "@/db/client";
import * as schema from "@/db/schema";
import { withOwnDatabase } from "@/db/testing/database";
import {
  makeClass,
  makeClassroom,
  makeCoTeacher,
  makeSession,
  makeSubmission,
  makeTeacher,
  makeTeam,
} from "@/db/testing/factories";
import { findInDatabase } from "@/e2e/specs/privacy/find-in-database";
import { authoriseClassEditor } from "@/lib/activity/authorise";
import { listClassTeachers } from "@/lib/activity/queries/class-teachers";
import { listEntries } from "@/lib/activity/queries/journal";
import { findTeacherNames } from "@/lib/activity/queries/teacher-names";
import { hashSecret } from "@/lib/auth/hashing";
import { passwordThrottleFor } from "@/lib/auth/known-browser";
import { readSession } from "@/lib/auth/session";
import { sessionCookie } from "@/lib/auth/session-token";
import { subscribe } from "@/lib/bus/bus";
import type { BusMessage } from "@/lib/bus/bus-contract";
import { addTeacher, removeTeacher } from "@/lib/features/people/classes/class-teachers";
import { findClass } from "@/lib/features/people/classes/queries/classes";
import { acceptInvitation, inviteTeacher } from "@/lib/features/people/signing-in/invitations";
import { findResetLink } from "@/lib/features/people/signing-in/links";
import { makeResetToken, resetPassword, signInTeacher } from "@/lib/features/people/signing-in/teachers";
import { undo } from "@/lib/features/undo/journal";
import { deleteAccount, disableAccount, enableAccount, listAccounts, makeResetLink } from "./accounts";
import { setOwner } from "./owners";

process.env["NEXTAUTH_SECRET"] ??= "a secret for tests, long enough to be one";
withOwnDatabase();

const password = "correct horse battery";
const hour = 60 * 60_000;
let count = 0;

async function makePerson(given: { ownerSince?: Date } = {}) {
  const letters = `q${crypto.randomUUID().replaceAll("-", "").slice(0, 10)}`;
  const made = await makeTeacher({
    name: `Ms. ${letters}`,
    email: `${letters}@example.org`,
    passwordHash: await hashSecret(password),
    ...given,
  });
  const viewer = { as: "teacher" as const, teacherId: made.id, sessionId: "s", name: made.name, email: made.email };
  return {
    ...made,
    viewer,
    letters,
    signIn: (typed = password) => signInTeacher({ email: made.email, password: typed }),
  };
}

const viewerAt = async (sessionId: string) => (await readSession(await sessionCookie(sessionId))).as;
const auditOf = async (detail: string) =>
  (
    await pool().query<{ act: string; by: string | null; class: string | null }>(
      "select act, teacher_id as by, class_id as class from audit where detail = $1 order by n",
      [detail],
    )
  ).rows;
const teachersOf = async (classId: string) =>
  (await listClassTeachers(database(), classId)).map(({ id, may }) => `${id} ${may}`);

/** An owner who can always act, because tests disable the others. */
let owner: Awaited<ReturnType<typeof makePerson>>;
beforeEach(async () => {
  await pool().query("update teachers set owner_since = null");
  owner = await makePerson({ ownerSince: new Date() });
});

describe("a disabled account", () => {
  it("Q36a, Q36c, Q36h: the password, links from before and signed-in devices let the teacher in no longer, which only the right password is told; enabled again, all but the ended ones do; the audit log has both", async () => {
    const teacher = await makePerson();
    const { sessionId } = await teacher.signIn();
    const reset = (await makeResetToken(teacher.email)) ?? "";
    const invitation = await inviteTeacher(teacher.viewer);
    const heard: BusMessage[] = [];
    const unsubscribe = subscribe((message) => heard.push(message));
    await disableAccount(owner.viewer, teacher.id);
    unsubscribe();
    expect(heard).toEqual([{ kind: "signed-out", sessionIds: [sessionId], why: "disabled" }]);
    expect(await viewerAt(sessionId)).toBe("nobody");
    await expect(teacher.signIn()).rejects.toMatchObject({ code: "account-disabled" });
    await expect(teacher.signIn("another horse battery")).rejects.toMatchObject({ code: "wrong-password" });
    await expect(resetPassword(reset, password)).rejects.toMatchObject({ code: "link-gone" });
    const newcomer = { name: "Ms. New", email: `new-${(count += 1)}@example.org`, password };
    await expect(acceptInvitation(invitation, newcomer)).rejects.toMatchObject({ code: "link-gone" });
    await expect(makeResetToken(teacher.email)).rejects.toMatchObject({ code: "teacher-disabled" });
    await disableAccount(owner.viewer, teacher.id);
    expect((await listAccounts()).find(({ id }) => id === teacher.id)?.disabledAt).toBeInstanceOf(Date);

    await enableAccount(null, teacher.id);
    expect(await viewerAt(sessionId)).toBe("nobody");
    expect(await viewerAt((await teacher.signIn()).sessionId)).toBe("teacher");
    await expect(findResetLink(reset)).rejects.toMatchObject({ code: "link-gone" });
    expect(await auditOf(teacher.name)).toEqual([
      { act: "reset-made", by: null, class: null },
      { act: "account-disable", by: owner.id, class: null },
      { act: "account-enable", by: null, class: null },
    ]);
  });

  it("Q36a: a session that is there all the same lets nobody in, and a link that was made at the same moment sets no password", async () => {
    const teacher = await makePerson();
    const token = (await makeResetToken(teacher.email)) ?? "";
    const session = await makeSession({ teacherId: teacher.id });
    expect(await viewerAt(session.id)).toBe("teacher");
    await pool().query("update teachers set disabled_at = now() where id = $1", [teacher.id]);
    expect(await viewerAt(session.id)).toBe("nobody");
    await expect(resetPassword(token, "another long one")).rejects.toMatchObject({ code: "account-disabled" });
    await pool().query("update teachers set disabled_at = null where id = $1", [teacher.id]);
    await teacher.signIn();
  });

  it("Q36a: a disabled teacher is not added to a class", async () => {
    const [teacher, made] = [await makePerson(), await makeClassroom({ students: 0 })];
    const { id, name, email } = made.teacher;
    const viewer = { as: "teacher" as const, teacherId: id, sessionId: "s", name, email };
    await disableAccount(owner.viewer, teacher.id);
    const editor = await authoriseClassEditor(viewer, made.class.id);
    await expect(addTeacher(editor, { email: teacher.email, may: "read" })).rejects.toMatchObject({
      code: "no-such-teacher",
    });
  });
});

describe("the last owner", () => {
  it("Q36e: is neither disabled nor deleted, by an owner, by the command or by themselves, nor are two who do it to each other at once; a disabled owner does not count", async () => {
    const second = await makePerson({ ownerSince: new Date() });
    const results = await Promise.allSettled([
      disableAccount(owner.viewer, second.id),
      deleteAccount(second.viewer, { teacherId: owner.id, classes: null }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const left = (await listAccounts()).filter(
      ({ ownerSince, disabledAt }) => ownerSince !== null && disabledAt === null,
    );
    expect(left).toHaveLength(1);
    const [last] = left;
    const teacherId = last?.id ?? "";
    const own = teacherId === owner.id ? owner.viewer : second.viewer;
    for (const by of [null, own]) {
      await expect(disableAccount(by, teacherId)).rejects.toMatchObject({ code: "last-owner" });
      await expect(deleteAccount(by, { teacherId, classes: null })).rejects.toMatchObject({ code: "last-owner" });
    }
    await expect(setOwner(own, { teacherId, owner: false })).rejects.toMatchObject({ code: "last-owner" });
  });

  it("Q36e: of two owners one may end their own account; who owns nothing changes none", async () => {
    const [second, other] = [await makePerson({ ownerSince: new Date() }), await makePerson()];
    for (const act of [
      () => disableAccount(other.viewer, second.id),
      () => enableAccount(other.viewer, second.id),
      () => makeResetLink(other.viewer, second.id),
      () => deleteAccount(other.viewer, { teacherId: second.id, classes: null }),
    ])
      await expect(act()).rejects.toMatchObject({ code: "not-found" });
    await deleteAccount(second.viewer, { teacherId: second.id, classes: null });
    await expect(disableAccount(owner.viewer, second.id)).rejects.toMatchObject({ code: "account-gone" });
  });
});

describe("a link for a new password", () => {
  it("Q36d, Q36h: an owner makes one; it ends earlier ones, works once within an hour, and the audit log has who made it and that it was used", async () => {
    const teacher = await makePerson();
    const { sessionId } = await teacher.signIn();
    const earlier = await makeResetLink(owner.viewer, teacher.id);
    const token = await makeResetLink(owner.viewer, teacher.id);
    await expect(findResetLink(earlier)).rejects.toMatchObject({ code: "link-gone" });
    const { rows } = await pool().query<{ ms: number }>(
      "select extract(epoch from expires_at - created_at) * 1000 as ms from teacher_links where teacher_id = $1 and revoked_at is null",
      [teacher.id],
    );
    expect(Math.abs(Number(rows[0]?.ms) - hour)).toBeLessThan(60_000);
    await resetPassword(token, "another long one");
    expect(await viewerAt(sessionId)).toBe("nobody");
    await expect(resetPassword(token, "another long two")).rejects.toMatchObject({ code: "link-gone" });
    expect((await auditOf(teacher.name)).map(({ act, by }) => [act, by])).toEqual([
      ["reset-made", owner.id],
      ["reset-made", owner.id],
    ]);
    const used = await pool().query("select act from audit where teacher_id = $1 order by n", [teacher.id]);
    expect(used.rows).toEqual([{ act: "sign-in" }, { act: "reset-used" }]);
  });
});

describe("a deleted account", () => {
  it("Q36f, Q36h: is refused without saying what becomes of classes that nobody else can change; these are given to the chosen teacher, others go on with theirs, deleted ones are left alone", async () => {
    const [teacher, receiver, mate] = [await makePerson(), await makePerson(), await makePerson()];
    const [alone, viewed] = [
      await makeClass({ teacherIds: [teacher.id] }),
      await makeClass({ teacherIds: [teacher.id] }),
    ];
    await makeCoTeacher(viewed.id, {}, "read");
    await pool().query("insert into class_teachers (class_id, teacher_id, may) values ($1, $2, 'read')", [
      viewed.id,
      receiver.id,
    ]);
    const shared = await makeClass({ teacherIds: [teacher.id, mate.id] });
    const withDisabled = await makeClass({
      teacherIds: [teacher.id, (await makeTeacher({ disabledAt: new Date() })).id],
    });
    const others = await makeClass({ teacherIds: [mate.id] });
    await pool().query("insert into class_teachers (class_id, teacher_id, may) values ($1, $2, 'read')", [
      others.id,
      teacher.id,
    ]);
    const deleted = await makeClass({ teacherIds: [teacher.id], archivedAt: new Date(), deletedAt: new Date() });
    expect((await listAccounts()).find(({ id }) => id === teacher.id)).toMatchObject({ shared: 2, alone: 3 });

    const end = (classes: "archive" | { handTo: string } | null) =>
      deleteAccount(owner.viewer, { teacherId: teacher.id, classes });
    await expect(end(null)).rejects.toMatchObject({ code: "account-classes", values: { count: 3 } });
    const off = await makePerson();
    await disableAccount(owner.viewer, off.id);
    for (const handTo of ["", teacher.id, off.id, crypto.randomUUID()])
      await expect(end({ handTo })).rejects.toMatchObject({ code: "account-receiver" });
    expect(await teachersOf(alone.id)).toEqual([`${teacher.id} steer`]);
    await end({ handTo: receiver.id });
    expect(await teachersOf(alone.id)).toEqual([`${receiver.id} steer`]);
    expect((await teachersOf(viewed.id))[0]).toBe(`${receiver.id} steer`);
    expect(await teachersOf(withDisabled.id)).toContain(`${receiver.id} steer`);
    expect(await teachersOf(shared.id)).toEqual([`${mate.id} steer`]);
    expect(await teachersOf(others.id)).toEqual([`${mate.id} steer`]);
    expect(await teachersOf(deleted.id)).toEqual([]);
    const given = (await auditOf(receiver.name)).filter(({ act }) => act === "class-given");
    expect(given.map((line) => line.class).sort()).toEqual([alone.id, viewed.id, withDisabled.id].sort());
    expect((await auditOf(teacher.name)).at(-1)).toEqual({ act: "account-delete", by: owner.id, class: null });
    for (const { id } of [alone, shared]) expect((await findClass(database(), id))?.archivedAt).toBeNull();
  });

  it("Q36f: or they are archived, and students who are signed in read on", async () => {
    const made = await makeClassroom({ students: 1 });
    const named = await findClass(database(), made.class.id);
    await deleteAccount(null, { teacherId: made.teacher.id, classes: "archive" });
    expect(await findClass(database(), made.class.id)).toMatchObject({
      archivedAt: expect.any(Date) as Date,
      teacherName: "Former teacher",
    });
    expect(await auditOf(named?.name ?? "")).toEqual([{ act: "class-left", by: null, class: made.class.id }]);
    const session = await makeSession({ studentId: made.students[0]?.id ?? "" });
    expect(await viewerAt(session.id)).toBe("student");
  });

  it("Q36g: leaves no trace of who the teacher was, and keeps levels, comments and messages, by a former teacher; the address can have an account again", async () => {
    const teacher = await makePerson();
    const made = await makeClassroom({ phase: "compare", students: 2 });
    await pool().query("insert into class_teachers (class_id, teacher_id) values ($1, $2)", [
      made.class.id,
      teacher.id,
    ]);
    const [student] = made.students;
    const activityId = made.activity.id;
    const team = await makeTeam({ activityId, mode: "bias", memberIds: [student?.id ?? ""] });
    const submission = await makeSubmission({ activityId, team, studentId: student?.id ?? "" });
    const db = database();
    const by = { teacherId: teacher.id, submissionId: submission.id };
    await db.insert(schema.marks).values({ ...by, criterion: "harm", level: 3 });
    await db.insert(schema.comments).values({ ...by, field: "harmed", text: "Who else?" });
    await db.insert(schema.words).values({ activityId, teacherId: teacher.id, text: "Go on.", at: new Date() });
    await db
      .insert(schema.outsideAccounts)
      .values({ issuer: "https://school.example", subject: "s1", teacherId: teacher.id, linkedAt: new Date() });
    await db.insert(schema.sightings).values({ address: "hashed", personId: teacher.id, seenAt: new Date() });
    await teacher.signIn("a wrong password").catch(() => undefined);
    const { sessionId } = await teacher.signIn();
    await teacher.signIn("a wrong password").catch(() => undefined);
    await inviteTeacher(teacher.viewer);
    const { key } = passwordThrottleFor(teacher.email);
    const traces = [teacher.letters, key, sessionId];
    expect(await findInDatabase(...traces)).toEqual(["sessions", "teachers", "throttles"]);

    await deleteAccount(owner.viewer, { teacherId: teacher.id, classes: null });
    // The audit log names for a year whose account was deleted.
    expect(await findInDatabase(...traces)).toEqual(["audit"]);
    const ofTeacher = await findInDatabase(teacher.id);
    expect(ofTeacher).toEqual(["audit", "comments", "marks", "teachers", "words"]);
    expect(await viewerAt(sessionId)).toBe("nobody");
    await expect(teacher.signIn()).rejects.toMatchObject({ code: "wrong-password" });
    expect(await makeResetToken(teacher.email)).toBeNull();
    expect((await listAccounts()).map(({ id }) => id)).not.toContain(teacher.id);
    expect(await findTeacherNames(db, [teacher.id])).toEqual(new Map([[teacher.id, "Former teacher"]]));
    const kept = await pool().query("select level from marks where teacher_id = $1", [teacher.id]);
    expect(kept.rows).toEqual([{ level: 3 }]);
    const again = await acceptInvitation(await inviteTeacher(null), {
      name: "Ms. New",
      email: teacher.email,
      password,
    });
    expect(await viewerAt(again.sessionId)).toBe("teacher");
  });

  it("Q36g, T8d: an undo does not make a former teacher a teacher of the class again", async () => {
    const made = await makeClassroom({ students: 0 });
    const { id, name, email } = made.teacher;
    const teacher = await makePerson();
    const viewer = { as: "teacher" as const, teacherId: id, sessionId: "s", name, email };
    const editor = await authoriseClassEditor(viewer, made.class.id);
    await addTeacher(editor, { email: teacher.email, may: "steer" });
    await removeTeacher(editor, { teacherId: teacher.id });
    const [entry] = await listEntries(database(), { classId: made.class.id, activityId: null }, 1);
    await deleteAccount(owner.viewer, { teacherId: teacher.id, classes: null });
    await expect(undo(editor, entry?.id ?? "")).rejects.toMatchObject({ code: "undo-teacher-gone" });
    expect(await teachersOf(made.class.id)).toEqual([`${id} steer`]);
  });
});
