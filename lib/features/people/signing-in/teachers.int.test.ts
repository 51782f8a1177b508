import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect, database, disconnect, pool } from "@/db/client";
import { openEmbedded, type EmbeddedDatabase } from "@/db/embedded";
import { migrateDatabase } from "@/db/migrate";
import { readSession } from "@/lib/auth/session";
import { sessionCookie } from "@/lib/auth/session-token";
import { linkTeacher, listTeacherIssuers } from "./queries/outside-accounts";
import { fixtureEmail } from "@/lib/activity/queries/teacher-names";
import { cookieNames } from "@/lib/auth/cookie-names";
import { knownCookieAfter } from "@/lib/auth/known-browser";
import { setupKey } from "@/lib/auth/setup-key";
import type { Viewer } from "@/lib/auth/viewer";
import { createClass, listClasses } from "@/lib/features/people/classes/classes";
import * as invitations from "./invitations";
import { findResetLink } from "./links";
import * as teachers from "./teachers";

process.env.NEXTAUTH_SECRET = "a secret for tests, long enough to be one";

// A database of its own: the first account is made where there is none.
const folder = mkdtempSync(path.join(os.tmpdir(), "crosscase-teachers-"));
let embedded: EmbeddedDatabase;
beforeAll(async () => {
  embedded = await openEmbedded({ dataFolder: path.join(folder, "database"), socketFolder: folder });
  connect({ socketFolder: folder, max: 8 });
  await migrateDatabase(pool());
});
afterAll(async () => {
  await disconnect();
  await embedded.close();
  rmSync(folder, { recursive: true, force: true });
});

const password = "correct horse battery";
const account = (n: number | string) => ({ name: `Ms. ${n}`, email: `Teacher-${n}@Example.org `, password });
async function viewerOf({ sessionId }: teachers.SignedIn): Promise<Viewer & { as: "teacher" }> {
  const viewer = await readSession(await sessionCookie(sessionId));
  if (viewer.as !== "teacher") throw new Error(`expected a teacher, found ${viewer.as}`);
  return viewer;
}
const nobody = async ({ sessionId }: teachers.SignedIn) =>
  expect(await readSession(await sessionCookie(sessionId))).toEqual({ as: "nobody" });

describe("the first account", () => {
  it("T1a, T1f: needs the key of the set-up link, and says what is wrong with a field", async () => {
    await expect(teachers.setUpFirstTeacher("", account(0))).rejects.toMatchObject({ code: "setup-key" });
    await expect(teachers.setUpFirstTeacher(`${setupKey().slice(0, -1)}x`, account(0))).rejects.toMatchObject({
      code: "setup-key",
    });
    await expect(
      teachers.setUpFirstTeacher(setupKey(), { ...account(0), password: "too short" }),
    ).rejects.toMatchObject({ code: "password-shape", field: "password" });
    await expect(teachers.setUpFirstTeacher(setupKey(), { ...account(0), email: "no address" })).rejects.toMatchObject({
      code: "email-shape",
      field: "email",
    });
    await expect(
      teachers.setUpFirstTeacher(setupKey(), { ...account(0), email: "okafor@example.org\u200b" }),
    ).rejects.toMatchObject({ code: "email-letters", field: "email" });
    await expect(teachers.setUpFirstTeacher(setupKey(), { ...account(0), name: " " })).rejects.toMatchObject({
      code: "teacher-name-missing",
      field: "name",
    });
    expect(await teachers.isSetUp()).toBe(false);
  });

  it("T1a: two who set up at once make one teacher; afterwards it is over", async () => {
    const tries = await Promise.allSettled([1, 2, 3, 4].map((n) => teachers.setUpFirstTeacher(setupKey(), account(n))));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const result of tries)
      if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "setup-done" });
    expect(await teachers.listTeachers()).toHaveLength(1);
    await expect(teachers.setUpFirstTeacher(setupKey(), account(5))).rejects.toMatchObject({ code: "setup-done" });
  });
});

