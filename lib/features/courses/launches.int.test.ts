/** Launches from a course of a learning platform, over real HTTP: which are refused, and who is signed in (T19). */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pool } from "@/db/client";
import { makeStudent, makeTeacher } from "@/db/testing/factories";
import { noPasswordHash } from "@/lib/auth/hashing";
import { activityName } from "@/lib/auth/platform/launch-claims";
import { decodeState, encodeState } from "@/lib/auth/platform/launch-state";
import { choosing, signLaunch, TestPlatform } from "@/lib/auth/platform/testing/test-platform";
import { encodeArguments } from "@/lib/server/testing/actions";
import {
  beginAt,
  launchFrom,
  postLaunch,
  submitName,
  sendForm,
  withSession,
} from "@/lib/server/testing/launching-browser";
import {
  Jar,
  newAddress,
  findClassRedirect,
  prolongWaits,
  server,
  withRealServer,
} from "@/lib/server/testing/sign-in-browser";
import { givePassword, makeLinkedClass } from "./testing/linked-class";
import { expectSentence, isNonceKept, refused } from "@/lib/server/testing/refused-launch";
import { wrongTokens } from "./testing/wrong-tokens";

let platform: TestPlatform;
/** A platform whose e-mail addresses are verified, by the server's settings. */
let trusted: TestPlatform;
withRealServer(async () => {
  [platform, trusted] = [await TestPlatform.start(), await TestPlatform.start()];
  const away = { issuer: awayIssuer(), keys: "http://127.0.0.1:2/keys" };
  return platform.settings(away, { ...trusted.entry(), emails: "verified" });
});
beforeAll(() => [platform, trusted].forEach((each) => each.allow(server.origin)));
afterAll(() => Promise.all([platform.stop(), trusted.stop()]));

/** Another platform, whose keys nobody can read. */
const awayIssuer = () => `${platform.issuer}/away`;
const jarOf = () => new Jar({ "x-forwarded-for": newAddress() });
const subOf = (who: string) => `${who}-${crypto.randomUUID()}`;

const student = (given: { name?: string } = {}) =>
  platform.add({ sub: subOf("student"), name: "Inês Duarte", role: "Learner", ...given });
const signedInJar = (teacherId: string) => withSession(jarOf(), teacherId);

