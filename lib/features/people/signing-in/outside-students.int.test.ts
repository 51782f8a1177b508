/** Students with the school's account, and the sign-in methods that an owner turns off, over real HTTP (T19, Q33). */
import { describe, expect, it } from "vitest";
import { pool } from "@/db/client";
import { makeStudent } from "@/db/testing/factories";
import { noPasswordHash } from "@/lib/auth/hashing";
import { listStudents, resetPin } from "@/lib/features/people/classes/students";
import { acceptInvitation, inviteTeacher } from "./invitations";
import { runCommand } from "@/lib/server/testing/run-command";
import { sendForm } from "@/lib/server/testing/launching-browser";
import { signInOutside } from "@/lib/server/testing/outside-browser";
import { type Jar, findClassRedirect, server } from "@/lib/server/testing/sign-in-browser";
import {
  accountOf,
  asking,
  call,
  classroom,
  codeIn,
  jarOf,
  join,
  nextNumber,
  submitName,
  teacherJar,
  urlIn,
  withSchoolAccounts,
} from "@/lib/server/testing/school-accounts";

withSchoolAccounts();

/** Sends the password of the account here that has the e-mail address. */
const prove = (jar: Jar, password: string) =>
  sendForm(jar, "/sign-in/school/password", "lib/features/courses/actions/launches.ts#proveAccount", {
    password,
  });

describe("a student with the school's account", () => {
  it("T19a, S1a: is asked for a name once, with the one of the account filled in, and is that student from then on, on any device, in that class only", async () => {
    const [room, other] = [await classroom(), await classroom()];
    const account = accountOf({ name: "Inês Duarte" });
    const jar = jarOf();
    expect(await room.come(jar, account)).toBe(asking);
    expect(await (await jar.fetch(asking)).text()).toContain('value="Inês Duarte"');
    expect(await room.names()).toEqual([]);
    expect((await submitName(jar, { name: "Inês" })).to).toBe("/class");
    expect(await findClassRedirect(jar.header)).toBe(room.way);
    const again = jarOf();
    expect(await room.come(again, account)).toBe("/class");
    expect(await findClassRedirect(again.header)).toBe(room.way);
    expect(await room.names()).toEqual(["Inês"]);
    expect(await other.come(jarOf(), account)).toBe(asking);
    expect(await room.come(jarOf(), accountOf())).toBe(asking);
  });

  it("Q33b, S1d: gets no other student's account by a name: a taken one, or one that looks the same, asks for its PIN, once, and is linked by it", async () => {
    const room = await classroom();
    await join(room.code, "Zoe", "4821");
    const account = accountOf({ name: "Zoe" });
    const jar = jarOf();
    expect(await room.come(jar, account)).toBe(asking);
    for (const name of ["Zoe", "zoe ", "Zοe"])
      expect((await submitName(jar, { name })).refusal, name).toMatchObject({
        code: "outside-name-taken",
        field: "pin",
      });
    expect((await submitName(jar, { name: "Zoe", pin: "5193" })).refusal?.code).toBe("name-taken");
    expect(jar.session).toBe("");
    expect((await submitName(jar, { name: "Zoe", pin: "4821" })).to).toBe("/class");
    expect(await room.come(jarOf(), account)).toBe("/class");
    expect(await room.names()).toEqual(["Zoe"]);
    // Her PIN works as before; another account is not linked to her beside this one, not even with the PIN.
    await join(room.code, "Zoe", "4821");
    const second = jarOf();
    await room.come(second, accountOf({ name: "Zoe" }));
    expect((await submitName(second, { name: "Zoe", pin: "4821" })).refusal?.code).toBe("outside-student-other");
  });

  it("Q33b, S1d: makes one name in a class: two forms of one sign-in, at once or one after the other, leave no second name whose PIN nobody knows", async () => {
    const room = await classroom();
    const jars = [jarOf(), jarOf(), jarOf()] as const;
    await room.come(jars[0], accountOf());
    for (const jar of jars) for (const [name, value] of jars[0].cookies) jar.cookies.set(name, value);
    const answers = await Promise.all([submitName(jars[0], { name: "Ann" }), submitName(jars[1], { name: "Bob" })]);
    expect(answers.map(({ to, refusal }) => to ?? refusal?.code).sort()).toEqual(["/class", "outside-linked"]);
    expect((await submitName(jars[2], { name: "Cyn" })).refusal?.code).toBe("outside-linked");
    expect(await room.names()).toHaveLength(1);
  });

  it("Q33b: is found by the verified e-mail address on the school's list, which replaces the PIN on the slip; not by one that is not verified", async () => {
    const room = await classroom();
    const email = `Ada-${nextNumber()}@Larch.example`;
    const slip = { onRoster: true, pinHash: "", oneTimePin: "804215", email };
    const ada = await makeStudent({ classId: room.classId, name: "Ada", ...slip });
    const low = email.toLowerCase();
    expect(await room.come(jarOf(), accountOf({ email: low, email_verified: false }))).toBe(asking);
    expect(await room.come(jarOf(), accountOf({ email: low, email_verified: true }))).toBe("/class");
    await expect(join(room.code, "Ada", "804215")).rejects.toMatchObject({ code: "name-taken" });
    const audit = await pool().query("select act from audit where student_id = $1", [ada.id]);
    expect(audit.rows).toEqual([{ act: "link-student" }]);
  });

  it("T19a, B1a: makes no name where the class is closed to new ones, and signs in to no class that is archived", async () => {
    const room = await classroom();
    const known = accountOf();
    const jar = jarOf();
    await room.come(jar, known);
    await submitName(jar, { name: "Known" });
    await pool().query("update classes set joining_open = false where id = $1", [room.classId]);
    const late = jarOf();
    await room.come(late, accountOf());
    expect((await submitName(late, { name: "Late" })).refusal?.code).toBe("joining-closed");
    expect(await room.come(jarOf(), known)).toBe("/class");
    await pool().query("update classes set archived_at = now() where id = $1", [room.classId]);
    const answer = await jarOf().fetch(`/sign-in/school?code=${room.code}`);
    expect(answer.headers.get("location")).toBe(`/join/${room.code}`);
    expect(await room.names()).toEqual(["Known"]);
    expect((await submitName(jarOf(), { name: "Nobody" })).refusal?.code).toBe("outside-stale");
  });

  it("Q33b: a teacher unlinks an account from a student: it ends the sessions, and opens the name no more", async () => {
    const room = await classroom();
    const account = accountOf();
    const jar = jarOf();
    await room.come(jar, account);
    await submitName(jar, { name: "Ada" });
    const { rows } = await pool().query<{ id: string }>("select id from students where class_id = $1", [room.classId]);
    const studentId = rows[0]?.id ?? "";
    const teacher = await teacherJar(room.teacherIds[0] ?? "");
    const at = `/teacher/classes/${room.classId}/students/${studentId}`;
    expect(await (await teacher.fetch(at)).text()).toContain("signs in with a school account");
    await call(teacher, at, "unlinkStudentAction", { json: room.classId }, { json: { studentId } });
    expect(await findClassRedirect(jar.header)).toBe("/");
    expect(await room.come(jarOf(), account)).toBe(asking);
  });
});

