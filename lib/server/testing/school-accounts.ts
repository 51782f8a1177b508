/** The real server with a provider of the school's accounts, and sign-ins there. */
import { afterAll, beforeAll } from "vitest";
import { database, pool } from "@/db/client";
import { makeActivity, makeClass } from "@/db/testing/factories";
import { TestProvider, type TestAccount } from "@/lib/auth/outside/testing/test-provider";
import { createSession } from "@/lib/auth/session";
import { sessionCookie } from "@/lib/auth/session-token";
import { enterClass } from "@/lib/features/people/joining/joining";
import { encodeArguments, type ActionArgument } from "./actions";
import { signInOutside } from "./outside-browser";
import { actionIds, Jar, newAddress, server, withRealServer } from "./sign-in-browser";

let provider: TestProvider;

/** Starts the server and the provider for the tests of a file. */
export function withSchoolAccounts(): void {
  withRealServer(async () => {
    provider = await TestProvider.start();
    return provider.settings("both");
  });
  beforeAll(() => provider.allow(server.origin));
  afterAll(() => provider.stop());
}

export const jarOf = () => new Jar({ "x-forwarded-for": newAddress() });
let count = 0;
/** A new number at each call, to make names unique. */
export const nextNumber = () => (count += 1);
export const accountOf = (given: Partial<TestAccount> = {}) =>
  provider.add({ sub: `student-${(count += 1)}`, name: `Ines Duarte ${count}`, ...given });

export async function classroom() {
  const made = await makeClass();
  const activity = await makeActivity({ classId: made.id });
  const way = `/a/${activity.id}`;
  const start = `/sign-in/school?code=${made.code}`;
  const come = (jar: Jar, account: TestAccount) => signInOutside(jar, account.sub, start);
  const names = async () =>
    (
      await pool().query<{ name: string }>("select name from students where class_id = $1 order by created_at", [
        made.id,
      ])
    ).rows.map(({ name }) => name);
  return { classId: made.id, code: made.code, teacherIds: made.teacherIds, way, come, names };
}

/** Sends the form in which students say who they are. */
export const submitName = (jar: Jar, fields: Record<string, string>) =>
  callForm(jar, "/sign-in/school/name", "lib/features/people/signing-in/actions/outside.ts#joinWithName", fields);
const callForm = (jar: Jar, at: string, name: string, fields: Record<string, string>) =>
  jar.callAction(at, name, encodeArguments([{ json: { refusal: null, typed: {} } }, { form: fields }]));

export const asking = "/sign-in/school/name";
export const join = async (code: string, name: string, pin: string) =>
  enterClass({ code, name, pin }, { address: null, cookies: {} });

export async function teacherJar(teacherId: string): Promise<Jar> {
  const jar = jarOf();
  const [name = "", value = ""] = (await sessionCookie(await createSession(database(), { teacherId }))).split("=");
  jar.cookies.set(name, value);
  return jar;
}
/** Calls an action. Returns the text of the answer, which contains the action's result. */
export async function call(jar: Jar, at: string, name: string, ...args: ActionArgument[]): Promise<string> {
  const headers = {
    "next-action": actionIds.get(`lib/features/people/signing-in/actions/outside.ts#${name}`) ?? "",
    accept: "text/x-component",
    origin: server.origin,
  };
  return (await jar.fetch(at, { method: "POST", body: encodeArguments(args), headers })).text();
}
export const codeIn = (text: string) => /"ok":false,"code":"([a-z-]+)"/.exec(text)?.[1] ?? null;
export const urlIn = (text: string) => /"ok":true,"value":"(http[^"]+)"/.exec(text)?.[1] ?? "";