describe("a launch that is not the platform's own", () => {
  it.each(wrongTokens)("T19f: %s signs in nobody, and the page says so", async (_, why, tamper) => {
    const { link, classId } = await makeLinkedClass(platform);
    const [{ sub }, jar] = [student(), jarOf()];
    platform.tamperOnce = tamper;
    expect(await launchFrom(platform, jar, sub, link.id)).toBe(refused(why));
    expect(jar.session).toBe("");
    expect((await pool().query("select 1 from students where class_id = $1", [classId])).rowCount).toBe(0);
    await expectSentence(jar, why);
  });

  it("T19f: a launch counts once, in the browser that began it, for ten minutes, beside others there; an unknown platform begins none", async () => {
    const { link } = await makeLinkedClass(platform);
    const [{ sub }, jar, other] = [student(), jarOf(), jarOf()];
    const fields = await beginAt(platform, jar, sub, link.id);
    const entering = await postLaunch(platform, jar, fields);
    expect(await postLaunch(platform, jar, fields)).toBe(refused("replayed"));
    // Stored for as long as the state is accepted, which is a quarter of a minute longer than it is valid.
    expect(await isNonceKept(fields["state"], 630)).toBe(true);
    // In a browser that began nothing, and in one that began another launch.
    expect((await other.fetch(entering)).headers.get("location")).toBe(refused("stale"));
    await beginAt(platform, other, sub, link.id);
    expect((await other.fetch(entering)).headers.get("location")).toBe(refused("stale"));
    expect((await jar.fetch(entering)).headers.get("location")).toBe("/sign-in/school/name");
    expect((await jar.fetch(entering)).headers.get("location")).toBe(refused("stale"));
    // In two tabs, by the platform's forms, which are sent without our cookies.
    const open = () => beginAt(platform, jar, sub, link.id, "form");
    for (const tab of [await open(), await open()]) {
      const entered = await jar.fetch(await postLaunch(platform, jar, tab));
      expect(entered.headers.get("location")).toBe("/sign-in/school/name");
    }
    const begun = await beginAt(platform, jar, sub, link.id);
    const state = await decodeState(begun["state"] ?? "");
    if (state === null) throw new Error("a launch was begun");
    expect(await postLaunch(platform, jar, { ...begun, state: await encodeState(state, -60) })).toBe(refused("stale"));
    expect(await postLaunch(platform, jar, { ...begun, state: "made up" })).toBe(refused("stale"));
    const unknown = platform.launchParameters(sub, link.id);
    unknown.set("iss", "https://elsewhere.example");
    expect((await jar.fetch(`/lti/login?${unknown.toString()}`)).headers.get("location")).toBe(refused("unknown"));
    expect((await jar.fetch("/lti/login")).headers.get("location")).toBe(refused("kind"));
    expect(jar.session).toBe("");
  });

  it("T19f, B1a: who is not signed in there, and whoever finds the platform away, is told so", async () => {
    const { link } = await makeLinkedClass(platform);
    const jar = jarOf();
    expect(await launchFrom(platform, jar, "nobody there", link.id)).toBe(refused("cancelled"));
    const away = platform.launchParameters(student().sub, link.id);
    away.set("iss", awayIssuer());
    const begun = await jar.fetch(`/lti/login?${away.toString()}`);
    platform.tamperOnce = (claims, key) => signLaunch({ ...claims, iss: awayIssuer() }, key);
    const fields = await platform.answerLogin(begun.headers.get("location") ?? "");
    expect(await postLaunch(platform, jar, fields)).toBe(refused("away"));
    expect(jar.session).toBe("");
  });

  it("T19g: where no signature was checked nobody waits; a launch fails once, however often it is sent; after 60 that failed their browser waits, and nobody else at that address", async () => {
    const { link, activityId } = await makeLinkedClass(platform);
    const { sub } = student();
    const here = { "x-forwarded-for": newAddress() };
    const device = new Jar(here);
    for (let n = 0; n < 200; n++) expect(await postLaunch(platform, new Jar(here), {})).toBe(refused("stale"));
    const forge = async () => ({ ...(await beginAt(platform, device, sub, link.id)), id_token: "forged" });
    const forged = await forge();
    expect(await postLaunch(platform, device, forged)).toBe(refused("forged"));
    for (let n = 0; n < 100; n++) expect(await postLaunch(platform, device, forged)).toBe(refused("replayed"));
    await prolongWaits();
    for (let n = 1; n < 60; n++) expect(await postLaunch(platform, device, await forge())).toBe(refused("forged"));
    expect(await postLaunch(platform, device, await forge())).toBe(refused("wait"));
    expect(await launchFrom(platform, device, sub, link.id)).toBe(refused("wait"));
    const newcomer = new Jar(here);
    expect(await launchFrom(platform, newcomer, sub, link.id)).toBe("/sign-in/school/name");
    expect((await submitName(newcomer, { name: "Inês" })).to).toBe(`/a/${activityId}`);
  });
});

