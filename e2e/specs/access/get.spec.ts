/** Each page and handler, asked for by each role in each phase: who is let in, and that reading is not writing. */
import { clearJoined, listAllRows } from "@/db/testing/change-rows";
import type { Phase } from "@/lib/rules/phases/phases";
import { expect, test } from "@/e2e/support/fixtures";
import { isLetIn, requestRoute } from "./request";
import { makeScene, roles, type Scene, type Stage } from "./scene";
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

/** Before the teams compare, while they do, and after their match has ended. */
for (const [phase, stage] of [
  ["setup", "before"],
  ["learn", "before"],
  ["write", "before"],
  ["compare", "while"],
  ["vote", "while"],
  ["results", "after"],
  ["closed", "after"],
] as const satisfies readonly [Phase, Stage][]) {
  test(`Q1: pages and handlers in ${phase} let in whom they are for; every route as every role leaves every row as it was`, async ({
    server,
  }) => {
    const scene = await makeScene(stage, phase);
    // Only the live channel makes one joined (Q13).
    await clearJoined(scene.activityId);
    const before = await listAllRows();
    expect(Object.values(before).flat().length).toBeGreaterThan(30);
    const wrong: string[] = [];
    // Both are made by the same code, and without HTML in half of the time: one phase is enough for both.
    const ways = phase === "compare" ? (["navigation", "load"] as const) : (["navigation"] as const);
    for (const role of roles) {
      const cookie = scene.cookies[role];
      for (const [route, { at, may }] of Object.entries(routes)) {
        for (const by of ways) {
          const outcome = await requestRoute(server.origin, at(scene), cookie, by);
          if (isLetIn(outcome) !== (typeof may === "function" ? may(phase) : may).includes(role))
            wrong.push(`${route} as ${role}, by ${by}: ${outcome}`);
        }
      }
      for (const at of others) await requestRoute(server.origin, at(scene), cookie, "load");
    }
    expect(wrong).toEqual([]);
    expect(await listAllRows()).toEqual(before);
  });
}
