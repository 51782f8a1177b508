/**
 * A course's students as a list, between a real server and a platform that authenticates its callers; and which of the platform's forms are accepted
 * (T19).
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { database, pool } from "@/db/client";
import { listStudents } from "@/lib/features/people/classes/queries/students";
import { makeClass, makeStudent } from "@/db/testing/factories";
import { TestPlatform } from "@/lib/auth/platform/testing/test-platform";
import { joinClass } from "@/lib/features/people/joining/joining";
import { launchFrom } from "@/lib/server/testing/launching-browser";
import { refused } from "@/lib/server/testing/refused-launch";
import { Jar, newAddress, server, withRealServer } from "@/lib/server/testing/sign-in-browser";
import type { RosterDecisions } from "@/lib/features/arranging/students/rules/roster-decisions";
import { maxRosterRows } from "@/lib/features/arranging/students/rules/roster-rows";
import type { CourseAccount } from "./rules/course-list";
import { importCourseRoster, listRosterCourses, loadCourseList } from "./course-roster";
import { linkTo, makeLinkedClass } from "./testing/course-link";

let platform: TestPlatform;
withRealServer(async () => {
  platform = await TestPlatform.start();
  return platform.settings();
});
beforeAll(() => {
  platform.allow(server.origin);
  // This process sends requests to the platform too.
  Object.assign(process.env, platform.settings());
  for (const { subject: sub, name, email } of [amara, ben, zoe]) platform.add({ sub, name, role: "Learner", email });
  platform.add({ sub: "t1", name: "Maria Lopes", role: "Instructor" });
  platform.add({ sub: "s4", name: "Gone Long Ago", role: "Learner", inactive: true });
});
afterAll(async () => {
  delete process.env["LTI_PLATFORMS"];
  await platform.stop();
});

const classroom = () => makeLinkedClass(platform);

const member = (subject: string, name: string) => ({ subject, name, email: `${subject}@larch.example` });
const [amara, ben, zoe] = [member("s1", "Amara Obi"), member("s2", "Ben Adler"), member("s3", "Zoe Quist")];
const nothing: RosterDecisions = { add: [], update: [], remove: [] };

async function linkedIn(classId: string) {
  const found = await pool().query<{ name: string; subject: string }>(
    "select s.name, o.subject from outside_accounts o join students s on s.id = o.student_id where o.class_id = $1",
    [classId],
  );
  return found.rows;
}

describe("the students of a course", () => {
  it("T19i, T15d: come as a list, from all its pages, without teachers and those who left; taken over, they come in from the course without a name or a PIN, and the PIN on their slip opens nothing from then on; who was left out is linked to nobody", async () => {
    const { code, classId, activityId, editor, link, id } = await classroom();
    await makeStudent({ classId, name: "Zoe Quist" });
    expect(await listRosterCourses(editor)).toEqual([{ linkId: id, title: "Biology 9", label: "Larch Moodle" }]);
    expect(await loadCourseList(editor, id)).toEqual({ students: [amara, ben, zoe], linked: [] });
    const add = [{ name: "Amara Obi", record: { email: "s1@larch.example" } }];
    const accounts = [{ ...amara, to: { added: "Amara Obi" } }];
    const result = await importCourseRoster(editor, { linkId: id, accounts }, { ...nothing, add });
    expect(result).toEqual({ added: 1, changed: 0, removed: 0, linked: 1 });
    expect(await linkedIn(classId)).toEqual([{ name: "Amara Obi", subject: "s1" }]);
    expect((await loadCourseList(editor, id)).linked).toMatchObject([{ subject: "s1" }]);
    const audit = await pool().query("select act from audit where class_id = $1 order by n", [classId]);
    expect(audit.rows).toEqual([{ act: "roster" }, { act: "link-listed" }]);
    const come = (sub: string) => launchFrom(platform, new Jar({ "x-forwarded-for": newAddress() }), sub, link.id);
    const slip = async () =>
      (await listStudents(database(), classId)).find(({ name }) => name === "Amara Obi")?.oneTimePin ?? null;
    const pin = await slip();
    expect(pin).not.toBeNull();
    expect(await come("s1")).toBe(`/a/${activityId}`);
    expect(await slip()).toBeNull();
    const joining = joinClass({ code, name: "Amara Obi", pin: pin ?? "" });
    await expect(joining).rejects.toMatchObject({ code: "name-taken" });
    expect(await come("s3")).toBe("/sign-in/school/name");
    // A second import adds nobody twice, and removes nobody who is missing in the list.
    expect(await importCourseRoster(editor, { linkId: id, accounts: [] }, nothing)).toMatchObject({ removed: 0 });
  });

  it("T19i, Q33b: an account is linked where the teacher has said whose it is, by whatever name, and nowhere else: not by a name in a line that was left out, nor one that was changed after the teacher looked", async () => {
    const { classId, activityId, editor, link, id } = await classroom();
    await makeStudent({ classId, name: "Amara Obi" });
    const likely = await makeStudent({ classId, name: "Zoë Quis" });
    const take = (accounts: CourseAccount[], decisions: Partial<RosterDecisions> = {}) =>
      importCourseRoster(editor, { linkId: id, accounts }, { ...nothing, ...decisions });
    const come = (sub: string) => launchFrom(platform, new Jar({ "x-forwarded-for": newAddress() }), sub, link.id);
    const add = [{ name: "Ben Adler", record: {} }];
    const addBen = [{ ...ben, to: { added: "Ben Adler" } }];

    // Ben calls himself Amara: either the teacher leaves the line out, or he renames himself after they looked.
    platform.add({ sub: "s2", name: "Amara Obi", role: "Learner", email: "s2@larch.example" });
    expect(await take([])).toMatchObject({ linked: 0 });
    const changed = { code: "course-changed", values: { label: "Larch Moodle", names: "Ben Adler" } };
    await expect(take(addBen, { add })).rejects.toMatchObject(changed);
    platform.add({ sub: "s2", name: "Ben Adler", role: "Learner", email: "amara@larch.example" });
    await expect(take(addBen, { add })).rejects.toMatchObject(changed);
    expect(await come("s2")).toBe("/sign-in/school/name");
    platform.add({ sub: "s2", name: "Ben Adler", role: "Learner", email: "s2@larch.example" });

    expect(await take([{ ...zoe, to: { studentId: likely.id } }])).toMatchObject({ changed: 0, linked: 1 });
    expect(await linkedIn(classId)).toEqual([{ name: "Zoë Quis", subject: "s3" }]);
    expect(await come("s3")).toBe(`/a/${activityId}`);

    const unknown = [{ ...ben, subject: "nobody", to: { added: "Ben Adler" } }];
    await expect(take(unknown, { add })).rejects.toMatchObject(changed);
    const elsewhere = await makeStudent({ classId: (await makeClass()).id, name: "Ben Adler" });
    const ofAnother = [{ ...ben, to: { studentId: elsewhere.id } }];
    await expect(take(ofAnother, { add })).rejects.toMatchObject({ code: "roster-changed" });
    const twice = [amara, ben].map((one) => ({ ...one, to: { studentId: likely.id } }));
    await expect(take(twice)).rejects.toMatchObject({ code: "roster-twice" });
    // An account that is linked already stays linked to its student.
    expect(await take([{ ...zoe, to: { added: "Ben Adler" } }], { add })).toMatchObject({ added: 1, linked: 0 });
    expect(await linkedIn(classId)).toEqual([{ name: "Zoë Quis", subject: "s3" }]);
  });

  it("T19i, B1a: a course with more students than a list has lines is refused with a sentence", async () => {
    const { editor, id } = await classroom();
    const many = Array.from({ length: maxRosterRows }, (_, n) => `many-${n}`);
    for (const sub of many) platform.add({ sub, name: sub, role: "Learner" });
    platform.services.membersPerPage = 400;
    await expect(loadCourseList(editor, id)).rejects.toMatchObject({ code: "course-long" });
    for (const sub of many) platform.people.delete(sub);
    platform.services.membersPerPage = 2;
  });

  it("T19i, B1a: a platform that is away, an address elsewhere, and a link of another class are refused with a sentence, and change nothing", async () => {
    const [room, other] = [await classroom(), await classroom()];
    const elsewhere = await linkTo(platform, room.activityId, { membersUrl: "http://127.0.0.1:9/members" });
    const decisions = { ...nothing, add: [{ name: "Amara Obi", record: {} }] };
    await expect(loadCourseList(room.editor, elsewhere.id)).rejects.toMatchObject({ code: "course-refused" });
    await expect(loadCourseList(room.editor, other.id)).rejects.toMatchObject({ code: "course-gone" });
    await expect(loadCourseList(room.editor, "no id")).rejects.toMatchObject({ code: "course-gone" });
    platform.isAway = true;
    const course = { linkId: room.id, accounts: [] };
    await expect(importCourseRoster(room.editor, course, decisions)).rejects.toMatchObject({ code: "course-away" });
    platform.isAway = false;
    expect((await pool().query("select 1 from students where class_id = $1", [room.classId])).rowCount).toBe(0);
  });
});

describe("forms of a platform", () => {
  it("T19h, B2: the front door lets in a form from elsewhere at these two paths only, and no call of an action", async () => {
    const post = (at: string, headers: Record<string, string>) =>
      fetch(server.origin + at, {
        method: "POST",
        redirect: "manual",
        headers: { origin: platform.issuer, "content-type": "application/x-www-form-urlencoded", ...headers },
        body: "a=1",
      });
    expect((await post("/lti/launch", {})).headers.get("location")).toBe(refused("stale"));
    expect((await post("/lti/login", {})).headers.get("location")).toBe("/lti/login?a=1");
    expect((await post("/lti/launch", { "next-action": "0" })).status).toBe(403);
    expect((await post("/lti/launch", { "content-type": "text/plain" })).status).toBe(403);
    for (const at of ["/lti/choose", "/lti/answer", "/lti/enter", "/lti/launch/", "/teacher/sign-in"])
      expect((await post(at, {})).status, at).toBe(403);
    // Which sites may frame the page, and where its form may be sent.
    const policyOf = async (at: string) =>
      (await fetch(server.origin + at, { redirect: "manual" })).headers.get("content-security-policy");
    expect(await policyOf("/lti/login")).toContain(`frame-ancestors ${platform.issuer}`);
    expect(await policyOf("/lti/answer")).toContain(`form-action 'self' ${platform.issuer}`);
    expect(await policyOf("/teacher/sign-in")).toMatch(/form-action 'self'; frame-ancestors 'none'$/);
  });
});
