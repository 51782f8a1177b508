/** A browser that comes from a course of the test's learning platform. */
import type { TestPlatform } from "@/lib/auth/platform/testing/test-platform";
import type { Jar } from "./sign-in-browser";

/** What the platform posts, once the browser has begun at Crosscase. */
export async function beginAt(
  platform: TestPlatform,
  jar: Jar,
  sub: string,
  target: string,
): Promise<Record<string, string>> {
  const begun = await jar.fetch(`/lti/login?${platform.beginning(sub, target).toString()}`);
  const to = begun.headers.get("location") ?? "";
  if (!to.startsWith(platform.issuer)) throw new Error(`a launch led to ${begun.status} ${to}`);
  return platform.answerLogin(to);
}

/** Posts it, as the platform's page makes a browser do: from its origin, without our cookies. Returns where that leads to. */
export async function postLaunch(platform: TestPlatform, jar: Jar, fields: Record<string, string>): Promise<string> {
  const answer = await jar.post("/lti/launch", fields, { cookie: "", origin: platform.issuer });
  return answer.headers.get("location") ?? `${answer.status}`;
}

/** The whole way. Returns where it leads to. */
export async function launchFrom(platform: TestPlatform, jar: Jar, sub: string, target: string): Promise<string> {
  const entering = await postLaunch(platform, jar, await beginAt(platform, jar, sub, target));
  return entering.startsWith("/lti/enter") ? ((await jar.fetch(entering)).headers.get("location") ?? "") : entering;
}
