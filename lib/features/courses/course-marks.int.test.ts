/** Marks into a course's gradebook, between a real server and a platform that authenticates its callers (T19). */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { database, pool } from "@/db/client";
import { linkStudent, listStudentAccounts } from "@/lib/features/people/signing-in/queries/outside-accounts";
import { makeStudent } from "@/db/testing/factories";
import { listPlatforms } from "@/lib/auth/platform/platforms";
import { sendScores } from "@/lib/auth/platform/services";
import { TestPlatform } from "@/lib/auth/platform/testing/test-platform";
import { mergeStudents } from "@/lib/features/arranging/students/merging";
import { reviewed } from "@/lib/features/cases/reviewing/testing/reviewed-class";
import { release } from "@/lib/features/cases/reviewing/reviews";
import { server, withRealServer } from "@/lib/server/testing/sign-in-browser";
import { linkTo, makeLinkedClass } from "./testing/course-link";
import { loadCourseGradebooks, sendMarks } from "./course-marks";

let platform: TestPlatform;
withRealServer(async () => {
  platform = await TestPlatform.start();
  return platform.settings();
});
beforeAll(() => {
  platform.allow(server.origin);
  // This process sends requests to the platform too.
  Object.assign(process.env, platform.settings());
  for (const sub of ["s1", "s2"]) platform.add({ sub, name: `Student ${sub}`, role: "Learner" });
  platform.add({ sub: "s4", name: "Gone Long Ago", role: "Learner", inactive: true });
});
afterAll(async () => {
  delete process.env["LTI_PLATFORMS"];
  await platform.stop();
});
const classroom = () => makeLinkedClass(platform);

describe("marks for a course", () => {
  it("T19j: only released marks go, to the link's own column, when they are sent, as fully graded only once every criterion is marked; who is not known there, or not in it any more, is named; sending again sends what counts by then", async () => {
    const room = await reviewed();
    const { link, id } = await linkTo(platform, room.activityId);
    const known = (studentId: string, subject: string) =>
      linkStudent(
        database(),
        { issuer: platform.issuer, subject },
        { studentId, classId: room.editor.classId },
        new Date(),
      );
    await known(room.amara.id, "s1");
    for (const criterion of ["harm", "response"]) await room.mark(3, criterion);
    const stateOf = async () =>
      Object.fromEntries(
        (await loadCourseGradebooks(room.editor))[0]?.marks.map(({ id, is, given }) => [
          id,
          [is, given?.points ?? null],
        ]) ?? [],
      );
    expect(await stateOf()).toEqual({
      [room.amara.id]: ["not-released", null],
      [room.ben.id]: ["not-released", null],
      [room.chidi.id]: ["no-marks", null],
    });
    await expect(sendMarks(room.editor, id)).rejects.toMatchObject({ code: "course-nothing" });
    await release(room.editor, { submissionIds: [room.submissionId], released: true });
    expect(await stateOf()).toEqual({
      [room.amara.id]: ["sent", 6],
      [room.ben.id]: ["no-account", null],
      [room.chidi.id]: ["no-marks", null],
    });
    expect(platform.services.scores).toEqual([]);
    expect(await sendMarks(room.editor, id)).toEqual({ sent: 1, refused: [] });
    const score = { link: link.id, userId: "s1", scoreGiven: 6, scoreMaximum: 16, gradingProgress: "PendingManual" };
    expect(platform.services.scores).toEqual([score]);
    for (const criterion of ["scenario", "prevention"]) await room.mark(4, criterion);
    await known(room.ben.id, "s4");
    expect(await sendMarks(room.editor, id)).toEqual({ sent: 1, refused: [room.ben.name] });
    const full = { ...score, scoreGiven: 14, gradingProgress: "FullyGraded" };
    expect(platform.services.scores).toEqual([score, full]);
    const journal = await pool().query("select values from journal where kind = 'marks-sent' order by n");
    expect(journal.rows).toEqual([
      { values: { count: 1, course: "Biology 9" } },
      { values: { count: 1, course: "Biology 9" } },
    ]);
    expect((await loadCourseGradebooks(room.editor))[0]?.sentAt).toBeInstanceOf(Date);
  });

  it("T19j, Q34c: marks that reached the gradebook before it was away are recorded with their number, and no more are sent; when none did, nothing is recorded", async () => {
    const room = await reviewed();
    const { link, id } = await linkTo(platform, room.activityId);
    for (const [{ id: studentId }, subject] of [
      [room.amara, "s1"],
      [room.ben, "s2"],
    ] as const)
      await linkStudent(
        database(),
        { issuer: platform.issuer, subject },
        { studentId, classId: room.editor.classId },
        new Date(),
      );
    await room.mark(3, "harm");
    await release(room.editor, { submissionIds: [room.submissionId], released: true });
    const { services } = platform;
    const lines = async () =>
      (
        await pool().query<{ detail: string }>("select detail from audit where act = 'marks-sent' and class_id = $1", [
          room.editor.classId,
        ])
      ).rows;
    const sendUntil = (more: number) => {
      services.mostScores = services.scores.length + more;
      return sendMarks(room.editor, id);
    };
    await expect(sendUntil(0)).rejects.toMatchObject({ code: "course-away" });
    expect(await lines()).toEqual([]);
    expect((await loadCourseGradebooks(room.editor))[0]?.sentAt).toBeNull();
    await expect(sendUntil(1)).rejects.toMatchObject({ code: "course-away" });
    expect(await lines()).toEqual([{ detail: "Biology 9: 1" }]);
    expect((await loadCourseGradebooks(room.editor))[0]?.sentAt).toBeInstanceOf(Date);

    const [found] = listPlatforms();
    if (found === undefined) throw new Error("a platform is set up");
    const many = Array.from({ length: 20 }, () => ({ subject: "s1", points: 1, of: 16, isFull: true }));
    services.mostScores = services.scores.length + 7;
    const sent = await sendScores(found, `${platform.issuer}/items/${link.id}?type=1`, many, new Date());
    services.mostScores = Infinity;
    // Two of the second five were taken.
    expect(sent).toMatchObject({ refused: [], failure: { kind: "away" } });
    expect(sent.taken).toHaveLength(7);
  });

  it("T19j, T15q: go out with a student's own account; with that of a name that was put together with theirs only where both are one person and they have none", async () => {
    const { classId, editor } = await classroom();
    const make = async (name: string, at: number) => {
      const { id: studentId } = await makeStudent({ classId, name });
      await linkStudent(database(), { issuer: "i", subject: name }, { studentId, classId }, new Date(at));
      return studentId;
    };
    const [impostor, twice, alice] = [await make("impostor", 1), await make("twice", 2), await make("alice", 3)];
    const [other, second] = [await make("other", 4), await make("second", 5)];
    const [carol, dora] = [await makeStudent({ classId, name: "carol" }), await makeStudent({ classId, name: "dora" })];
    const merge = (studentId: string, intoId: string, samePerson: boolean) =>
      mergeStudents(editor, { studentId, intoId, samePerson });
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

  it("T19j, B1a: a link without a column, or of another activity, and a platform that is away are refused with a sentence", async () => {
    const [room, other] = [await reviewed(), await classroom()];
    const bare = await linkTo(platform, room.activityId, { lineItem: false });
    await expect(sendMarks(room.editor, bare.id)).rejects.toMatchObject({ code: "course-no-column" });
    await expect(sendMarks(room.editor, other.id)).rejects.toMatchObject({ code: "course-gone" });
  });
});