describe("invitations and passwords", () => {
  it("T1f: no email makes a teacher who is missing from the list", async () => {
    await invitations.acceptInvitation(await invitations.inviteTeacher(null), {
      ...account(9),
      email: "fixture@fixture.invalid",
    });
    expect((await teachers.listTeachers()).map(({ email }) => email)).toContain("fixture@fixture.invalid");
    await expect(
      invitations.acceptInvitation(await invitations.inviteTeacher(null), { ...account(9), email: fixtureEmail }),
    ).rejects.toMatchObject({ code: "email-shape" });
  });

  it("T1g: a new password ends the wait of the teacher's own browsers too", async () => {
    const email = "knows-browsers@example.org";
    await invitations.acceptInvitation(await invitations.inviteTeacher(null), { ...account(8), email });
    const cookies = { [cookieNames().known]: knownCookieAfter({}, email) };
    for (let n = 0; n < 6; n++)
      await teachers.signInTeacher({ email, password: "another horse battery" }, cookies).catch(() => undefined);
    await expect(teachers.signInTeacher({ email, password }, cookies)).rejects.toMatchObject({ code: "password-wait" });
    const next = "correct horse battery two";
    await teachers.resetPassword((await teachers.makeResetToken(email)) ?? "", next);
    await teachers.signInTeacher({ email, password: next }, cookies);
  });

  it("T1c: an invitation makes one account, however many use it at once", async () => {
    const token = await invitations.inviteTeacher(null);
    expect(token).toMatch(/^[0-9a-f]{32}$/);
    expect(await invitations.findInvitation(token)).toBeNull();
    const tries = await Promise.allSettled(["a", "b", "c"].map((n) => invitations.acceptInvitation(token, account(n))));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(invitations.findInvitation(token)).rejects.toMatchObject({ code: "link-gone" });
    expect((await pool().query("select 1 from teacher_links where token_hash = $1", [token])).rowCount).toBe(0); // only its hash is kept
  });

  it("T1c: an email that has an account is refused, and the invitation can still be used", async () => {
    await invitations.acceptInvitation(await invitations.inviteTeacher(null), account("twice"));
    const token = await invitations.inviteTeacher(null);
    await expect(invitations.acceptInvitation(token, account("TWICE"))).rejects.toMatchObject({
      code: "email-taken",
      field: "email",
    });
    await invitations.acceptInvitation(token, account("thrice"));
  });

  it("T1c: an invitation ends after 7 days, or when its teacher withdraws it; no one else can", async () => {
    const viewer = await viewerOf(
      await invitations.acceptInvitation(await invitations.inviteTeacher(null), account("host")),
    );
    const other = await viewerOf(
      await invitations.acceptInvitation(await invitations.inviteTeacher(null), account("guest")),
    );
    const old = await invitations.inviteTeacher(viewer);
    await pool().query("update teacher_links set expires_at = now() - interval '1 second' where teacher_id = $1", [
      viewer.teacherId,
    ]);
    await expect(invitations.acceptInvitation(old, account("late"))).rejects.toMatchObject({ code: "link-gone" });
    const token = await invitations.inviteTeacher(viewer);
    const [open, ...more] = await invitations.listOpenInvitations(viewer);
    expect(more).toEqual([]);
    expect(open?.expiresAt.getTime()).toBeGreaterThan(Date.now() + 6.9 * 86_400_000);
    await expect(invitations.withdrawInvitation(other, open?.id ?? "")).rejects.toMatchObject({ code: "link-gone" });
    await invitations.withdrawInvitation(viewer, open?.id ?? "");
    await expect(invitations.acceptInvitation(token, account("late"))).rejects.toMatchObject({ code: "link-gone" });
    expect(await invitations.listOpenInvitations(viewer)).toEqual([]);
  });

  it("T1g: signing in takes the email in any case and the right password; who is unknown hears the same", async () => {
    await invitations.acceptInvitation(await invitations.inviteTeacher(null), account("signs-in"));
    expect(
      await viewerOf(await teachers.signInTeacher({ email: " TEACHER-signs-in@example.ORG", password })),
    ).toMatchObject({ name: "Ms. signs-in", email: "teacher-signs-in@example.org" });
    await expect(
      teachers.signInTeacher({ email: "teacher-signs-in@example.org", password: "Correct horse battery" }),
    ).rejects.toMatchObject({ code: "wrong-password" });
    await expect(teachers.signInTeacher({ email: "nobody@example.org", password })).rejects.toMatchObject({
      code: "wrong-password",
    });
    await expect(teachers.signInTeacher({ email: "no\0body@example.org", password: "\0" })).rejects.toMatchObject({
      code: "wrong-password",
    });
  });

  it("T1d: a new password works once per link, within an hour, ends the teacher's sessions everywhere, and unlinks every account from outside", async () => {
    const first = await invitations.acceptInvitation(await invitations.inviteTeacher(null), account("forgets"));
    const second = await teachers.signInTeacher({ email: "teacher-forgets@example.org", password });
    expect(await teachers.makeResetToken("nobody@example.org")).toBeNull();
    const earlier = await teachers.makeResetToken("teacher-forgets@example.org");
    const token = await teachers.makeResetToken("Teacher-Forgets@example.org");
    await expect(teachers.resetPassword(earlier ?? "", "another long one")).rejects.toMatchObject({
      code: "link-gone",
    });
    expect(await findResetLink(token ?? "")).toEqual({ email: "teacher-forgets@example.org" });
    await expect(invitations.findInvitation(token ?? "")).rejects.toMatchObject({ code: "link-gone" });
    await expect(teachers.resetPassword(token ?? "", "short")).rejects.toMatchObject({ code: "password-shape" });
    const { teacherId } = await viewerOf(first);
    for (const issuer of ["https://school.example", "https://course.example"])
      await linkTeacher(database(), { issuer, subject: "somebody's at the teacher's laptop" }, teacherId, new Date());
    const after = await teachers.resetPassword(token ?? "", "another long one");
    expect(await listTeacherIssuers(database(), teacherId)).toEqual([]);
    const audit = await pool().query(
      "select act, detail from audit where teacher_id = $1 and act in ('reset-used', 'unlink') order by detail",
      [teacherId],
    );
    expect(audit.rows).toEqual([
      { act: "reset-used", detail: "" },
      { act: "unlink", detail: "https://course.example" },
      { act: "unlink", detail: "https://school.example" },
    ]);
    await nobody(first);
    await nobody(second);
    expect((await viewerOf(after)).email).toBe("teacher-forgets@example.org");
    await expect(teachers.resetPassword(token ?? "", "another long two")).rejects.toMatchObject({ code: "link-gone" });
    await expect(teachers.signInTeacher({ email: "teacher-forgets@example.org", password })).rejects.toMatchObject({
      code: "wrong-password",
    });
    await teachers.signInTeacher({ email: "teacher-forgets@example.org", password: "another long one" });
    const late = await teachers.makeResetToken("teacher-forgets@example.org");
    await pool().query(
      "update teacher_links set expires_at = now() - interval '1 second' where purpose = 'reset' and used_at is null",
    );
    await expect(teachers.resetPassword(late ?? "", "another long two")).rejects.toMatchObject({ code: "link-gone" });
  });
});

