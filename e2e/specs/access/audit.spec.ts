/** Each page and handler of teachers adds its line to the audit log, or the table has a reason why not (Q34). Actions: journal.spec.ts. */
import { pool } from "@/db/client";
import { setStudent } from "@/db/testing/change-rows";
import { expect } from "@/e2e/support/fixtures";
import { readAudit } from "./audit-lines";
import { test } from "@/e2e/support/own-server";
import { isLetIn, requestRoute } from "./request";
import { makeScene, type Scene } from "./scene";
import { routes } from "./table";

/** The pages and handlers that a teacher of the class may open. */
const ofTeachers = Object.entries(routes).filter(
  ([route, { may }]) =>
    (route.startsWith("/teacher") || route.endsWith("/rows")) &&
    (typeof may === "function" || (may.includes("teacher") && !may.includes("no one"))),
);

test("Q34c: a teacher’s reading of each page and handler adds the line of the audit log that the table names, about the student whom its address names, or none for a reason", async ({
  server,
}) => {
  expect(ofTeachers.length).toBeGreaterThan(30);
  expect(ofTeachers.filter(([, { audited }]) => audited === undefined).map(([route]) => route)).toEqual([]);
  const wrong: string[] = [];
  // Repeated reads add only one line, so each route that adds a line has a scene of its own.
  const quiet = await newScene();
  for (const [route, { at, audited }] of ofTeachers) {
    const adds = typeof audited === "string" ? audited : null;
    const scene = adds === null ? quiet : await newScene();
    const before = await readAudit();
    if (!isLetIn(await requestRoute(server.origin, at(scene), scene.cookies.teacher, "load"))) wrong.push(route);
    const lines = (await readAudit()).slice(before.length);
    const student = route.includes("[student]") ? scene.studentId : null;
    const expected = adds === null ? [] : [{ act: adds, student }];
    const found = lines.map(({ act, studentId }) => ({ act, student: studentId }));
    if (JSON.stringify(found) !== JSON.stringify(expected)) wrong.push(`${route}: ${JSON.stringify(found)}`);
  }
  expect(wrong).toEqual([]);
});

test("Q34e: the file of the audit log has every line, however many there are", async ({ server }) => {
  const { cookies } = await newScene();
  await pool().query("insert into audit (at, act, detail) select now(), 'history', n from generate_series(1, 2500) n");
  const answer = await fetch(`${server.origin}/teacher/installation/audit/csv`, {
    headers: { cookie: cookies.teacher },
  });
  const rows = (await answer.text()).trimEnd().split("\r\n").slice(1);
  expect(rows).toHaveLength((await readAudit()).length);
  expect(rows.filter((row) => row.includes("viewed the writing history of team 1357"))).toHaveLength(1);
});

/** Makes a scene with a one-time PIN, so that pages that show PINs have one to show. */
async function newScene(): Promise<Scene> {
  const scene = await makeScene("while");
  await setStudent(scene.studentId, { oneTimePin: "417 203" });
  return scene;
}
