/** Reading is not writing: no GET of any role changes a row of the database. */
import { clearJoined, listAllRows } from "@/db/testing/change-rows";
import type { Phase } from "@/lib/rules/phases/phases";
import { expect, test } from "@/e2e/support/fixtures";
import { makeScene, roles, type Scene } from "./scene";
import { routes, sockets } from "./table";

/** What is answered to GET beside the build's own routes. */
const others: readonly ((scene: Scene) => string)[] = [
  ...[
    "healthz",
    "readyz",
    "metrics",
    "api/auth/session",
    "api/auth/providers",
    "api/auth/signin",
    "api/auth/signout",
    "api/auth/error",
    "api/auth/callback/credentials",
  ].map((at) => () => `/${at}`),
  ...sockets.map(({ at }) => at),
];

for (const phase of [
  "setup",
  "learn",
  "write",
  "compare",
  "vote",
  "results",
  "closed",
] as const satisfies readonly Phase[]) {
  test(`Q1: GET changes nothing in ${phase}: every route as every role leaves every row as it was`, async ({
    server,
  }) => {
    const scene = await makeScene(
      phase === "setup" || phase === "learn" || phase === "write" ? "before" : "while",
      phase,
    );
    // Only the live channel makes one joined (Q13).
    await clearJoined(scene.activityId);
    const before = await listAllRows();
    expect(Object.values(before).flat().length).toBeGreaterThan(30);
    const get = async (at: string, headers: Record<string, string>) =>
      (await fetch(server.origin + at, { headers, redirect: "manual" })).arrayBuffer();
    for (const role of roles) {
      const cookie = scene.cookies[role];
      for (const { at } of Object.values(routes)) {
        await get(at(scene), { cookie });
        // As a page of ours asks when it goes there: made by the same code, so that one phase is enough.
        if (phase === "compare") await get(at(scene), { cookie, rsc: "1" });
      }
      for (const at of others) await get(at(scene), { cookie });
    }
    expect(await listAllRows()).toEqual(before);
  });
}
