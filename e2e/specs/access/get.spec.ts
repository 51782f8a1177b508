/** Requests each page and handler in each role and phase: only roles that it is for are let in, and reading changes no row. */
import { clearJoined, listAllRows } from "@/db/testing/change-rows";
import type { Phase } from "@/lib/activity/rules/phases";
import { expect } from "@/e2e/support/fixtures";
import { test } from "@/e2e/support/own-server";
import { isLetIn, requestRoute } from "./request";
import { makeScene, roles, type Role, type Stage } from "./scene";
import { routes, routesOfActivities, sockets } from "./table";

/** Paths that answer GET besides the build's own routes and sockets. They are the same in all phases. */
const others = [
  "/healthz",
  "/readyz",
  "/metrics",
  "/api/auth/session",
  "/api/auth/providers",
  "/api/auth/signin",
  "/api/auth/signout",
  "/api/auth/error",
  "/api/auth/callback/credentials",
];

/** Roles that may read what the teacher may in every phase, so one phase is enough for them. */
const inOnePhase: readonly Role[] = ["co-teacher", "teacher who may read"];

/** The stages: before the teams compare, while they do, and after their match has ended. */
for (const [phase, stage] of [
  ["setup", "before"],
  ["learn", "before"],
  ["write", "before"],
  ["compare", "while"],
  ["vote", "while"],
  ["results", "after"],
  ["closed", "after"],
] as const satisfies readonly [Phase, Stage][]) {
  test(`Q1e: in ${phase} pages and handlers of activities and classes let in whom they are for, and leave every row as it was; in compare so do all others, and for every role`, async ({
    server,
  }) => {
    const scene = await makeScene(stage, phase);
    // Only the live channel makes a student joined (Q13).
    await clearJoined(scene.activityId);
    const before = await listAllRows();
    expect(Object.values(before).flat().length).toBeGreaterThan(30);
    const wrong: string[] = [];
    // One phase is enough for routes that are the same in all, and for both ways: the same code answers both, and a navigation takes half of the time.
    const isWhole = phase === "compare";
    const ways = isWhole ? (["navigation", "load"] as const) : (["navigation"] as const);
    for (const role of roles.filter((each) => isWhole || !inOnePhase.includes(each))) {
      const cookie = scene.cookies[role];
      for (const [route, { at, may }] of Object.entries(isWhole ? routes : routesOfActivities)) {
        for (const by of ways) {
          const outcome = await requestRoute(server.origin, at(scene), cookie, by);
          if (isLetIn(outcome) !== (typeof may === "function" ? may(phase) : may).includes(role))
            wrong.push(`${route} as ${role}, by ${by}: ${outcome}`);
        }
      }
      for (const at of [...(isWhole ? others : []), ...sockets.map((socket) => socket.at(scene))])
        await requestRoute(server.origin, at, cookie, "load");
    }
    expect(wrong).toEqual([]);
    expect(await listAllRows()).toEqual(before);
  });
}
