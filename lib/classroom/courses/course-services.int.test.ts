/** T19: a course's students as a list, and marks into its gradebook, between a real server and a platform that checks who asks. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { database, pool } from "@/db/client";
import { listStudents } from "@/db/queries/classes/students";
import { storeLink } from "@/db/queries/courses/course-links";
import { linkStudent, listStudentAccounts } from "@/db/queries/signing-in/outside-accounts";
import { makeClass, makeActivity, makeStudent } from "@/db/testing/factories";
import { TestPlatform } from "@/lib/auth/platform/testing/test-platform";
import type { ClassSteering } from "@/lib/auth/standing";
import { joinClass } from "@/lib/classroom/joining/joining";
import { mergeStudents } from "@/lib/classroom/joining/merging";
import { reviewed } from "@/lib/classroom/reviewing/reviewed-class";
import { release } from "@/lib/classroom/reviewing/reviews";
import { launchFrom } from "@/lib/server/testing/launching-browser";
import { Jar, newAddress, server, withRealServer } from "@/lib/server/testing/sign-in-browser";
import type { RosterDecisions } from "@/lib/rules/classes/roster-decisions";
import { maxRosterRows } from "@/lib/rules/classes/roster-rows";
import type { CourseAccount } from "@/lib/rules/courses/course-list";
import { importCourseRoster, listRosterCourses, loadCourseList } from "./course-roster";
import { loadCourseGradebooks, sendMarks } from "./course-marks";

let platform: TestPlatform;
withRealServer(async () => {
  platform = await TestPlatform.start();
  return platform.settings();
});
beforeAll(() => {
  platform.allow(server.origin);
  // This process asks the platform too.
  Object.assign(process.env, platform.settings());
  for (const { subject: sub, name, email } of [amara, ben, zoe]) platform.add({ sub, name, role: "Learner", email });
  platform.add({ sub: "t1", name: "Maria Lopes", role: "Instructor" });
  platform.add({ sub: "s4", name: "Gone Long Ago", role: "Learner", inactive: true });
});
afterAll(async () => {
  delete process.env["LTI_PLATFORMS"];
  await platform.stop();
});

async function linkTo(activityId: string, given: { lineItem?: boolean; membersUrl?: string } = {}) {
  const link = platform.addLink();
  await storeLink(
    database(),
    {
      issuer: platform.issuer,
      clientId: platform.clientId,
      deploymentId: platform.deploymentId,
      courseId: platform.course.id,
      courseTitle: platform.course.title,
      linkId: link.id,
      activityId,
      membersUrl: given.membersUrl ?? `${platform.issuer}/members`,
      lineItemUrl: given.lineItem === false ? null : `${platform.issuer}/items/${link.id}?type=1`,
    },
    new Date(),
  );
  const { rows } = await pool().query<{ id: string }>("select id from course_links where link_id = $1", [link.id]);
  return { link, id: rows[0]?.id ?? "" };
}

async function classroom() {
  const made = await makeClass();
  const activity = await makeActivity({ classId: made.id });
  const steering: ClassSteering = {
    classId: made.id,
    teacherId: made.teacherIds[0] ?? "",
    name: "Ms. Okafor",
    standing: { as: "teacher", may: "steer" },
  };
  return { code: made.code, classId: made.id, activityId: activity.id, steering, ...(await linkTo(activity.id)) };
}

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
  it("T19, T15: come as a list, from all its pages, without teachers and those who left; taken over, they come in from the course without a name or a PIN, and the PIN on their slip opens nothing from then on; who was left out is linked to nobody", async () => {
    const { code, classId, activityId, steering, link, id } = await classroom();
    await makeStudent({ classId, name: "Zoe Quist" });
    expect(await listRosterCourses(steering)).toEqual([{ linkId: id, title: "Biology 9", label: "Larch Moodle" }]);
    expect(await loadCourseList(steering, id)).toEqual({ students: [amara, ben, zoe], linked: [] });
    const add = [{ name: "Amara Obi", record: { email: "s1@larch.example" } }];
    const accounts = [{ ...amara, to: { added: "Amara Obi" } }];
    const result = await importCourseRoster(steering, { linkId: id, accounts }, { ...nothing, add });
    expect(result).toEqual({ added: 1, changed: 0, removed: 0, linked: 1 });
    expect(await linkedIn(classId)).toEqual([{ name: "Amara Obi", subject: "s1" }]);
    expect((await loadCourseList(steering, id)).linked).toMatchObject([{ subject: "s1" }]);
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
    // Again: nobody twice, and nobody is removed who is not in the list.
    expect(await importCourseRoster(steering, { linkId: id, accounts: [] }, nothing)).toMatchObject({ removed: 0 });
  });

  it("T19, Q33: an account is linked where the teacher has said whose it is, by whatever name, and nowhere else: not by a name in a line that was left out, nor one that was changed after the teacher looked", async () => {
    const { classId, activityId, steering, link, id } = await classroom();
    await makeStudent({ classId, name: "Amara Obi" });
    const likely = await makeStudent({ classId, name: "Zoë Quis" });
    const take = (accounts: CourseAccount[], decisions: Partial<RosterDecisions> = {}) =>
      importCourseRoster(steering, { linkId: id, accounts }, { ...nothing, ...decisions });
    const come = (sub: string) => launchFrom(platform, new Jar({ "x-forwarded-for": newAddress() }), sub, link.id);
    const add = [{ name: "Ben Adler", record: {} }];
    const addBen = [{ ...ben, to: { added: "Ben Adler" } }];

    // Ben calls himself Amara: the teacher leaves the line out; or he does it after they looked.
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
    // Whose account is somebody's already stays theirs.
    expect(await take([{ ...zoe, to: { added: "Ben Adler" } }], { add })).toMatchObject({ added: 1, linked: 0 });
    expect(await linkedIn(classId)).toEqual([{ name: "Zoë Quis", subject: "s3" }]);
  });

  it("T19, B1: a course with more students than a list has lines is refused with a sentence", async () => {
    const { steering, id } = await classroom();
    const many = Array.from({ length: maxRosterRows }, (_, n) => `many-${n}`);
    for (const sub of many) platform.add({ sub, name: sub, role: "Learner" });
    platform.services.membersPerPage = 400;
    await expect(loadCourseList(steering, id)).rejects.toMatchObject({ code: "course-long" });
    for (const sub of many) platform.people.delete(sub);
    platform.services.membersPerPage = 2;
  });

  it("T19, B1: a platform that is away, an address elsewhere, and a link of another class are refused with a sentence, and change nothing", async () => {
    const [room, other] = [await classroom(), await classroom()];
    const elsewhere = await linkTo(room.activityId, { membersUrl: "http://127.0.0.1:9/members" });
    const decisions = { ...nothing, add: [{ name: "Amara Obi", record: {} }] };
    await expect(loadCourseList(room.steering, elsewhere.id)).rejects.toMatchObject({ code: "course-refused" });
    await expect(loadCourseList(room.steering, other.id)).rejects.toMatchObject({ code: "course-gone" });
    await expect(loadCourseList(room.steering, "no id")).rejects.toMatchObject({ code: "course-gone" });
    platform.isAway = true;
    const course = { linkId: room.id, accounts: [] };
    await expect(importCourseRoster(room.steering, course, decisions)).rejects.toMatchObject({ code: "course-away" });
    platform.isAway = false;
    expect((await pool().query("select 1 from students where class_id = $1", [room.classId])).rowCount).toBe(0);
  });
});

describe("marks for a course", () => {
  it("T19: only released marks go, to the link's own column, when they are sent, as fully graded only once every criterion is marked; who is not known there, or not in it any more, is named; sending again sends what counts by then", async () => {
    const room = await reviewed();
    const { link, id } = await linkTo(room.activityId);
    const known = (studentId: string, subject: string) =>
      linkStudent(
        database(),
        { issuer: platform.issuer, subject },
        { studentId, classId: room.steering.classId },
        new Date(),
      );
    await known(room.amara.id, "s1");
    for (const criterion of ["harm", "response"]) await room.mark(3, criterion);
    const stateOf = async () => {
      const [book] = await loadCourseGradebooks(room.steering);
      return Object.fromEntries(book?.marks.map(({ id, is, given }) => [id, [is, given?.points ?? null]]) ?? []);
    };
    expect(await stateOf()).toEqual({
      [room.amara.id]: ["not-released", null],
      [room.ben.id]: ["not-released", null],
      [room.chidi.id]: ["no-marks", null],
    });
    await expect(sendMarks(room.steering, id)).rejects.toMatchObject({ code: "course-nothing" });
    await release(room.steering, { submissionIds: [room.submissionId], released: true });
    expect(await stateOf()).toEqual({
      [room.amara.id]: ["sent", 6],
      [room.ben.id]: ["no-account", null],
      [room.chidi.id]: ["no-marks", null],
    });
    expect(platform.services.scores).toEqual([]);
    expect(await sendMarks(room.steering, id)).toEqual({ sent: 1, refused: [] });
    const score = { link: link.id, userId: "s1", scoreGiven: 6, scoreMaximum: 16, gradingProgress: "PendingManual" };
    expect(platform.services.scores).toEqual([score]);
    for (const criterion of ["scenario", "prevention"]) await room.mark(4, criterion);
    await known(room.ben.id, "s4");
    expect(await sendMarks(room.steering, id)).toEqual({ sent: 1, refused: [room.ben.name] });
    const full = { ...score, scoreGiven: 14, gradingProgress: "FullyGraded" };
    expect(platform.services.scores).toEqual([score, full]);
    const journal = await pool().query("select values from journal where kind = 'marks-sent' order by n");
    expect(journal.rows).toEqual([
      { values: { count: 1, course: "Biology 9" } },
      { values: { count: 1, course: "Biology 9" } },
    ]);
    expect((await loadCourseGradebooks(room.steering))[0]?.sentAt).toBeInstanceOf(Date);
  });

  it("T19, T15: go out with a student's own account; with that of a name that was put together with theirs only where both are one person and they have none", async () => {
    const { classId, steering } = await classroom();
    const make = async (name: string, at: number) => {
      const { id: studentId } = await makeStudent({ classId, name });
      await linkStudent(database(), { issuer: "i", subject: name }, { studentId, classId }, new Date(at));
      return studentId;
    };
    const [impostor, twice, alice] = [await make("impostor", 1), await make("twice", 2), await make("alice", 3)];
    const [other, second] = [await make("other", 4), await make("second", 5)];
    const [carol, dora] = [await makeStudent({ classId, name: "carol" }), await makeStudent({ classId, name: "dora" })];
    const merge = (studentId: string, intoId: string, samePerson: boolean) =>
      mergeStudents(steering, { studentId, intoId, samePerson });
    await merge(impostor, alice, false);
    await merge(twice, alice, true);
    await merge(other, carol.id, false);
    await merge(second, dora.id, true);
    expect([...(await listStudentAccounts(database(), classId, "i"))].sort()).toEqual(
      [
        [alice, "alice"],
        [dora.id, "second"],
      ].sort(),
    );
  });

  it("T19, B1: a link without a column, or of another activity, and a platform that is away are refused with a sentence", async () => {
    const [room, other] = [await reviewed(), await classroom()];
    const bare = await linkTo(room.activityId, { lineItem: false });
    await expect(sendMarks(room.steering, bare.id)).rejects.toMatchObject({ code: "course-no-column" });
    await expect(sendMarks(room.steering, other.id)).rejects.toMatchObject({ code: "course-gone" });
  });
});