describe("a student who comes from a course", () => {
  it("T19d, S1a: is asked for a name once, is at the link's activity, and is that student from then on; the course's link is known", async () => {
    const { link, activityId, classId } = await makeLinkedClass(platform);
    const [{ sub }, jar] = [student(), jarOf()];
    expect(await launchFrom(platform, jar, sub, link.id)).toBe("/sign-in/school/name");
    expect(await (await jar.fetch("/sign-in/school/name")).text()).toContain('value="Inês Duarte"');
    expect((await submitName(jar, { name: "Inês" })).to).toBe(`/a/${activityId}`);
    const again = jarOf();
    expect(await launchFrom(platform, again, sub, link.id)).toBe(`/a/${activityId}`);
    expect(await findClassRedirect(again.header)).toBe(`/a/${activityId}`);
    const { rows } = await pool().query("select name from students where class_id = $1", [classId]);
    expect(rows).toEqual([{ name: "Inês" }]);
    const links = await pool().query("select course_title from course_links where activity_id = $1", [activityId]);
    expect(links.rows).toEqual([{ course_title: "Biology 9" }]);
    // The data of a launch is deleted once it was used.
    expect((await pool().query("select 1 from launches where launch::text like $1", [`%${sub}%`])).rowCount).toBe(0);
  });

  it("T19d, Q33b, S1d: gets nobody's account by a name: a taken one needs its PIN, and a class that is closed takes no new name", async () => {
    const { link, classId } = await makeLinkedClass(platform);
    await makeStudent({ classId, name: "Zoe" });
    const jar = jarOf();
    await launchFrom(platform, jar, student({ name: "Zoe" }).sub, link.id);
    expect((await submitName(jar, { name: "Zoe" })).refusal).toMatchObject({
      code: "outside-name-taken",
      field: "pin",
    });
    await pool().query("update classes set joining_open = false where id = $1", [classId]);
    expect((await submitName(jar, { name: "Somebody New" })).refusal?.code).toBe("joining-closed");
    expect(jar.session).toBe("");
  });

  it("T19d, B1a: finds no activity behind a link for which no teacher of its class has chosen one, in this course", async () => {
    const { activityId, link } = await makeLinkedClass(platform);
    const { sub } = student();
    const custom = (value: string) => platform.addLink({ custom: { [activityName]: value } });
    expect(await launchFrom(platform, jarOf(), sub, platform.addLink().id)).toBe(refused("unbound"));
    expect(await launchFrom(platform, jarOf(), sub, custom(activityId).id)).toBe(refused("unbound"));
    expect(await launchFrom(platform, jarOf(), sub, custom(`${activityId}.made-up`).id)).toBe(refused("unbound"));
    // The same link, copied into another course.
    platform.course = { id: "course-8", title: "Biology 10" };
    const copied = platform.addLink({ custom: link.custom });
    expect(await launchFrom(platform, jarOf(), sub, copied.id)).toBe(refused("unbound"));
    platform.course = { id: "course-7", title: "Biology 9" };
    expect(await launchFrom(platform, jarOf(), sub, choosing)).toBe(refused("role"));
  });
});

const linkAction = "lib/features/courses/actions/launches.ts#linkLaunchAction";
const linkedTo = async (sub: string) =>
  (await pool().query<{ teacher_id: string }>("select teacher_id from outside_accounts where subject = $1", [sub]))
    .rows;

