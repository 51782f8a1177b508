/** Requests the routes for signing in from outside in each role, on a server with a provider and a platform (T19). */
import { clearJoined, listAllRows } from "@/db/testing/change-rows";
import { expect, serveTests, test as base } from "@/e2e/support/fixtures";
import { TestProvider } from "@/lib/auth/outside/testing/test-provider";
import { TestPlatform } from "@/lib/auth/platform/testing/test-platform";
import { makeScene, roles, type Role } from "./scene";

const test = base.extend<object, { outside: { provider: TestProvider; platform: TestPlatform } }>({
  outside: [
    async ({}, give) => {
      const [provider, platform] = [await TestProvider.start(), await TestPlatform.start()];
      await give({ provider, platform });
      await Promise.all([provider.stop(), platform.stop()]);
    },
    { scope: "worker" },
  ],
  server: [
    async ({ outside: { provider, platform } }, give) =>
      serveTests({ ...provider.settings("both"), ...platform.settings() }, async (server) => {
        await provider.allow(server.origin);
        platform.allow(server.origin);
        await give(server);
      }),
    { scope: "worker", timeout: 300_000 },
  ],
});

const isTeacher = (role: Role) => role.includes("teacher");

test("T19c, B2: where a provider and a platform are set, anyone may begin to come in from outside, whoever is not proved is told so or sent to sign in, and nobody gets a session or changes a row", async ({
  server,
  outside: { provider },
}) => {
  const scene = await makeScene("before");
  await clearJoined(scene.activityId);
  const before = await listAllRows();
  /** Where each role is redirected, or the status. */
  const routes: [at: string, answer: (role: Role) => string | number][] = [
    ["/sign-in/school", () => provider.issuer],
    [`/sign-in/school?code=${scene.code}`, () => provider.issuer],
    ["/sign-in/school/callback?code=guessed&state=guessed", () => "/teacher/sign-in"],
    ["/sign-in/school/name", () => "/"],
    ["/sign-in/school/password", () => "/teacher/sign-in"],
    ["/lti/login", () => "/lti/refused"],
    ["/lti/launch", () => 405],
    ["/lti/enter?launch=guessed", () => "/lti/refused"],
    ["/lti/keys", () => 200],
    ["/lti/choose?launch=guessed", (role) => (isTeacher(role) ? "/lti/refused" : "/teacher/sign-in")],
    ["/lti/link?launch=guessed", (role) => (isTeacher(role) ? "/lti/refused" : "/teacher/sign-in")],
  ];
  const wrong: string[] = [];
  for (const role of roles)
    for (const [at, answer] of routes) {
      const response = await fetch(server.origin + at, {
        headers: { cookie: scene.cookies[role] },
        redirect: "manual",
      });
      await response.arrayBuffer();
      const location = response.headers.get("location");
      const to = location === null ? null : new URL(location, server.origin);
      const got = to === null ? response.status : to.origin === server.origin ? to.pathname : to.origin;
      if (got !== answer(role)) wrong.push(`${at} as ${role}: ${got}`);
      const given = response.headers.getSetCookie().filter((cookie) => cookie.includes("session-token"));
      if (given.length > 0) wrong.push(`${at} as ${role}: a session`);
    }
  expect(wrong).toEqual([]);
  expect(await listAllRows()).toEqual(before);
});
