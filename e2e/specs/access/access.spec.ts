/**
 * Tries each action and socket of the build in each role; pages and handlers are in get.spec.ts. A route or an action that is not in the table fails
 * the first test, so none can be added without saying whom it is for.
 */
import { makePng } from "@/lib/content/testing/pictures";
import { expect } from "@/e2e/support/fixtures";
import { readActionIds } from "@/lib/server/testing/actions";
import type { ActionRow } from "./action-row";
import { actions } from "./action-table";
import { test } from "@/e2e/support/own-server";
import { requestAction, isLetIn } from "./request";
import { requestSocket } from "./request-socket";
import { readRoutes } from "./manifest";
import { digestTables, loadSceneRows } from "./scene-rows";
import { makeScene, roles, stages, type Role, type Scene } from "./scene";
import { routes, sockets, teachersOfTheClass } from "./table";
import { foreignIdCalls } from "./foreign-id-calls";

test.describe.configure({ mode: "parallel" });

test("Q1e: the access table has every route and every action of the build, and no other", ({ server }) => {
  void server;
  expect(Object.keys(routes).sort()).toEqual(readRoutes());
  expect(Object.keys(actions).sort()).toEqual([...readActionIds().keys()].sort());
});

test("the demo’s way in is not there for anyone: only npm run demo has it", async ({ server }) => {
  const { cookies } = await makeScene("while");
  for (const role of roles) {
    const headers = { cookie: cookies[role], origin: server.origin };
    expect((await fetch(`${server.origin}/demo`, { headers })).status).toBe(404);
    expect(
      (
        await fetch(`${server.origin}/demo`, {
          method: "POST",
          headers,
          body: new URLSearchParams({ token: "guessed" }),
        })
      ).status,
    ).toBe(404);
  }
});

for (const stage of stages) {
  test(`B2: documents and the live channel, ${stage} comparing, by HTTP status before the upgrade`, async ({
    server,
  }) => {
    const scene = await makeScene(stage);
    const wrong: string[] = [];
    for (const { name, at, may } of sockets) {
      for (const role of roles) {
        const opened = await requestSocket(server.origin, at(scene), scene.cookies[role]);
        if ((opened === 101) !== may(stage).includes(role)) wrong.push(`${name} as ${role}: ${opened}`);
      }
    }
    expect(wrong).toEqual([]);
  });
}

test("B2, Q25b: actions refuse whoever they are not for, a teacher who may only read too, and every table is as it was before", async ({
  server,
}) => {
  const ids = readActionIds();
  const wrong: string[] = [];
  const ask = (name: string, { at, args }: ActionRow, role: Role, scene: Scene) =>
    requestAction(server.origin, at(scene), ids.get(name) ?? "", args(scene), scene.cookies[role]);
  // All refusals come first, while the tables have no rows but their scene's.
  const refused = await makeScene("while");
  let before = await digestTables();
  for (const [name, row] of Object.entries(actions)) {
    for (const role of roles) {
      if (row.may.includes(role)) continue;
      const outcome = await ask(name, row, role, refused);
      if (isLetIn(outcome)) wrong.push(`${name} as ${role}: ${outcome}`);
    }
    const after = await digestTables();
    for (const table of Object.keys(before))
      if (after[table] !== before[table]) wrong.push(`${name}: rows of ${table} changed`);
    before = after;
  }
  // Each action has a scene. If an earlier role's call removed what the next call needs, the next role gets a new scene.
  for (const [name, row] of Object.entries(actions)) {
    const shared = await makeScene("while");
    for (const role of row.may) {
      if (isLetIn(await ask(name, row, role, shared))) continue;
      const outcome = await ask(name, row, role, await makeScene("while"));
      if (!isLetIn(outcome)) wrong.push(`${name} as ${role}: ${outcome}`);
    }
  }
  expect(Object.keys(before).length).toBeGreaterThan(20);
  expect(wrong).toEqual([]);
});

