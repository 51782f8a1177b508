/** Each way in, with an account that an owner has disabled, enabled again and deleted, over real HTTP and sockets (Q36). */
import { afterAll, beforeAll, expect, it } from "vitest";
import WebSocket from "ws";
import { database, pool } from "@/db/client";
import { makeTeacher, makeTeam } from "@/db/testing/factories";
import { TestProvider } from "@/lib/auth/outside/testing/test-provider";
import { TestPlatform } from "@/lib/auth/platform/testing/test-platform";
import { linkTeacher } from "@/lib/features/people/signing-in/queries/outside-accounts";
import { givePassword, makeLinkedClass } from "@/lib/features/courses/testing/linked-class";
import { deleteAccount, disableAccount, enableAccount } from "@/lib/features/privacy/accounts";
import { encodeArguments } from "@/lib/server/testing/actions";
import { launchFrom, withSession } from "@/lib/server/testing/launching-browser";
import { signInOutside } from "@/lib/server/testing/outside-browser";
import { Jar, newAddress, server, withRealServer } from "@/lib/server/testing/sign-in-browser";
import { TestClient } from "@/lib/sync/testing/client";
import { soon } from "@/lib/sync/testing/harness";
import { LivePage } from "@/lib/sync/testing/live-page";
import { requestSocket } from "./request-socket";

let provider: TestProvider;
let platform: TestPlatform;
withRealServer(async () => {
  [provider, platform] = [await TestProvider.start(), await TestPlatform.start()];
  return { ...provider.settings("teachers"), ...platform.settings() };
});
beforeAll(async () => {
  await provider.allow(server.origin);
  platform.allow(server.origin);
});
afterAll(() => Promise.all([provider.stop(), platform.stop()]));

const jarOf = () => new Jar({ "x-forwarded-for": newAddress() });

/** A teacher who can come in by every way, and an owner's browser. */
async function makeScene() {
  const { teacherId, classId, email, activityId, link } = await makeLinkedClass(platform);
  const password = await givePassword(teacherId);
  const team = await makeTeam({ activityId, mode: "bias" });
  const sub = `teacher-${crypto.randomUUID()}`;
  const atSchool = provider.add({ sub, name: "Maria Lopes" });
  const inCourse = platform.add({ sub, name: "Maria Lopes", role: "Instructor" });
  for (const { issuer } of [provider, platform])
    await linkTeacher(database(), { issuer, subject: sub }, teacherId, new Date());
  const owner = await makeTeacher({ ownerSince: new Date() });
  return {
    teacherId,
    classId,
    activityId,
    worksheetId: team.worksheetId,
    byOwner: await withSession(jarOf(), owner.id),
    byPassword: async () => {
      const { to, refusal } = await jarOf().signIn("teacher", { email, password });
      return to ?? refusal?.code;
    },
    bySchool: () => signInOutside(jarOf(), atSchool.sub),
    byCourse: () => launchFrom(platform, jarOf(), inCourse.sub, link.id),
  };
}
type Scene = Awaited<ReturnType<typeof makeScene>>;

/** Whether a browser with this cookie is let in, by each kind of request. */
async function tryCookie({ classId, activityId, worksheetId }: Scene, jar: Jar) {
  const status = async (at: string) => (await jar.fetch(at)).status;
  const rename = encodeArguments([{ json: classId }, { json: { name: "Period 9" } }]);
  await jar.callAction(
    `/teacher/classes/${classId}`,
    "lib/features/people/classes/actions/class.ts#renameClass",
    rename,
  );
  const { rows } = await pool().query<{ name: string }>("select name from classes where id = $1", [classId]);
  await pool().query("update classes set name = 'as before' where id = $1", [classId]);
  const origin = server.origin;
  return {
    page: await status("/teacher"),
    route: await status(`/teacher/activities/${activityId}/export/tables/ballots`),
    action: rows[0]?.name === "Period 9",
    document: await requestSocket(origin, `/sync/worksheet/${worksheetId}/1`, jar.header),
    live: await requestSocket(origin, `/live/${activityId}`, jar.header),
  };
}
const letIn = { page: 200, route: 200, action: true, document: 101, live: 101 };
const keptOut = { page: 307, route: 307, action: false, document: 401, live: 401 };

