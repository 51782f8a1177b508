/** Signing in and out at next-auth's addresses, over real HTTP. */
import { describe, expect, it } from "vitest";
import { makeClass } from "@/db/testing/factories";
import { startServer } from "@/lib/server/testing/real-server";
import { acceptInvitation, inviteTeacher, signInTeacher } from "./teachers";
import { testCopiedCookies } from "@/lib/server/testing/copied-cookie-tests";
import {
  Jar,
  classroom,
  opens,
  server,
  newAddress,
  unknownCode,
  withRealServer,
} from "@/lib/server/testing/sign-in-browser";

withRealServer();

describe("next-auth's addresses", () => {
  it("S1, T1: only csrf, callback and signout are there", async () => {
    const jar = new Jar();
    for (const at of [
      "session",
      "providers",
      "signin",
      "signout",
      "error",
      "verify-request",
      "callback/student",
      "callback/github",
      "_log",
      "csrf/x",
    ]) {
      expect((await jar.fetch(`/api/auth/${at}`)).status, at).toBe(404);
    }
    for (const at of ["session", "signin/student", "_log", "csrf", "callback/github", "callback/student/x"]) {
      expect((await jar.post(`/api/auth/${at}`, {})).status, at).toBe(404);
    }
  });

  it("S1: signs a student in; the cookie is HttpOnly and SameSite=Lax, and Secure with the prefix __Host- exactly under https", async () => {
    const { student, way } = await classroom();
    const { jar, answer } = await student();
    expect(answer.status).toBe(303);
    expect(jar.session).toMatch(/^crosscase-session-[0-9a-f]{6}=[^;]+;.*HttpOnly/i);
    expect(jar.session).toMatch(/SameSite=Lax/i);
    expect(jar.session).toMatch(/Path=\//i);
    expect(jar.session).not.toMatch(/Secure/i);
    expect(await opens(jar.header)).toBe(way);
    const secure = (await student(new Jar({ "x-forwarded-proto": "https", "x-forwarded-host": "class.example.org" })))
      .jar;
    expect(secure.session).toMatch(/; ?Secure/i);
    expect(secure.session.split("=")[0]).toBe(`__Host-${jar.session.split("=")[0] ?? ""}`);
    expect(secure.session).not.toMatch(/Domain/i);
    expect((await secure.fetch("/class")).headers.get("location")).toBe(way);
  });

  it("T1: signs a teacher in; a wrong password and an unknown email hear the same sentence", async () => {
    await acceptInvitation(await inviteTeacher(null), {
      name: "Ms. Okafor",
      email: "okafor@example.org",
      password: "correct horse battery",
    });
    const jar = new Jar();
    expect(
      (await jar.signIn("teacher", { email: "okafor@example.org", password: "correct horse battery" })).status,
    ).toBe(303);
    expect((await jar.fetch("/teacher")).status).toBe(200);
    const refusals = [];
    for (const email of ["okafor@example.org", "nobody@example.org"]) {
      const answer = await new Jar().signIn("teacher", { email, password: "another horse battery" });
      refusals.push([answer.status, await answer.json()]);
    }
    expect(refusals[0]).toEqual(refusals[1]);
    expect(refusals[0]?.[0]).toBe(401);
    expect((await new Jar().fetch("/teacher")).headers.get("location")).toBe("/teacher/sign-in");
  });

  it("T1: leaves an HttpOnly cookie that names the teacher's browser, which signing out leaves there; others' guesses in two processes count together and don't touch it", async () => {
    const teacher = { email: "kept-out@example.org", password: "correct horse battery" };
    await acceptInvitation(await inviteTeacher(null), { name: "Ms. Okafor", ...teacher });
    const jar = new Jar();
    await jar.signIn("teacher", teacher);
    const [name = ""] = [...jar.cookies.keys()].filter((each) => each.startsWith("crosscase-known-"));
    expect(jar.known).toMatch(/; HttpOnly; SameSite=Lax$/);
    await jar.post("/api/auth/signout", {}, { origin: server.origin });
    expect(jar.cookies.get(name)).toMatch(/^[0-9a-f]{24}\./);
    const guess = { ...teacher, password: "another horse battery" };
    for (let n = 0; n < 3; n++) await new Jar().signIn("teacher", guess);
    for (let n = 0; n < 2; n++) await expect(signInTeacher(guess)).rejects.toMatchObject({ code: "wrong-password" }); // this process is another than the server's
    const answer = await new Jar().signIn("teacher", guess);
    expect(answer.status).toBe(429);
    expect(await answer.json()).toMatchObject({
      code: "password-wait",
      sentence: expect.stringMatching(/Try again in (30|29) seconds/) as string,
    });
    expect((await new Jar().signIn("teacher", teacher)).status).toBe(429);
    expect((await jar.signIn("teacher", teacher)).status).toBe(303);
  });

  it("S1: 60 unknown codes from one address, then one a second, whatever page they are tried on; pages then tell nothing, and a class that was seen there is always joined", async () => {
    const seen = await classroom();
    const at = (client: string) => new Jar({ "x-forwarded-for": client });
    const address = newAddress();
    const member = (await seen.student(at(address))).jar;
    await member.fetch("/class");
    const from = at(address);
    const ways = [
      async (code: string) =>
        (await (await from.fetch(`/?code=${code}`)).text()).includes("There is no class with the code"),
      async (code: string) => (await from.fetch(`/join/${code}`)).headers.get("location")?.startsWith("/?none="),
      async (code: string) =>
        JSON.stringify(await (await from.signIn("student", { code, name: "Zoe", pin: "4821" })).json()).includes(
          '"no-class"',
        ),
    ];
    const began = performance.now();
    let looked = 0;
    const useUp = async () => {
      while (await ways[looked % 3]?.(unknownCode(looked))) looked += 1;
    };
    await useUp();
    expect(looked).toBeGreaterThanOrEqual(60);
    expect(looked).toBeLessThanOrEqual(60 + Math.ceil((performance.now() - began) / 1000));

    // The next one is due any moment: who comes in by it is no news.
    const spent = (ask: (code: string) => Promise<unknown>) =>
      expect.poll(
        async () => {
          const { code } = await classroom();
          await useUp();
          return ask(code);
        },
        { timeout: 20_000, interval: 1 },
      );
    await spent(async (code) => (await from.fetch(`/?code=${code}`)).headers.get("location") === `/join/${code}`).toBe(
      true,
    );
    // A class's code and one that nobody has: the same page, which names no class.
    for (const made of [true, false]) {
      await spent(async (code) =>
        (await (await from.fetch(`/join/${made ? code : unknownCode(7)}`)).text()).includes(
          "your teacher can give you a new one",
        ),
      ).toBe(true);
    }
    await spent(async (code) => {
      const refused = await at(address).signIn("student", { code, name: "Zoe", pin: "4821" });
      return refused.status === 429 ? refused.json() : refused.status;
    }).toMatchObject({ code: "code-wait", field: "code" });
    expect((await from.fetch(`/join/${seen.code}`)).status).toBe(200);
    expect((await from.signIn("student", { code: seen.code, name: "Zoe", pin: "4821" })).status).toBe(303);
    expect(
      (await at("203.0.113.61").signIn("student", { code: (await classroom()).code, name: "Zoe", pin: "4821" })).status,
    ).toBe(303);
  });

  it("S1: what another site embeds looks no code up, and pays for none", async () => {
    const from = new Jar({ "x-forwarded-for": newAddress() });
    for (let n = 0; n < 70; n++)
      await from.fetch(`/join/${unknownCode(n)}`, {
        headers:
          n % 2 === 0
            ? { accept: "image/avif,image/webp,*/*;q=0.8" }
            : { "sec-fetch-dest": "iframe", "sec-fetch-site": "cross-site" },
      });
    expect((await from.fetch(`/join/${unknownCode(1)}`)).headers.get("location")).toBe(`/?none=${unknownCode(1)}`);
  });

  it("S1: what a client claims about its address counts for nothing where no proxy was set", async () => {
    const direct = await startServer();
    const claims = (n: number) => ({
      "x-forwarded-for": `203.0.113.${n}`,
      "x-real-ip": `203.0.113.${n}`,
      forwarded: `for=203.0.113.${n}`,
    });
    const locations: (string | null)[] = [];
    for (let n = 0; n < 100; n++) {
      const answer = await fetch(`${direct.origin}/join/${unknownCode(n)}`, { redirect: "manual", headers: claims(n) });
      await answer.text();
      locations.push(answer.headers.get("location"));
    }
    await direct.stop();
    expect(locations.filter((location) => location === null).length).toBeGreaterThan(10);
  });

  it("S1: refuses a sign-in without its csrf token, or with another's", async () => {
    const jar = new Jar();
    await jar.fetch("/api/auth/csrf");
    for (const csrfToken of ["", "0".repeat(64)])
      expect((await jar.post("/api/auth/callback/student", { csrfToken, code: "x", name: "x", pin: "1" })).status).toBe(
        403,
      );
    expect(jar.session).toBe("");
  });

  it("S1, T1: callbackUrl leads to paths of ours and nowhere else", async () => {
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

  it("S1: takes any JSON and any text without falling over", async () => {
    const jar = new Jar();
    const { csrfToken } = (await (await jar.fetch("/api/auth/csrf")).json()) as { csrfToken: string };
    const bodies: unknown[] = [
      { csrfToken },
      { csrfToken, code: 7, name: {}, pin: [] },
      { csrfToken, code: "x".repeat(5000), name: "", pin: "" },
      { csrfToken, code: "T4K9WM", name: "\u0000", pin: "4821" },
    ];
    for (const body of bodies) {
      const answer = await jar.fetch("/api/auth/callback/student", {
        method: "POST",
        body: JSON.stringify(body),
        headers: { "content-type": "application/json" },
      });
      expect(answer.status).toBe(401);
      expect(await answer.json()).toHaveProperty("sentence");
    }
  });
});

testCopiedCookies();

describe("the set-up page", () => {
  it("T1: is gone once there is a teacher, with the key or without", async () => {
    await makeClass();
    expect((await fetch(`${server.origin}/setup`)).status).toBe(404);
  });
});
