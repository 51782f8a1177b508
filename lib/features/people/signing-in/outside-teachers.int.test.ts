/** Teachers with the school's account, over real HTTP: the real server, and a real provider (T19, Q33). */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pool } from "@/db/client";
import { makeTeacher } from "@/db/testing/factories";
import { cookieNames } from "@/lib/auth/cookie-names";
import { decodePending, encodePending } from "@/lib/auth/outside/pending-sign-in";
import { hashSecret, noPasswordHash } from "@/lib/auth/hashing";
import { makeKey, signToken, TestProvider, type TestAccount } from "@/lib/auth/outside/testing/test-provider";
import { Jar, newAddress, prolongWaits, server, withRealServer } from "@/lib/server/testing/sign-in-browser";
import { sendForm, withSession } from "@/lib/server/testing/launching-browser";
import { runCommand } from "@/lib/server/testing/run-command";
import { signInAtProvider, signInOutside } from "@/lib/server/testing/outside-browser";

let provider: TestProvider;
withRealServer(async () => {
  provider = await TestProvider.start();
  return provider.settings("teachers");
});
beforeAll(() => provider.allow(server.origin));
afterAll(() => provider.stop());

const jarOf = () => new Jar({ "x-forwarded-for": newAddress() });
let count = 0;
/** A teacher here, who has no password unless it is given, and an account of the provider with the same e-mail address. */
async function maria(given: Partial<TestAccount> = {}, password: string | null = null) {
  const email = `maria-${(count += 1)}@larch.example`;
  const passwordHash = password === null ? noPasswordHash : await hashSecret(password);
  const teacher = await makeTeacher({ email, passwordHash });
  const account = provider.add({ sub: `sub-${count}`, name: "Maria Lopes", email, email_verified: true, ...given });
  return { teacher, account: account.sub };
}
const links = async (teacherId: string) =>
  (await pool().query<{ subject: string }>("select subject from outside_accounts where teacher_id = $1", [teacherId]))
    .rows;
const sessions = async (teacherId: string) =>
  (await pool().query("select id from sessions where teacher_id = $1", [teacherId])).rows.length;
const password = "correct horse battery";
const asksPassword = "/sign-in/school/password";
const prove = (jar: Jar, typed: string) =>
  sendForm(jar, asksPassword, "lib/features/courses/actions/launches.ts#proveAccount", { password: typed });
const refused = (code: string) => `/teacher/sign-in?outside=outside-${code}`;

