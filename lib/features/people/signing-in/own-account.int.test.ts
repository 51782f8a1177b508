import { beforeEach, describe, expect, it } from "vitest";
import { database, pool } from "@/db/client";
import { changePassword, insertTeacher } from "./queries/teachers";
import { fixtureEmail } from "@/lib/activity/queries/teacher-names";
import { withDatabase } from "@/db/testing/database";
import { makeTeacher } from "@/db/testing/factories";
import { hashSecret, noPasswordHash } from "@/lib/auth/hashing";
import { readSession } from "@/lib/auth/session";
import { sessionCookie } from "@/lib/auth/session-token";
import { findResetLink } from "./links";
import { changeAccount } from "./own-account";
import { makeResetToken, signInTeacher } from "./teachers";

process.env.NEXTAUTH_SECRET = "a secret for tests, long enough to be one";
withDatabase();

const password = "correct horse battery";
const origin = { cookies: {}, address: null };
let count = 0;

/** A teacher who is signed in on two devices; `here` is this one. */
async function signedIn() {
  const email = `own-${(count += 1)}@example.org`;
  const passwordHash = await hashSecret(password);
  const teacherId = (await insertTeacher(database(), { name: "Ms. Okafor", email, passwordHash })) ?? "";
  const viewerAt = async (sessionId: string) => readSession(await sessionCookie(sessionId));
  const sessions = [await signInTeacher({ email, password }), await signInTeacher({ email, password })];
  const [here = "", other = ""] = sessions.map(({ sessionId }) => sessionId);
  const viewer = async () => {
    const found = await viewerAt(here);
    if (found.as !== "teacher") throw new Error(`expected a teacher, found ${found.as}`);
    return found;
  };
  const change = async (given: object) =>
    changeAccount(await viewer(), { name: "Ms. Okafor", email, newPassword: "", password, ...given }, origin);
  const audited = async () =>
    (
      await pool().query<{ detail: string }>("select detail from audit where act = 'account' and teacher_id = $1", [
        teacherId,
      ])
    ).rows.map(({ detail }) => detail);
  const otherIs = async () => (await viewerAt(other)).as;
  return { email, teacherId, change, viewer, audited, otherIs };
}

describe("the teacher's own account", () => {
  beforeEach(() => pool().query("delete from throttles"));

  it("T1e: a new password takes the present one, ends the other sessions and open links, and not this one; the audit log says what was changed", async () => {
    const { email, change, viewer, audited, otherIs } = await signedIn();
    const link = (await makeResetToken(email)) ?? "";
    await change({ newPassword: "another four words here" });
    expect([await otherIs(), (await viewer()).email]).toEqual(["nobody", email]);
    await expect(findResetLink(link)).rejects.toMatchObject({ code: "link-gone" });
    await expect(signInTeacher({ email, password })).rejects.toMatchObject({ code: "wrong-password" });
    await signInTeacher({ email, password: "another four words here" });
    expect(await audited()).toEqual(["password"]);
  });

  it("T1e: a new name is there at once and ends no session; a new e-mail signs in, and the old one no longer", async () => {
    const { email, change, viewer, audited, otherIs } = await signedIn();
    await change({ name: " Dr.  Okafor " });
    expect([(await viewer()).name, await otherIs()]).toEqual(["Dr. Okafor", "teacher"]);
    expect(await change({ name: "Dr. Okafor", email: ` NEW-${email} ` })).toBe(`new-${email}`);
    expect(await otherIs()).toBe("nobody");
    await signInTeacher({ email: `new-${email}`, password });
    await expect(signInTeacher({ email, password })).rejects.toMatchObject({ code: "wrong-password" });
    await change({ name: "Dr. Okafor", email: `new-${email}` }); // Nothing changed, so there is no new line.
    expect(await audited()).toEqual(["name", "e-mail"]);
  });

  it("T1e: a wrong present password changes nothing and is throttled like a sign-in; fields are refused each at its own", async () => {
    const { email, change, viewer, audited } = await signedIn();
    const taken = await makeTeacher();
    for (const [given, code, field] of [
      [{ name: " " }, "teacher-name-missing", "name"],
      [{ email: "no address" }, "email-shape", "email"],
      [{ email: fixtureEmail }, "email-shape", "email"],
      [{ email: taken.email }, "email-taken", "email"],
      [{ newPassword: "short" }, "password-shape", "newPassword"],
    ] as const)
      await expect(change(given)).rejects.toMatchObject({ code, field });
    const wrong = { name: "Eve", newPassword: "words of somebody else", password: "guessed" };
    const codes: string[] = [];
    for (let n = 0; n < 7; n++) await change(wrong).catch(({ code }: { code: string }) => codes.push(code));
    expect(codes).toEqual([
      ...Array<string>(5).fill("own-password-wrong"),
      ...Array<string>(2).fill("own-password-wait"),
    ]);
    await expect(change({ name: "Dr. Okafor" })).rejects.toMatchObject({ code: "own-password-wait" });
    await expect(signInTeacher({ email, password })).rejects.toMatchObject({ code: "password-wait" });
    expect([(await viewer()).name, await audited()]).toEqual(["Ms. Okafor", []]);
  });

  it("T1e, Q33c: an account without a password changes its name only, and gets no password by it", async () => {
    const { email, teacherId, change, viewer } = await signedIn();
    await changePassword(database(), teacherId, noPasswordHash);
    await change({
      name: "Dr. Okafor",
      email: "other@example.org",
      newPassword: "another four words here",
      password: "",
    });
    expect(await viewer()).toMatchObject({ name: "Dr. Okafor", email });
    const { rows } = await pool().query<{ hash: string }>("select password_hash as hash from teachers where id = $1", [
      teacherId,
    ]);
    expect(rows).toEqual([{ hash: noPasswordHash }]);
  });
});