async function openSockets({ activityId, worksheetId }: Scene, jar: Jar) {
  const at = server.origin.replace("http", "ws");
  const document = new TestClient({ url: `${at}/sync/worksheet/${worksheetId}/1`, cookie: jar.header });
  const live = new LivePage(new WebSocket(`${at}/live/${activityId}`, { headers: { cookie: jar.header } }), "");
  await expect.poll(() => document.synced && live.of("phase").length > 0, soon).toBe(true);
  return () => [document.closedWith, live.closedWith];
}
const open = [null, null];
const signedOut = [4401, 4401];

const callOwner = ({ byOwner, teacherId }: Scene, name: string, more: object) =>
  byOwner.callAction(
    "/teacher/installation",
    `lib/features/privacy/actions/accounts.ts#${name}`,
    encodeArguments([{ json: { teacherId, ...more } }]),
  );

it("Q36a, Q36b, Q36c: an owner disables an account: its sockets close, no way lets the teacher in, and each says why; enabled again, all do", async () => {
  const scene = await makeScene();
  const jar = await withSession(jarOf(), scene.teacherId);
  expect(await tryCookie(scene, jar)).toEqual(letIn);
  const closedWith = await openSockets(scene, jar);
  expect(closedWith()).toEqual(open);
  await callOwner(scene, "setAccountDisabledAction", { disabled: true });
  await expect.poll(closedWith, soon).toEqual(signedOut);
  expect(await tryCookie(scene, jar)).toEqual(keptOut);
  expect(await scene.byPassword()).toBe("account-disabled");
  const refusals = ["/teacher/sign-in?outside=account-disabled", "/lti/refused?why=account-disabled"];
  expect([await scene.bySchool(), await scene.byCourse()]).toEqual(refusals);
  for (const page of refusals) expect(await (await jarOf().fetch(page)).text()).toContain("This account is disabled");
  expect((await pool().query("select 1 from sessions where teacher_id = $1", [scene.teacherId])).rowCount).toBe(0);

  await callOwner(scene, "setAccountDisabledAction", { disabled: false });
  expect(await tryCookie(scene, jar)).toEqual(keptOut);
  expect(await scene.byPassword()).toBe("/teacher");
  expect(await scene.bySchool()).toBe("/teacher");
  expect(await scene.byCourse()).toBe(`/teacher/activities/${scene.activityId}`);
  expect(await tryCookie(scene, await withSession(jarOf(), scene.teacherId))).toEqual(letIn);
});

it("Q36b, Q36f, Q36g: an owner deletes an account: its sockets close, and no way leads to it", async () => {
  const scene = await makeScene();
  const jar = await withSession(jarOf(), scene.teacherId);
  const closedWith = await openSockets(scene, jar);
  await callOwner(scene, "deleteAccountAction", { classes: null });
  expect([closedWith(), await tryCookie(scene, jar)]).toEqual([open, letIn]); // Its class would have no teacher.
  await callOwner(scene, "deleteAccountAction", { classes: "archive" });
  await expect.poll(closedWith, soon).toEqual(signedOut);
  expect(await tryCookie(scene, jar)).toEqual(keptOut);
  expect(await scene.byPassword()).toBe("wrong-password");
  expect(await scene.bySchool()).toBe("/teacher/sign-in?outside=outside-unverified");
  expect(await scene.byCourse()).toBe("/lti/refused?why=launch-no-teacher");
  await expect(withSession(jarOf(), scene.teacherId)).rejects.toMatchObject({ code: "account-disabled" });
});

it("Q36b: what another process disables or deletes ends here too, without a message about it", async () => {
  const [one, two] = [await makeScene(), await makeScene()];
  const closed = await Promise.all(
    [one, two].map(async (scene) => openSockets(scene, await withSession(jarOf(), scene.teacherId))),
  );
  await disableAccount(null, one.teacherId);
  await deleteAccount(null, { teacherId: two.teacherId, classes: "archive" });
  await expect.poll(() => closed.map((each) => each()), soon).toEqual([signedOut, signedOut]);
  await enableAccount(null, one.teacherId);
  expect(await one.byPassword()).toBe("/teacher");
});