test("T14j, B2: a file is imported by those who steer the class only, and for all others every table is as it was before", async ({
  server,
}) => {
  const scene = await makeScene("while");
  const at = `${server.origin}/teacher/activities/${scene.activityId}/export/activity`;
  const file = await (await fetch(at, { headers: { cookie: scene.cookies.teacher } })).text();
  const send = (role: Role) =>
    fetch(`${server.origin}/teacher/classes/${scene.classId}/import/file`, {
      method: "POST",
      headers: { cookie: scene.cookies[role], origin: server.origin },
      body: file,
      redirect: "manual",
    });
  const before = await digestTables();
  const wrong: string[] = [];
  for (const role of roles.filter((each) => !teachersOfTheClass.includes(each)))
    if ((await send(role)).status === 200) wrong.push(role);
  expect(wrong).toEqual([]);
  expect(await digestTables()).toEqual(before);
  for (const role of teachersOfTheClass) expect((await send(role)).status, role).toBe(200);
});

test("T16o, B2: a picture is taken only from those who may edit the lesson, and for all others every table is as it was before", async ({
  server,
}) => {
  const scene = await makeScene("while");
  const send = (role: Role) =>
    fetch(`${server.origin}/teacher/lessons/${scene.lessonId}/pictures`, {
      method: "POST",
      headers: { cookie: scene.cookies[role], origin: server.origin },
      body: Buffer.from(makePng({ colour: roles.indexOf(role) })),
      redirect: "manual",
    });
  const before = await digestTables();
  const wrong: string[] = [];
  for (const role of roles.filter((each) => !teachersOfTheClass.includes(each)))
    if ((await send(role)).status === 200) wrong.push(role);
  expect(wrong).toEqual([]);
  expect(await digestTables()).toEqual(before);
  for (const role of teachersOfTheClass) expect((await send(role)).status, role).toBe(200);
});

test("B2: a teacher's action with the ids of another class does nothing there", async ({ server }) => {
  const ids = readActionIds();
  const mine = await makeScene("while");
  const theirs = await makeScene("while");
  const wrong: string[] = [];
  const before = await loadSceneRows(theirs);
  for (const { name, at, args } of foreignIdCalls) {
    const outcome = await requestAction(
      server.origin,
      at(mine),
      ids.get(name) ?? "",
      args(mine, theirs),
      mine.cookies.teacher,
    );
    if (outcome === "in") wrong.push(name);
  }
  expect(wrong).toEqual([]);
  expect(before.length).toBeGreaterThan(20);
  expect(await loadSceneRows(theirs)).toEqual(before);
});

test("B1a: what no page of ours sends to an action is refused with 400 and a sentence, and logs no error", async ({
  server,
}) => {
  const scene = await makeScene("while");
  const ids = readActionIds();
  const before = server.output();
  const send = (actionId: string, body: string | FormData) =>
    fetch(`${server.origin}/a/${scene.activityId}/compare`, {
      method: "POST",
      headers: {
        cookie: scene.cookies["team-mate"],
        origin: server.origin,
        accept: "text/x-component",
        ...(actionId === "" ? {} : { "next-action": actionId }),
      },
      body,
    });
  const form = (fields: Record<string, string>) => {
    const data = new FormData();
    for (const [name, value] of Object.entries(fields)) data.append(name, value);
    return data;
  };
  for (const name of [
    "lib/features/cases/comparing/actions/compare.ts#presentAction",
    "lib/features/votes/voting/actions/vote.ts#castBallotAction",
    "lib/features/votes/tickets/actions/tickets.ts#saveTicketAction",
  ]) {
    const id = ids.get(name) ?? "";
    expect(id, name).not.toBe("");
    for (const text of [
      "",
      "{",
      "null",
      "{}",
      '["$F1"]',
      '["$Q1"]',
      '["$W1"]',
      '["$@1"]',
      '["$1"]',
      '["$i0"]',
      '["$A1"]',
      "[".repeat(30),
    ]) {
      for (const body of [text, form({ "0": text }), form({ "0": '["$1"]', "1": text })]) {
        const answer = await send(id, body);
        expect(answer.status, text.slice(0, 12)).toBe(400);
        expect(await answer.text()).toContain("Crosscase could not read this request");
      }
    }
    const broken = await send(
      "",
      form({ $ACTION_REF_1: "", "$ACTION_1:0": `{"id":"${id}","bound":"$@1"}`, "$ACTION_1:1": "{" }),
    );
    expect(broken.status).toBe(400);
  }
  expect(server.output()).toBe(before);
});