describe("a teacher who comes from a course", () => {
  const maria = (more: { email?: string; email_verified?: boolean } = {}, of = platform) =>
    of.add({ sub: subOf("teacher"), name: "Maria Lopes", role: "Instructor", ...more });

  it("Q33a: is the teacher with that e-mail address only on a platform whose addresses count as verified, and is linked by it, unless the platform says that this one is not", async () => {
    const here = await makeLinkedClass(platform);
    for (const said of [{}, { email_verified: false }, { email_verified: true }]) {
      const { sub } = maria({ email: here.email, ...said });
      expect(await launchFrom(platform, jarOf(), sub, here.link.id)).toBe(refused("no-teacher"));
    }
    const { link, activityId, teacherId, email } = await makeLinkedClass(trusted);
    await pool().query("update teachers set password_hash = $2 where id = $1", [teacherId, noPasswordHash]);
    const come = (jar: Jar, sub: string) => launchFrom(trusted, jar, sub, link.id);
    expect(await come(jarOf(), maria({ email, email_verified: false }, trusted).sub)).toBe(refused("no-teacher"));
    const [verified, jar] = [maria({ email }, trusted), jarOf()];
    expect(await come(jar, verified.sub)).toBe(`/teacher/activities/${activityId}`);
    expect((await jar.fetch("/teacher")).status).toBe(200);
    // Later launches sign in by the link, whatever the e-mail address is.
    trusted.add({ ...verified, email: "new@larch.example", email_verified: false });
    expect(await come(jarOf(), verified.sub)).toBe(`/teacher/activities/${activityId}`);
    const { rows } = await pool().query("select act, detail from audit where teacher_id = $1 order by n", [teacherId]);
    const detail = "Larch Moodle";
    expect(rows).toEqual(["link", "sign-in-outside", "sign-in-outside"].map((act) => ({ act, detail })));
  });

  it("Q33c: who has the verified address of an account with a password gives that once, in the browser of the launch, and goes on with the launch; without it nothing is linked", async () => {
    const { link, activityId, teacherId, email } = await makeLinkedClass(trusted);
    const password = await givePassword(teacherId);
    const [{ sub }, jar] = [maria({ email }, trusted), jarOf()];
    const prove = (typed: string) =>
      sendForm(jar, "/sign-in/school/password", "lib/features/courses/actions/launches.ts#proveAccount", {
        password: typed,
      });
    expect(await launchFrom(trusted, jar, sub, link.id)).toBe("/sign-in/school/password");
    expect(await (await jar.fetch("/sign-in/school/password")).text()).toContain("Larch Moodle");
    expect((await prove("a guess")).refusal?.code).toBe("link-password-wrong");
    expect([jar.session, await linkedTo(sub)]).toEqual(["", []]);
    expect((await prove(password)).to).toBe(`/teacher/activities/${activityId}`);
    expect(await linkedTo(sub)).toEqual([{ teacher_id: teacherId }]);
    expect((await jar.fetch("/teacher")).status).toBe(200);
    expect(await launchFrom(trusted, jarOf(), sub, link.id)).toBe(`/teacher/activities/${activityId}`);
  });

  it("Q33b, Q33c: who is signed in to both is asked, links the two with their password, and chooses what the link opens, of classes that they steer only; under My account they unlink it, which ends their other sessions, and read how one is linked again", async () => {
    const [{ activityId, teacherId }, elsewhere] = [await makeLinkedClass(platform), await makeLinkedClass(platform)];
    const password = await givePassword(teacherId);
    const [{ sub }, bare, jar] = [maria(), platform.addLink(), await signedInJar(teacherId)];
    const linking = await launchFrom(platform, jar, sub, bare.id);
    const launch = linking.split("=")[1] ?? "";
    const stranger = await signedInJar((await makeTeacher()).id);
    const given = (typed: string) => encodeArguments([{ json: { launch, password: typed } }]);
    const link = (by: Jar, typed = password) => by.callAction(linking, linkAction, given(typed));
    await link(stranger);
    await link(jar, "a guess");
    expect((await stranger.fetch(linking)).headers.get("location")).toBe(refused("stale"));
    expect(await linkedTo(sub)).toEqual([]);
    await link(jar);
    expect(await linkedTo(sub)).toEqual([{ teacher_id: teacherId }]);
    const at = `/lti/choose?launch=${launch}`;
    const choose = (activity: string) =>
      sendForm(jar, at, "lib/features/courses/actions/launches.ts#chooseActivityAction", { launch, activity });
    expect((await choose(elsewhere.activityId)).refusal?.code).toBe("not-found");
    expect((await choose(activityId)).to).toBe(`/teacher/activities/${activityId}`);
    expect((await choose(activityId)).refusal?.code).toBe("launch-stale");
    const journal = await pool().query("select kind, values from journal where activity_id = $1", [activityId]);
    expect(journal.rows).toEqual([{ kind: "course-link", values: { course: "Biology 9" } }]);
    expect(await launchFrom(platform, jarOf(), student().sub, bare.id)).toBe("/sign-in/school/name");
    expect(await (await jar.fetch("/teacher/account")).text()).toContain("Larch Moodle, linked since");
    const [another, issuer] = [jarOf(), encodeArguments([{ json: platform.issuer }])];
    expect(await launchFrom(platform, another, sub, bare.id)).toBe(`/teacher/activities/${activityId}`);
    await jar.callAction("/teacher/account", "lib/features/courses/actions/launches.ts#unlinkPlatformAction", issuer);
    expect(await linkedTo(sub)).toEqual([]);
    expect((await another.fetch("/teacher")).status).toBe(307);
    expect(await (await jar.fetch("/teacher/account")).text()).toMatch(
      /You have no linked Larch Moodle account\. To link/,
    );
  });

  it("T19e, Q25e: a link to a class that they do not teach opens nothing, and the page says whom to ask", async () => {
    const { link } = await makeLinkedClass(trusted);
    const { email } = await makeTeacher({ passwordHash: noPasswordHash });
    const { sub } = maria({ email }, trusted);
    expect(await launchFrom(trusted, jarOf(), sub, link.id)).toBe(refused("other-class"));
  });
});