describe("a new PIN", () => {
  it("Q33b, S1k: unlinks an account that was linked with the old one and ends its sessions; the list of students says who has one; with the new PIN an account is linked again", async () => {
    const room = await classroom();
    const slip = { onRoster: true, pinHash: "", oneTimePin: "804215" };
    const alice = await makeStudent({ classId: room.classId, name: "Alice", ...slip });
    const [hers, somebodys] = [accountOf(), accountOf()];
    const jar = jarOf();
    await room.come(jar, somebodys);
    expect((await submitName(jar, { name: "Alice", pin: "804215" })).to).toBe("/class");
    const teacherId = room.teacherIds[0] ?? "";
    const editor = { teacherId, classId: room.classId, name: "", role: { as: "teacher", may: "steer" } } as const;
    expect((await listStudents(editor)).map(({ linked }) => linked)).toEqual([true]);
    const pin = await resetPin(editor, alice.id);
    expect((await listStudents(editor)).map(({ linked }) => linked)).toEqual([false]);
    expect(await findClassRedirect(jar.header)).toBe("/");
    const again = jarOf();
    expect(await room.come(again, somebodys)).toBe(asking);
    expect((await submitName(again, { name: "Alice", pin: "804215" })).refusal?.code).toBe("name-on-list");
    const own = jarOf();
    await room.come(own, hers);
    expect((await submitName(own, { name: "Alice", pin })).to).toBe("/class");
    expect(await room.come(jarOf(), hers)).toBe("/class");
    const audit = await pool().query<{ act: string }>("select act from audit where student_id = $1 order by n", [
      alice.id,
    ]);
    expect(audit.rows.map(({ act }) => act)).toEqual(["link-student", "pin", "unlink-student", "link-student"]);
  });
});

