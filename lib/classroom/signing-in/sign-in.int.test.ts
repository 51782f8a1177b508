/** Signing in and out as a browser does, over real HTTP. */
import { rmSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { listStudents } from "@/db/queries/classes/students";
import { makeActivity, makeClass } from "@/db/testing/factories";
import type { ClassSteering } from "@/lib/auth/standing";
import { parseEnv } from "@/lib/process/env";
import type { Refusal } from "@/lib/errors/action-result";
import type { FormState } from "@/lib/errors/form-state";
import { encodeArguments, readActionIds } from "@/lib/server/demo/actions";
import { attachToServer, type AttachedServer } from "@/lib/server/commands/attach-to-server";
import { ensureBuilt } from "@/lib/server/boot/build";
import { makeReadyFolder } from "@/lib/server/testing/ready-folder";
import { startServer, type RealServer } from "@/lib/server/testing/real-server";
import { removeStudent, resetPin } from "@/lib/classroom/classes/students";
import { acceptInvitation, inviteTeacher, signInTeacher } from "./teachers";

let dataDir: string;
let server: RealServer;
let beside: AttachedServer;
let actionIds: Map<string, string>;
beforeAll(async () => {
  await ensureBuilt(path.resolve(import.meta.dirname, "../../.."));
  actionIds = readActionIds();
  dataDir = await makeReadyFolder();
  server = await startServer({ DATA_DIR: dataDir, TRUST_PROXY: "1" });
  beside = await attachToServer(parseEnv({ DATA_DIR: dataDir }));
}, 400_000);
afterAll(async () => {
  await beside.close();
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** A browser, as far as cookies go. */
class Jar {
  readonly cookies = new Map<string, string>();
  /** The last Set-Cookie of the session, with its flags. */
  session = "";
  /** The same of the cookie that a teacher's browser is known by. */
  known = "";
  constructor(private readonly headers: Record<string, string> = {}) {}

  get header(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }
  async fetch(at: string, init: RequestInit = {}): Promise<Response> {
    const answer = await fetch(server.origin + at, {
      redirect: "manual",
      ...init,
      headers: { cookie: this.header, ...this.headers, ...init.headers },
    });
    for (const set of answer.headers.getSetCookie()) {
      const [pair = ""] = set.split(";");
      const at = pair.indexOf("=");
      this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
      if (/^(?:__Host-)?crosscase-session-/.test(pair)) this.session = set;
      if (pair.startsWith("crosscase-known-")) this.known = set;
    }
    return answer;
  }
  async post(at: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
    return this.fetch(at, { method: "POST", body: new URLSearchParams(fields), headers });
  }
  /** Sends the form of the page that signs in: by the action's id, as its script does. */
  async signIn(as: "student" | "teacher", fields: Record<string, string>): Promise<SignInAnswer> {
    const [at, name] = formOf(as, fields);
    return this.callAction(at, name, encodeArguments([{ json: { refusal: null, typed: {} } }, { form: fields }]));
  }
  async callAction(at: string, name: string, body: BodyInit): Promise<SignInAnswer> {
    const host = this.headers["x-forwarded-host"];
    const origin = host === undefined ? server.origin : `https://${host}`;
    const headers = { "next-action": actionIds.get(name) ?? "", accept: "text/x-component", origin };
    const answer = await this.fetch(at, { method: "POST", body, headers });
    const text = await answer.text();
    const state = /^\d+:(\{"refusal":.*)$/m.exec(text)?.[1];
    return {
      status: answer.status,
      to: answer.headers.get("x-action-redirect")?.split(";")[0] ?? null,
      refusal: state === undefined ? null : (JSON.parse(state) as FormState).refusal,
    };
  }
}

/** The page of the form, and its action. Another page would hand the call on, and lose the cookies of the answer. */
function formOf(as: "student" | "teacher", { code = "" }: Record<string, string> = {}): [at: string, name: string] {
  return as === "student"
    ? [`/join/${code}`, "lib/actions/joining/join.ts#join"]
    : ["/teacher/sign-in", "lib/actions/signing-in/sign-in.ts#signIn"];
}

interface SignInAnswer {
  status: number;
  /** Where it leads who is signed in. */
  to: string | null;
  refusal: Refusal | null;
}

/** How many addresses codes were tried from: the test has a new one at each try. */
let triedFrom = 0;

/** Looks like a code, and no class has it: factories and the app make none that begins so. */
const unknownCode = (n: number) =>
  `QQQ${[n / 400, (n / 20) % 20, n % 20].map((at) => "346789ACDEFGHJKMNPQR".charAt(Math.floor(at))).join("")}`;

/** Whether a cookie still opens a student's class: where it leads when it does, "/" when not. */
async function opens(cookie: string): Promise<string | null> {
  return (await fetch(`${server.origin}/class`, { redirect: "manual", headers: { cookie } })).headers.get("location");
}

async function classroom() {
  const made = await makeClass();
  const activity = await makeActivity({ classId: made.id });
  const steering: ClassSteering = { teacherId: made.teacherIds[0] ?? "", classId: made.id, name: "Ms. Okafor" };
  const student = async (jar = new Jar(), name = "Ada") => {
    const answer = await jar.signIn("student", { code: made.code, name, pin: "4821" });
    return { jar, answer };
  };
  const idOf = async (name: string) =>
    (await listStudents(database(), made.id)).find((each) => each.name === name)?.id ?? "";
  return { steering, student, idOf, code: made.code, way: `/a/${activity.id}` };
}

describe("signing in and out", () => {
  it("S1, T1: next-auth's own addresses are not there; signing out is, for POST", async () => {
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

  it("S1: signs a student in; the cookie is HttpOnly and SameSite=Lax, and Secure with the prefix __Host- exactly under https", async () => {
    const { student, way } = await classroom();
    const { jar, answer } = await student();
    expect(answer).toEqual({ status: 200, to: way, refusal: null });
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
    await secure.post("/api/auth/signout", {}, { origin: "https://class.example.org" });
    expect(secure.session).toMatch(/^__Host-crosscase-session-[0-9a-f]{6}=;.*Secure/i);
    expect((await secure.fetch("/class")).headers.get("location")).toBe("/");
  });

  it("T1: signs a teacher in; a wrong password and an unknown email hear the same sentence", async () => {
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

  it("T1: leaves an HttpOnly cookie that names the teacher's browser, which signing out leaves there; others' guesses in two processes count together and don't touch it", async () => {
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
    for (let n = 0; n < 2; n++) await expect(signInTeacher(guess)).rejects.toMatchObject({ code: "wrong-password" }); // this process is another than the server's
    const answer = await new Jar().signIn("teacher", guess);
    expect(answer.refusal).toMatchObject({
      code: "password-wait",
      sentence: expect.stringMatching(/Try again in (30|29) seconds/) as string,
    });
    expect((await new Jar().signIn("teacher", teacher)).refusal?.code).toBe("password-wait");
    expect((await jar.signIn("teacher", teacher)).to).toBe("/teacher");
  });

  it("S1: 60 unknown codes from one address, then one a second, whatever page they are tried on; pages then tell nothing, and a class that was seen there is always joined", async () => {
    const seen = await classroom();
    const at = (client: string) => new Jar({ "x-forwarded-for": client });
    triedFrom += 1;
    const address = `198.51.100.${triedFrom}`;
    const member = (await seen.student(at(address))).jar;
    await member.fetch("/class");
    const from = at(address);
    const ways = [
      async (code: string) =>
        (await (await from.fetch(`/?code=${code}`)).text()).includes("There is no class with the code"),
      async (code: string) => (await from.fetch(`/join/${code}`)).headers.get("location")?.startsWith("/?none="),
      async (code: string) =>
        (await from.signIn("student", { code, name: "Zoe", pin: "4821" })).refusal?.code === "no-class",
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
    await spent(
      async (code) => (await at(address).signIn("student", { code, name: "Zoe", pin: "4821" })).refusal,
    ).toMatchObject({ code: "code-wait", field: "code" });
    expect((await from.fetch(`/join/${seen.code}`)).status).toBe(200);
    expect((await from.signIn("student", { code: seen.code, name: "Zoe", pin: "4821" })).to).toBe(seen.way);
    const elsewhere = await classroom();
    expect((await at("203.0.113.61").signIn("student", { code: elsewhere.code, name: "Zoe", pin: "4821" })).to).toBe(
      elsewhere.way,
    );
  });

  it("S1: what another site embeds looks no code up, and pays for none", async () => {
    triedFrom += 1;
    const from = new Jar({ "x-forwarded-for": `198.51.100.${triedFrom}` });
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

  it("S1, T1: a sign-in that was sent from elsewhere is refused", async () => {
    const { code, way } = await classroom();
    const fields = { code, name: "Ada", pin: "4821" };
    const [at, name] = formOf("student", fields);
    const jar = new Jar();
    const answer = await jar.fetch(at, {
      method: "POST",
      body: encodeArguments([{ json: null }, { form: fields }]),
      headers: { "next-action": actionIds.get(name) ?? "", origin: "https://evil.example" },
    });
    expect([answer.status, jar.cookies.size]).toEqual([403, 0]);
    expect((await jar.signIn("student", fields)).to).toBe(way);
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

describe("a copied cookie", () => {
  it("S1: ends with the sign-out it was copied before; the person's other devices go on (Q20)", async () => {
    const { student, way } = await classroom();
    const [here, there] = [(await student()).jar, (await student()).jar];
    const copy = here.header;
    expect(await opens(copy)).toBe(way);
    const answer = await here.post("/api/auth/signout", {}, { origin: server.origin });
    expect(answer.status).toBe(303);
    expect(await opens(copy)).toBe("/");
    expect(await opens(there.header)).toBe(way);
  });

  it("S1: a sign-out that was sent from elsewhere ends nothing", async () => {
    const { student, way } = await classroom();
    const { jar } = await student();
    expect((await jar.post("/api/auth/signout", {}, { origin: "https://evil.example" })).status).toBe(403);
    expect((await jar.post("/api/auth/signout", {})).status).toBe(403);
    expect(await opens(jar.header)).toBe(way);
  });

  it("S1: ends with a PIN reset, and with removal", async () => {
    const { student, steering, idOf, way } = await classroom();
    const [ada, zoe] = [(await student(new Jar(), "Ada")).jar, (await student(new Jar(), "Zoe")).jar];
    expect(await opens(ada.header)).toBe(way);
    await resetPin(steering, await idOf("Ada"));
    expect(await opens(ada.header)).toBe("/");
    expect(await opens(zoe.header)).toBe(way);
    await removeStudent(steering, await idOf("Zoe"));
    expect(await opens(zoe.header)).toBe("/");
  });

  it("S1: is nobody's once a letter of it was changed", async () => {
    const { student } = await classroom();
    const { jar } = await student();
    const [name = "", value = ""] = [...jar.cookies].find(([cookie]) => cookie.startsWith("crosscase-session-")) ?? [];
    for (const at of [20, value.length >> 1, value.length - 8]) {
      const other = value[at] === "A" ? "B" : "A";
      expect(await opens(`${name}=${value.slice(0, at)}${other}${value.slice(at + 1)}`)).toBe("/");
    }
    expect(await opens(`${name}=`)).toBe("/");
  });
});

describe("the set-up page", () => {
  it("T1: is gone once there is a teacher, with the key or without", async () => {
    await makeClass();
    expect((await fetch(`${server.origin}/setup`)).status).toBe(404);
  });
});