describe("a teacher with the school's account", () => {
  it("T19b, Q33a, Q34f: comes in by a verified e-mail address, is linked by it once, and then comes in by the link, whatever the address is; the audit log has each sign-in, with the name of the account", async () => {
    const { teacher, account } = await maria();
    const jar = jarOf();
    expect(await signInOutside(jar, account)).toBe("/teacher");
    expect((await jar.fetch("/teacher")).status).toBe(200);
    expect(jar.session).toMatch(/HttpOnly/i);
    expect(await links(teacher.id)).toEqual([{ subject: account }]);
    provider.add({ sub: account, name: "Maria Lopes", email: "new@larch.example", email_verified: false });
    expect(await signInOutside(jarOf(), account)).toBe("/teacher");
    expect(await links(teacher.id)).toHaveLength(1);
    const audit = await pool().query("select act, detail from audit where teacher_id = $1 order by n", [teacher.id]);
    const detail = "Larch School";
    expect(audit.rows).toEqual(["link", "sign-in-outside", "sign-in-outside"].map((act) => ({ act, detail })));
  });

  it("Q33a: that no teacher has the address of, or whose address is not said to be verified, comes in to nothing", async () => {
    const { teacher, account } = await maria({ email_verified: false });
    const jar = jarOf();
    expect(await signInOutside(jar, account)).toBe(refused("unverified"));
    provider.add({ sub: account, email: teacher.email });
    expect(await signInOutside(jar, account)).toBe(refused("unverified"));
    provider.add({ sub: account, email: "nobody@larch.example", email_verified: true });
    expect(await signInOutside(jar, account)).toBe(refused("no-teacher"));
    provider.add({ sub: account });
    expect(await signInOutside(jar, account)).toBe(refused("unverified"));
    expect(jar.session).toBe("");
    expect(await links(teacher.id)).toEqual([]);
    const page = await (await jar.fetch(refused("no-teacher"))).text();
    expect(page).toContain("Crosscase has no teacher with the email address of that account.");
  });

  it("Q33c: is not let into an account with a password, whoever made it with that address, until the password was given once, with the waits of any wrong one; then the account is linked", async () => {
    const { teacher, account } = await maria({}, password);
    const jar = jarOf();
    expect(await signInOutside(jar, account)).toBe(asksPassword);
    const page = await (await jar.fetch(asksPassword)).text();
    expect(page).toContain(teacher.email);
    expect(page).toContain(`npm run teacher -- reset ${teacher.email}`);
    for (let n = 0; n < 5; n++)
      expect((await prove(jar, "a guess")).refusal).toMatchObject({ code: "link-password-wrong", field: "password" });
    for (const typed of ["a guess", password])
      expect((await prove(jar, typed)).refusal?.code).toBe("link-password-wait");
    expect([jar.session, await sessions(teacher.id), await links(teacher.id)]).toEqual(["", 0, []]);
    await pool().query("delete from throttles where key like 'password:%'");
    // Refused in a browser in which nobody has signed in outside.
    expect((await prove(jarOf(), password)).refusal?.code).toBe("outside-stale");
    expect((await prove(jar, password)).to).toBe("/teacher");
    expect((await jar.fetch("/teacher")).status).toBe(200);
    expect(await links(teacher.id)).toEqual([{ subject: account }]);
    const audit = await pool().query("select act, detail from audit where teacher_id = $1 order by n", [teacher.id]);
    expect(audit.rows).toEqual(["link", "sign-in-outside"].map((act) => ({ act, detail: "Larch School" })));
    expect((await prove(jar, password)).refusal?.code).toBe("outside-stale");
    expect(await signInOutside(jarOf(), account)).toBe("/teacher");
  });

  it("Q33c: whose address somebody else has registered gets that account by a new password from whoever runs the machine; whoever registered it is signed out, and comes in neither by the old password nor by what was linked", async () => {
    const { teacher, account } = await maria({}, password);
    const stranger = await withSession(jarOf(), teacher.id);
    await pool().query(
      "insert into outside_accounts (issuer, subject, teacher_id, linked_at) values ($1, 'the stranger', $2, now())",
      [provider.issuer, teacher.id],
    );
    expect(await signInOutside(jarOf(), account)).toBe(refused("other"));
    const { stdout } = await runCommand("teacher", ["reset", teacher.email], { DATA_DIR: server.dataDir });
    const token = /\/teacher\/reset#(\w+)/.exec(stdout)?.[1] ?? "";
    const [own, jar] = ["another horse battery", jarOf()];
    const set = await sendForm(
      jarOf(),
      "/teacher/reset",
      "lib/features/people/signing-in/actions/reset.ts#setPassword",
      {
        token,
        password: own,
      },
    );
    expect(set.to).toBe("/teacher");
    expect((await stranger.fetch("/teacher")).status).toBe(307);
    const { refusal } = await jarOf().signIn("teacher", { email: teacher.email, password });
    expect(refusal?.code).toBe("wrong-password");
    provider.add({ sub: "the stranger", email: teacher.email });
    expect(await signInOutside(jarOf(), "the stranger")).toBe(refused("unverified"));
    expect(await signInOutside(jar, account)).toBe(asksPassword);
    expect((await prove(jar, own)).to).toBe("/teacher");
    expect(await links(teacher.id)).toEqual([{ subject: account }]);
  });

  it("Q33c: whose account here has no password is linked by the address alone, and sessions from before end; with the password they stay", async () => {
    const [one, two] = [await maria(), await maria({}, password)];
    const [before, kept] = [await withSession(jarOf(), one.teacher.id), await withSession(jarOf(), two.teacher.id)];
    for (const jar of [before, kept]) expect((await jar.fetch("/teacher")).status).toBe(200);
    expect(await signInOutside(jarOf(), one.account)).toBe("/teacher");
    expect((await before.fetch("/teacher")).status).toBe(307);
    const jar = jarOf();
    expect(await signInOutside(jar, two.account)).toBe(asksPassword);
    expect((await prove(jar, password)).to).toBe("/teacher");
    expect((await kept.fetch("/teacher")).status).toBe(200);
  });

  it("Q33a: with an address that the school has given to somebody else comes in to nothing of the one who had it", async () => {
    const { teacher, account } = await maria();
    await signInOutside(jarOf(), account);
    const next = provider.add({ sub: `${account}-next`, email: teacher.email, email_verified: true });
    expect(await signInOutside(jarOf(), next.sub)).toBe(refused("other"));
    expect(await links(teacher.id)).toEqual([{ subject: account }]);
  });

  it("T19c: a forged, expired or misdirected token makes no session, and the page says so", async () => {
    const { teacher, account } = await maria();
    const day = 24 * 60 * 60;
    const now = Math.floor(Date.now() / 1_000);
    const other = await makeKey();
    const tampers: [what: string, tamper: NonNullable<TestProvider["tamperOnce"]>][] = [
      ["another key", (claims) => signToken(claims, other)],
      ["no signature", (claims) => Promise.resolve(`${unsigned({ alg: "none" })}.${unsigned(claims)}.`)],
      ["expired", (claims, key) => signToken({ ...claims, iat: now - 2 * day, exp: now - day }, key)],
      ["another audience", (claims, key) => signToken({ ...claims, aud: "another client" }, key)],
      ["another issuer", (claims, key) => signToken({ ...claims, iss: "https://elsewhere.example" }, key)],
      ["another nonce", (claims, key) => signToken({ ...claims, nonce: "of another sign-in" }, key)],
      ["no nonce", ({ nonce: _, ...claims }, key) => signToken(claims, key)],
      ["no end", ({ exp: _, ...claims }, key) => signToken(claims, key)],
    ];
    for (const [what, tamper] of tampers) {
      const jar = jarOf();
      provider.tamperOnce = tamper;
      expect(await signInOutside(jar, account), what).toBe(refused("refused"));
      expect(jar.session, what).toBe("");
    }
    expect(await sessions(teacher.id)).toBe(0);
    expect(await links(teacher.id)).toEqual([]);
    const page = await (await jarOf().fetch(refused("refused"))).text();
    expect(page).toContain("could not check the answer from");
    expect(await signInOutside(jarOf(), account)).toBe("/teacher");
  });

  it("T19c: an answer counts once, in the browser that began, for ten minutes", async () => {
    const { teacher, account } = await maria();
    const jar = jarOf();
    const answer = await signInAtProvider(jar, account);
    const copied = jar.header;
    // In a browser that began nothing, in one that began another sign-in, and in one that began too long ago.
    expect((await jarOf().fetch(answer)).headers.get("location")).toBe(refused("stale"));
    const another = jarOf();
    await another.fetch("/sign-in/school");
    expect((await another.fetch(answer)).headers.get("location")).toBe(refused("refused"));
    const old = jarOf();
    const name = cookieNames().outside;
    const begun = await decodePending(jar.cookies.get(name) ?? "");
    if (begun === null) throw new Error("a sign-in was begun");
    old.cookies.set(name, await encodePending(begun, -60));
    expect((await old.fetch(answer)).headers.get("location")).toBe(refused("stale"));
    expect(await sessions(teacher.id)).toBe(0);
    expect((await jar.fetch(answer)).headers.get("location")).toBe("/teacher");
    expect(await sessions(teacher.id)).toBe(1);
    // Replayed in the same browser, and with the cookie that it had.
    expect((await jar.fetch(answer)).headers.get("location")).toBe(refused("stale"));
    const replayed = await fetch(server.origin + answer, { redirect: "manual", headers: { cookie: copied } });
    expect(replayed.headers.get("location")).toBe(refused("stale"));
    expect(await sessions(teacher.id)).toBe(1);
  });

  it("Q33d, B1a: who cancels, and who finds the provider away, is told so; a password works all the same", async () => {
    const { account } = await maria();
    expect(await signInOutside(jarOf(), "")).toBe(refused("cancelled"));
    const jar = jarOf();
    const answer = await signInAtProvider(jar, account);
    provider.isAway = true;
    expect((await jar.fetch(answer)).headers.get("location")).toBe(refused("away"));
    provider.isAway = false;
    const page = await (await jar.fetch(refused("away"))).text();
    expect(page).toContain("Signing in with Larch School does not work right now");
    expect(page).toContain('name="password"');
    expect(server.output()).not.toContain(provider.clientSecret);
  });

  it("T19g: after 60 answers that did not hold their browser waits, and nobody else at that address; what the provider was not asked about counts for nothing", async () => {
    const { account } = await maria();
    const here = { "x-forwarded-for": newAddress() };
    const jar = new Jar(here);
    const answer = async (query: (state: string) => string) => {
      const begun = new URL((await jar.fetch("/sign-in/school")).headers.get("location") ?? "");
      const given = new URLSearchParams(query(begun.searchParams.get("state") ?? ""));
      given.set("iss", provider.issuer);
      return (await jar.fetch(`/sign-in/school/callback?${given.toString()}`)).headers.get("location");
    };
    for (let n = 0; n < 50; n++) {
      expect(await answer(() => "code=guessed&state=guessed")).toBe(refused("refused"));
      expect(await answer((state) => `error=access_denied&state=${state}`)).toBe(refused("cancelled"));
    }
    const guess = () => answer((state) => `code=guessed&state=${state}`);
    expect(await guess()).toBe(refused("refused"));
    await prolongWaits();
    for (let n = 1; n < 60; n++) expect(await guess()).toBe(refused("refused"));
    expect(await guess()).toBe(refused("wait"));
    expect(await signInOutside(jar, account)).toBe(refused("wait"));
    expect(await signInOutside(new Jar(here), account)).toBe("/teacher");
  });
});

const unsigned = (part: unknown) => Buffer.from(JSON.stringify(part)).toString("base64url");