describe("an invitation, and the ways in that are turned off", () => {
  it("T1c, T19b: an invitation is taken with the school's account, once, or kept by whoever has an account here; without one nobody becomes a teacher", async () => {
    const token = await inviteTeacher(null);
    const email = `new-${nextNumber()}@larch.example`;
    const account = accountOf({ name: "Ms. New", email, email_verified: true });
    expect(await signInOutside(jarOf(), account.sub)).toBe("/teacher/sign-in?outside=outside-no-teacher");
    const jar = jarOf();
    const begin = async (of: Jar) => urlIn(await call(of, "/teacher/invite", "beginInvitationAction", { json: token }));
    expect(await signInOutside(jar, account.sub, await begin(jar))).toBe("/teacher");
    expect(await (await jar.fetch("/teacher/account")).text()).toContain(email);
    const made = await pool().query("select password_hash as hash from teachers where email = $1", [email]);
    expect(made.rows).toEqual([{ hash: noPasswordHash }]);
    expect(await begin(jarOf())).toBe("");
    // A teacher who has an account here with a password gives that first, and then decides about the invitation.
    const another = {
      token: await inviteTeacher(null),
      email: `old-${nextNumber()}@larch.example`,
      password: "correct horse battery",
    };
    await acceptInvitation(await inviteTeacher(null), { ...another, name: "Ms. Old" });
    const old = jarOf();
    const begun = urlIn(await call(old, "/teacher/invite", "beginInvitationAction", { json: another.token }));
    const known = accountOf({ name: "Ms. Old", email: another.email, email_verified: true });
    expect(await signInOutside(old, known.sub, begun)).toBe("/sign-in/school/password");
    expect((await prove(old, another.password)).to).toBe(`/teacher/invite#${another.token}`);
    expect(await signInOutside(jarOf(), account.sub)).toBe("/teacher");
  });

  it("Q33e, Q34b: an owner turns passwords and PINs off, the first only with an account that is linked; then only the school's account comes in; both come back by the owner, and by whoever runs the machine", async () => {
    const room = await classroom();
    const email = `owner-${nextNumber()}@larch.example`;
    const password = "correct horse battery";
    await acceptInvitation(await inviteTeacher(null), { name: "Ms. Owner", email, password });
    const { rows } = await pool().query<{ id: string }>(
      "update teachers set owner_since = now() where email = $1 returning id",
      [email],
    );
    const owner = await teacherJar(rows[0]?.id ?? "");
    const set = async (way: string, on: boolean) =>
      codeIn(await call(owner, "/teacher/installation", "setWayInAction", { json: { way, on } }));
    expect(await set("passwords", false)).toBe("way-not-linked");
    const account = accountOf({ email, email_verified: true });
    const proving = jarOf();
    expect(await signInOutside(proving, account.sub)).toBe("/sign-in/school/password");
    expect((await prove(proving, password)).to).toBe("/teacher");
    expect(await set("passwords", false)).toBeNull();
    expect(await set("pins", false)).toBeNull();
    expect((await jarOf().signIn("teacher", { email, password })).refusal).toMatchObject({
      code: "outside-only-teachers",
      sentence: "Sign-in with a password is off. Sign in with Larch School.",
    });
    const student = { code: room.code, name: "Ada", pin: "4821" };
    expect((await jarOf().signIn("student", student)).refusal?.code).toBe("outside-only-students");
    expect(await (await jarOf().fetch("/teacher/sign-in")).text()).not.toContain('name="password"');
    expect(await (await jarOf().fetch(`/join/${room.code}`)).text()).not.toContain('name="pin"');
    expect(codeIn(await call(owner, "/teacher/account", "unlinkAction"))).toBe("outside-only-teachers");
    expect(await signInOutside(jarOf(), account.sub)).toBe("/teacher");
    expect(await set("passwords", true)).toBeNull();
    expect(await set("pins", true)).toBeNull();
    expect((await jarOf().signIn("student", student)).refusal).toBeNull();
    for (const way of ["passwords", "pins"]) expect(await set(way, false)).toBeNull();
    const ran = await runCommand("teacher", ["passwords"], { DATA_DIR: server.dataDir });
    expect([ran.output, ran.code]).toEqual([expect.stringContaining("Teachers come in with their password again"), 0]);
    expect((await jarOf().signIn("teacher", { email, password })).to).toBe("/teacher");
    expect((await jarOf().signIn("student", student)).refusal).toBeNull();
    const audit = await pool().query<{ act: string; by: string | null }>(
      "select act, teacher_id as by from audit where (teacher_id = $1 or act like '%s-on') and act not like 'sign-in%' order by n",
      [rows[0]?.id],
    );
    const off = ["passwords-off", "pins-off"];
    const acts = ["account-made", "link", ...off, "passwords-on", "pins-on", ...off, "passwords-on", "pins-on"];
    expect(audit.rows.map(({ act }) => act)).toEqual(acts);
    expect(audit.rows.slice(-2).map(({ by }) => by)).toEqual([null, null]);
  });
});
