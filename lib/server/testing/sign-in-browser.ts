/** Browsers that sign in to a real server, over real HTTP. */
import { rmSync } from "node:fs";
import { afterAll, beforeAll } from "vitest";
import { database, pool } from "@/db/client";
import { listStudents } from "@/lib/features/people/classes/queries/students";
import { makeActivity, makeClass } from "@/db/testing/factories";
import type { ClassEditor } from "@/lib/activity/authorise";
import { parseEnv } from "@/lib/process/env";
import type { Refusal } from "@/lib/errors/action-result";
import type { FormState } from "@/lib/errors/form-state";
import { encodeArguments, readActionIds } from "@/lib/server/testing/actions";
import { attachToServer, type AttachedServer } from "@/lib/server/commands/attach-to-server";
import { ensureBuilt } from "@/lib/server/boot/build";
import { makeReadyFolder } from "./ready-folder";
import { startServer, type RealServer } from "./real-server";

let dataDir: string;
export let actionIds: Map<string, string>;
export let server: RealServer;
export let beside: AttachedServer;

/** Starts the real server for the tests of a file, and attaches the test process to its database. `settings` is called when the tests begin. */
export function withRealServer(settings: () => Promise<Record<string, string>> = () => Promise.resolve({})): void {
  beforeAll(async () => {
    await ensureBuilt();
    actionIds = readActionIds();
    dataDir = await makeReadyFolder();
    server = await startServer({ DATA_DIR: dataDir, TRUST_PROXY: "1", ...(await settings()) });
    beside = await attachToServer(parseEnv({ DATA_DIR: dataDir }));
  });
  afterAll(async () => {
    await beside.close();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });
}

/** A browser that only sends requests and stores cookies. */
export class Jar {
  readonly cookies = new Map<string, string>();
  /** The last Set-Cookie of the session, with its flags. */
  session = "";
  /** The last Set-Cookie of the known browser's cookie. */
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
  /** Sends the sign-in form as the page's script does: by the action's id. */
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

/** The page of the form, and its action. Another page would forward the call, and lose the cookies of the answer. */
export function formOf(
  as: "student" | "teacher",
  { code = "" }: Record<string, string> = {},
): [at: string, name: string] {
  return as === "student"
    ? [`/join/${code}`, "lib/features/people/joining/actions/join.ts#join"]
    : ["/teacher/sign-in", "lib/features/people/signing-in/actions/sign-in.ts#signIn"];
}

interface SignInAnswer {
  status: number;
  /** Where the browser is redirected after a successful sign-in; null when refused. */
  to: string | null;
  refusal: Refusal | null;
}

/** How many addresses were given out: each test uses new ones, because codes are throttled by address. */
let triedFrom = 0;
export function newAddress(): string {
  triedFrom += 1;
  return `198.51.100.${triedFrom}`;
}

/** Extends the running waits for outside answers to a minute from now, so that a slow test sees the same. */
export async function prolongWaits(): Promise<void> {
  await pool().query("update throttles set at = now() + interval '1 minute' where key like 'outside-%'");
}

/** Looks like a code, but no class has it: neither factories nor the app make codes that begin like this. */
export const unknownCode = (n: number) =>
  `QQQ${[n / 400, (n / 20) % 20, n % 20].map((at) => "346789ACDEFGHJKMNPQR".charAt(Math.floor(at))).join("")}`;

/** Where /class redirects with this cookie: to the student's class if the cookie is valid, else to "/". */
export async function findClassRedirect(cookie: string): Promise<string | null> {
  return (await fetch(`${server.origin}/class`, { redirect: "manual", headers: { cookie } })).headers.get("location");
}

export async function classroom() {
  const made = await makeClass();
  const activity = await makeActivity({ classId: made.id });
  const editor: ClassEditor = {
    teacherId: made.teacherIds[0] ?? "",
    classId: made.id,
    name: "Ms. Okafor",
    role: { as: "teacher", may: "steer" },
  };
  const student = async (jar = new Jar(), name = "Ada") => {
    const answer = await jar.signIn("student", { code: made.code, name, pin: "4821" });
    return { jar, answer };
  };
  const idOf = async (name: string) =>
    (await listStudents(database(), made.id)).find((each) => each.name === name)?.id ?? "";
  return { editor, student, idOf, code: made.code, way: `/a/${activity.id}` };
}
