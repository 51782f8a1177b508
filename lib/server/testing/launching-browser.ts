/** A browser that opens Crosscase from a course of the test's learning platform. */
import type { TestPlatform } from "@/lib/auth/platform/testing/test-platform";
import { database } from "@/db/client";
import { createSession } from "@/lib/auth/session";
import { sessionCookie } from "@/lib/auth/session-token";
import { encodeArguments } from "./actions";
import type { Jar } from "./sign-in-browser";

/**
 * Begins a launch in the browser, and returns the fields of the form that the platform then posts.
 * @param by how the launch begins: by a link, or by a form from the platform's origin, without our cookies
 */
export async function beginAt(
  platform: TestPlatform,
  jar: Jar,
  sub: string,
  target: string,
  by: "link" | "form" = "link",
): Promise<Record<string, string>> {
  const given = platform.launchParameters(sub, target);
  let link = `/lti/login?${given.toString()}`;
  if (by === "form") {
    const posted = await jar.post("/lti/login", Object.fromEntries(given), { cookie: "", origin: platform.issuer });
    link = posted.headers.get("location") ?? "";
  }
  const begun = await jar.fetch(link);
  const to = begun.headers.get("location") ?? "";
  if (!to.startsWith(platform.issuer)) throw new Error(`a launch led to ${begun.status} ${to}`);
  return platform.answerLogin(to);
}

/** Posts the form as the platform's page makes a browser do: from the platform's origin, without our cookies. Returns the address it redirects to, or the status. */
export async function postLaunch(platform: TestPlatform, jar: Jar, fields: Record<string, string>): Promise<string> {
  const answer = await jar.post("/lti/launch", fields, { cookie: "", origin: platform.issuer });
  return answer.headers.get("location") ?? `${answer.status}`;
}

/** A whole launch. Returns the address to which it redirects in the end. */
export async function launchFrom(platform: TestPlatform, jar: Jar, sub: string, target: string): Promise<string> {
  const entering = await postLaunch(platform, jar, await beginAt(platform, jar, sub, target));
  return entering.startsWith("/lti/enter") ? ((await jar.fetch(entering)).headers.get("location") ?? "") : entering;
}

/** The same browser, with a session of the teacher. */
export async function withSession(jar: Jar, teacherId: string): Promise<Jar> {
  const [name = "", value = ""] = (await sessionCookie(await createSession(database(), { teacherId }))).split("=");
  jar.cookies.set(name, value);
  return jar;
}

export const sendForm = (jar: Jar, at: string, name: string, fields: Record<string, string>) =>
  jar.callAction(at, name, encodeArguments([{ json: { refusal: null, typed: {} } }, { form: fields }]));

/** Sends the form in which a student says who they are when they join for the first time. */
export const submitName = (jar: Jar, fields: Record<string, string>) =>
  sendForm(jar, "/sign-in/school/name", "lib/features/people/signing-in/actions/outside.ts#joinWithName", fields);
