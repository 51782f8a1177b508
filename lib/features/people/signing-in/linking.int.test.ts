/** A teacher links the school's account to their own, over real HTTP (Q33). */
import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { pool } from "@/db/client";
import { makeTeacher } from "@/db/testing/factories";
import { hashSecret, noPasswordHash } from "@/lib/auth/hashing";
import { encodeArguments } from "@/lib/server/testing/actions";
import { signInOutside } from "@/lib/server/testing/outside-browser";
import { runCommand } from "@/lib/server/testing/run-command";
import { server, type Jar } from "@/lib/server/testing/sign-in-browser";
import {
  accountOf,
  call,
  codeIn,
  jarOf,
  teacherJar,
  urlIn,
  withSchoolAccounts,
} from "@/lib/server/testing/school-accounts";

withSchoolAccounts();

const password = "correct horse battery";
const beginLink = (of: Jar, typed: string) =>
  call(of, "/teacher/account", "beginLinkAction", { json: { password: typed } });

describe("linking the school's account", () => {
  it("Q33c: a teacher who is signed in gives their password before an account is linked, with the waits of any wrong one, and it counts in that session alone; an account without a password asks for none, and its other sessions end", async () => {
    const one = await makeTeacher({ passwordHash: await hashSecret(password) });
    const [jar, other] = [await teacherJar(one.id), await teacherJar(one.id)];
    const asked = 'name="password"';
    expect(await (await jar.fetch("/teacher/account")).text()).toContain(asked);
    const linked = async () =>
      (await pool().query("select 1 from outside_accounts where teacher_id = $1", [one.id])).rowCount;
    expect(codeIn(await beginLink(jar, ""))).toBe("link-password-wrong");
    const begun = urlIn(await beginLink(jar, password));
    for (const [name, value] of other.cookies) jar.cookies.set(name, value);
    expect(await signInOutside(jar, accountOf().sub, begun)).toBe("/teacher/account?outside=outside-stale");
    for (let n = 0; n < 5; n++) expect(codeIn(await beginLink(jar, "a guess"))).toBe("link-password-wrong");
    for (const typed of ["a guess", password]) expect(codeIn(await beginLink(jar, typed))).toBe("link-password-wait");
    expect(await linked()).toBe(0);

    await pool().query("update teachers set password_hash = $2 where id = $1", [one.id, noPasswordHash]);
    expect(await (await other.fetch("/teacher/account")).text()).not.toContain(asked);
    const before = await teacherJar(one.id);
    const address = urlIn(await beginLink(other, ""));
    expect(await signInOutside(other, accountOf().sub, address)).toBe("/teacher/account?linked");
    expect(await linked()).toBe(1);
    expect((await other.fetch("/teacher")).status).toBe(200);
    expect((await before.fetch("/teacher")).status).toBe(307);
  });

  it("Q33c, B1a: a teacher whose account has a password that nobody knows, as an earlier build made it with an account from outside, reads how to set one, and links with that", async () => {
    const { id, email } = await makeTeacher({ passwordHash: await hashSecret(randomUUID()) });
    const refused = await beginLink(await teacherJar(id), "what could it be");
    expect(codeIn(refused)).toBe("link-password-wrong");
    expect(refused).toContain("do not know your password");
    const [, command = ""] = /this command: npm run teacher -- (reset [^\s"<\\]+)/.exec(refused) ?? [];
    expect(command).toBe(`reset ${email}`);
    const { stdout } = await runCommand("teacher", command.split(" "), { DATA_DIR: server.dataDir });
    const token = /\/teacher\/reset#(\w+)/.exec(stdout)?.[1] ?? "";
    const jar = jarOf();
    const set = encodeArguments([{ json: { refusal: null, typed: {} } }, { form: { token, password } }]);
    const answer = await jar.callAction(
      "/teacher/reset",
      "lib/features/people/signing-in/actions/reset.ts#setPassword",
      set,
    );
    expect(answer.to).toBe("/teacher");
    const address = urlIn(await beginLink(jar, password));
    expect(await signInOutside(jar, accountOf().sub, address)).toBe("/teacher/account?linked");
  });

  it("Q33b: a teacher who is signed in to both links the two, comes in by either, and unlinks them, which ends their other sessions; the account is nobody else's", async () => {
    const given = { passwordHash: await hashSecret(password) };
    const [one, two] = [await makeTeacher(given), await makeTeacher(given)];
    const account = accountOf();
    const jar = await teacherJar(one.id);
    const link = async (of: Jar) => signInOutside(of, account.sub, urlIn(await beginLink(of, password)));
    expect(await link(jar)).toBe("/teacher/account?linked");
    const elsewhere = jarOf();
    expect(await signInOutside(elsewhere, account.sub)).toBe("/teacher");
    expect(await link(await teacherJar(two.id))).toBe("/teacher/account?outside=outside-taken");
    // Begun by one teacher, and finished in a browser in which another has signed in meanwhile.
    const mixed = await teacherJar(one.id);
    const begun = urlIn(await beginLink(mixed, password));
    for (const [name, value] of (await teacherJar(two.id)).cookies) mixed.cookies.set(name, value);
    expect(await signInOutside(mixed, accountOf().sub, begun)).toBe("/teacher/account?outside=outside-stale");
    expect((await elsewhere.fetch("/teacher")).status).toBe(200);
    expect(codeIn(await call(jar, "/teacher/account", "unlinkAction"))).toBeNull();
    expect((await elsewhere.fetch("/teacher")).status).toBe(307);
    expect((await jar.fetch("/teacher")).status).toBe(200);
    expect(await signInOutside(jarOf(), account.sub)).toBe("/teacher/sign-in?outside=outside-unverified");
    const audit = await pool().query("select act from audit where teacher_id = $1 and act like '%link' order by n", [
      one.id,
    ]);
    expect(audit.rows).toEqual([{ act: "link" }, { act: "unlink" }]);
  });
});