describe("classes", () => {
  it("T1a: one field makes a class with a code and an activity; only its teacher sees it", async () => {
    const viewer = await viewerOf(
      await invitations.acceptInvitation(await invitations.inviteTeacher(null), account("class")),
    );
    const other = await viewerOf(
      await invitations.acceptInvitation(await invitations.inviteTeacher(null), account("no-class")),
    );
    const { classId, activityId } = await createClass(viewer, "  Period   4 ");
    expect(await listClasses(viewer)).toMatchObject([
      {
        id: classId,
        name: "Period 4",
        joiningOpen: true,
        studentCount: 0,
        activities: [{ id: activityId, phase: "setup" }],
      },
    ]);
    expect((await listClasses(viewer))[0]?.code).toMatch(/^[2-9AC-HJKMNP-RT-Y]{6}$/);
    expect(await listClasses(other)).toEqual([]);
    await expect(createClass(viewer, " ")).rejects.toMatchObject({ code: "class-name-missing", field: "name" });
  });
});

describe("the owner", () => {
  it("Q34a: the first teacher owns the installation, and whoever is invited does not", async () => {
    const { rows } = await pool().query<{ owns: boolean }>(
      "select owner_since is not null as owns from teachers where email <> $1 order by created_at",
      [fixtureEmail],
    );
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.map(({ owns }) => owns)).toEqual(rows.map((_, at) => at === 0));
  });
});
