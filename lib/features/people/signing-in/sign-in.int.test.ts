/** Signing in and out as a browser does, over real HTTP. */
import { describe, expect, it } from "vitest";
import { makeClass } from "@/db/testing/factories";
import { encodeArguments } from "@/lib/server/testing/actions";
import { acceptInvitation, inviteTeacher } from "./invitations";
import { signInTeacher } from "./teachers";
import { testCopiedCookies } from "@/lib/server/testing/copied-cookie-tests";
import { testUnknownCodes } from "@/lib/server/testing/unknown-code-tests";
import {
  Jar,
  actionIds,
  classroom,
  formOf,
  findClassRedirect,
  server,
  withRealServer,
} from "@/lib/server/testing/sign-in-browser";

withRealServer();

describe("signing in and out", () => {
  it("S1z: next-auth's own addresses are not there; signing out is, for POST", async () => {
    const jar = new Jar();
    const addresses = [
      "session",
      "providers",
      "csrf",
      "signin",
      "signin/student",
      "signout",
      "error",
      "verify-request",
      "callback/student",
      "callback/teacher",
      "callback/github",
      "_log",
      "csrf/x",
    ];
    for (const at of addresses) {
      expect((await jar.fetch(`/api/auth/${at}`)).status, at).toBe(404);
      if (at !== "signout")
        expect((await jar.post(`/api/auth/${at}`, {}, { origin: server.origin })).status, at).toBe(404);
    }
    expect(jar.cookies.size).toBe(0);
  });

  it("S1z: signs a student in; the cookie is HttpOnly and SameSite=Lax, and Secure with the prefix __Host- exactly under https", async () => {
    const { student, way } = await classroom();
    const { jar, answer } = await student();
    expect(answer).toEqual({ status: 200, to: way, refusal: null });
    expect(jar.session).toMatch(/^crosscase-session-[0-9a-f]{6}=[^;]+;.*HttpOnly/i);
    expect(jar.session).toMatch(/SameSite=Lax/i);
    expect(jar.session).toMatch(/Path=\//i);
    expect(jar.session).not.toMatch(/Secure/i);
    expect(await findClassRedirect(jar.header)).toBe(way);
    const secure = (await student(new Jar({ "x-forwarded-proto": "https", "x-forwarded-host": "class.example.org" })))
      .jar;
    expect(secure.session).toMatch(/; ?Secure/i);
    expect(secure.session.split("=")[0]).toBe(`__Host-${jar.session.split("=")[0] ?? ""}`);
    expect(secure.session).not.toMatch(/Domain/i);
    expect((await secure.fetch("/class")).headers.get("location")).toBe(way);
    await secure.post("/api/auth/signout", {}, { origin: "https://class.example.org" });
    expect(secure.session).toMatch(/^__Host-crosscase-session-[0-9a-f]{6}=;.*Secure/i);
    expect((await secure.fetch("/class")).headers.get("location")).toBe("/");
  });

  it("T1g: signs a teacher in; a wrong password and an unknown email hear the same sentence", async () => {
    await acceptInvitation(await inviteTeacher(null), {
      name: "Ms. Okafor",
      email: "okafor@example.org",
      password: "correct horse battery",
    });
    const jar = new Jar();
    expect(
      await jar.signIn("teacher", { email: "okafor@example.org", password: "correct horse battery" }),
    ).toMatchObject({ to: "/teacher", refusal: null });
    expect((await jar.fetch("/teacher")).status).toBe(200);
    const refusals = [];
    for (const email of ["okafor@example.org", "nobody@example.org"]) {
      const refused = new Jar();
      refusals.push((await refused.signIn("teacher", { email, password: "another horse battery" })).refusal);
      expect(refused.cookies.size).toBe(0);
    }
    expect(refusals[0]).toEqual(refusals[1]);
    expect(refusals[0]?.code).toBe("wrong-password");
    expect((await new Jar().fetch("/teacher")).headers.get("location")).toBe("/teacher/sign-in");
  });

  it("T1g: leaves an HttpOnly cookie that names the teacher's browser, which signing out leaves there; others' guesses in two processes count together and don't touch it", async () => {
    const teacher = { email: "kept-out@example.org", password: "correct horse battery" };
    await acceptInvitation(await inviteTeacher(null), { name: "Ms. Okafor", ...teacher });
    const jar = new Jar();
    await jar.signIn("teacher", teacher);
    const [name = ""] = [...jar.cookies.keys()].filter((each) => each.startsWith("crosscase-known-"));
    expect(jar.known).toMatch(/; Path=\/; .*Max-Age=34560000; HttpOnly; SameSite=Lax$/i);
    await jar.post("/api/auth/signout", {}, { origin: server.origin });
    expect(jar.cookies.get(name)).toMatch(/^[0-9a-f]{24}\./);
    const guess = { ...teacher, password: "another horse battery" };
    for (let n = 0; n < 3; n++) await new Jar().signIn("teacher", guess);
    for (let n = 0; n < 2; n++) await expect(signInTeacher(guess)).rejects.toMatchObject({ code: "wrong-password" }); // in another process than the server's
    const answer = await new Jar().signIn("teacher", guess);
    expect(answer.refusal).toMatchObject({
      code: "password-wait",
      sentence: expect.stringMatching(/Try again in (30|29) seconds/) as string,
    });
    expect((await new Jar().signIn("teacher", teacher)).refusal?.code).toBe("password-wait");
    expect((await jar.signIn("teacher", teacher)).to).toBe("/teacher");
  });

  it("S1z: a sign-in that was sent from elsewhere is refused", async () => {
    const { code, way } = await classroom();
    const fields = { code, name: "Ada", pin: "4821" };
    const [at, name] = formOf("student", fields);
    const jar = new Jar();
    // Sent in one piece with its head, because the server closes the connection on the rest of a refused request.
    const body = new Response(encodeArguments([{ json: null }, { form: fields }]));
    const answer = await jar.fetch(at, {
      method: "POST",
      body: await body.arrayBuffer(),
      headers: {
        "next-action": actionIds.get(name) ?? "",
        "content-type": body.headers.get("content-type") ?? "",
        origin: "https://evil.example",
      },
    });
    expect([answer.status, jar.cookies.size]).toEqual([403, 0]);
    expect((await jar.signIn("student", fields)).to).toBe(way);
  });

  it("S1z: callbackUrl leads to paths of ours and nowhere else", async () => {
    const { student } = await classroom();
    await student();
    for (const callbackUrl of [
      "//evil.example",
      "/\\evil.example",
      "https://evil.example/x",
      "javascript:alert(1)",
      "\\\\evil.example",
      "/\t/evil.example",
    ]) {
      const { jar } = await student();
      const answer = await jar.post("/api/auth/signout", { callbackUrl }, { origin: server.origin });
      expect([answer.status, answer.headers.get("location")], callbackUrl).toEqual([303, "/"]);
    }
    const { jar } = await student();
    expect(
      (await jar.post("/api/auth/signout", { callbackUrl: "/?left=1" }, { origin: server.origin })).headers.get(
        "location",
      ),
    ).toBe("/?left=1");
  });

  it("S1z: takes any JSON and any text without falling over", async () => {
    const jar = new Jar();
    const bodies: [unknown, string][] = [
      [null, "input"],
      [{}, "input"],
      [{ code: 7, name: {}, pin: [] }, "input"],
      [{ code: "x".repeat(5000), name: "", pin: "" }, "input"],
      [{ code: "T4K9WM", name: "\u0000", pin: "4821" }, "no-class"],
    ];
    for (const [body, code] of bodies) {
      const answer = await jar.callAction(
        ...formOf("student", { code: "T4K9WM" }),
        encodeArguments([{ json: 7 }, { json: body }]),
      );
      expect(answer.status).toBe(200);
      expect(answer.refusal).toMatchObject({ ok: false, code, sentence: expect.stringMatching(/./) as string });
    }
  });
});

testUnknownCodes();
testCopiedCookies();

describe("the set-up page", () => {
  it("T1a: is gone once there is a teacher, with the key or without", async () => {
    await makeClass();
    expect((await fetch(`${server.origin}/setup`)).status).toBe(404);
  });
});
