import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { listWorksheetCopies } from "@/lib/features/teams/queries/copies";
import { listTeamTimes } from "@/lib/features/hour/clocks/queries/clocks";
import { countStudents } from "@/lib/features/people/classes/queries/students";
import { withDatabase } from "@/db/testing/database";
import { makeBallot, makeSession, makeSubmission, makeTeam } from "@/db/testing/factories";
import { insertUpdateFor } from "@/db/testing/updates";
import { authoriseMember } from "@/lib/activity/authorise";
import { subscribe } from "@/lib/bus/bus";
import type { BusMessage } from "@/lib/bus/bus-contract";
import { giveExtraTime } from "@/lib/features/hour/clocks/clocks";
import { joinClass } from "@/lib/features/people/joining/joining";
import { loadJournal, undo } from "@/lib/features/undo/journal";
import { newClass } from "@/lib/features/people/joining/testing/merging-class";
import { mergeStudents } from "./merging";
import { loadMerges, markMergesRead } from "@/lib/features/people/joining/merges";
import { loadSubmission } from "@/lib/features/cases/reviewing/submission";
import { addRosterNames, resetPin } from "@/lib/features/people/classes/students";

process.env.NEXTAUTH_SECRET = "a secret for tests, long enough to be one";
withDatabase();

describe("T15: one student who joined twice", () => {
  it("T3f, T15q: has one place, the votes and tries of both, and what was written stays; all of it can be undone", async () => {
    const room = await newClass();
    const [twice, once] = [room.id(0), room.id(2)];
    await insertUpdateFor(room.team.documentId, twice);
    const submission = await makeSubmission({ activityId: room.activity.id, team: room.team, studentId: twice });
    await makeBallot({ activityId: room.activity.id, studentId: twice, kind: "before", choice: "bias" });
    await makeBallot({ activityId: room.activity.id, studentId: twice, kind: "final", choice: "hallucination" });
    await makeBallot({ activityId: room.activity.id, studentId: once, kind: "final", choice: "adversarial" });
    const before = await room.load();
    await mergeStudents(room.inClass, { studentId: twice, intoId: once, samePerson: true });
    expect((await room.load()).arrangement.teams[0]?.memberIds).toEqual(expect.arrayContaining([once, room.id(1)]));
    expect((await room.load()).students.map((student) => student.id)).not.toContain(twice);
    expect((await room.ballots()).map(({ studentId, kind, choice }) => [studentId, kind, choice])).toEqual([
      [once, "final", "adversarial"],
      [once, "before", "bias"],
      [twice, "final", "hallucination"],
    ]);
    // This student was there at the hand-in, under the other name (Q21).
    expect((await loadSubmission(room.editor, submission.id)).names).toContain(room.students[2]?.name);
    const [entry] = await loadJournal(room.editor, 1);
    expect(await undo(room.editor, entry?.id ?? "")).toEqual({ done: true });
    expect((await room.load()).arrangement).toEqual(before.arrangement);
    expect((await room.ballots()).map(({ studentId, cameFrom }) => [studentId, cameFrom])).toEqual([
      [once, []],
      [twice, []],
      [twice, []],
    ]);
  });

  it("T15q, T7b: of two places the one of the name that stays is kept; a copy of what was written in the other is at hand", async () => {
    const room = await newClass();
    await makeTeam({ activityId: room.activity.id, mode: "brittleness", number: 2, memberIds: [room.id(2)] });
    await insertUpdateFor(room.team.documentId, room.id(0));
    await mergeStudents(room.inClass, { studentId: room.id(0), intoId: room.id(2), samePerson: true });
    expect((await room.load()).arrangement.teams.map((team) => team.memberIds)).toEqual([[room.id(1)], [room.id(2)]]);
    expect(
      await listWorksheetCopies(database(), [{ activityId: room.activity.id, studentId: room.id(2) }]),
    ).toMatchObject([{ number: 1, mode: "bias" }]);
  });

  it("T15q, T10e: has the longer extra time of both, and Undo gives each its own again", async () => {
    const room = await newClass();
    const percents = async () => (await listTeamTimes(database(), [room.activity.id])).map(({ percent }) => percent);
    await giveExtraTime(room.inClass, { studentId: room.id(2), percent: 150 });
    await giveExtraTime(room.inClass, { studentId: room.id(3), percent: 125 });
    await mergeStudents(room.inClass, { studentId: room.id(2), intoId: room.id(0), samePerson: true });
    expect(await percents()).toEqual([150]);
    await mergeStudents(room.inClass, { studentId: room.id(3), intoId: room.id(0), samePerson: true });
    expect(await percents()).toEqual([150]);
    for (const expected of [[150], []]) {
      const entry = (await loadJournal(room.editor, 9)).find(
        (one) => one.kind === "merge-students" && one.undoneAt === null,
      );
      expect(await undo(room.editor, entry?.id ?? "")).toEqual({ done: true });
      expect(await percents()).toEqual(expected);
    }
    const given = await database().query.students.findMany({ where: (row, { eq }) => eq(row.classId, room.class.id) });
    const extra = (i: number) => given.find(({ id }) => id === room.id(i))?.extraTime;
    expect([0, 2, 3].map(extra)).toEqual([100, 150, 125]);
  });

  it("T15q, S1k: a name from the list takes the PIN that was picked; the other's devices are signed out", async () => {
    const room = await newClass();
    await addRosterNames(room.inClass, "Benjamin Kowalski");
    const roster = await database().query.students.findFirst({
      where: (row, { and, eq }) => and(eq(row.classId, room.class.id), eq(row.name, "Benjamin Kowalski")),
    });
    const session = await makeSession({ studentId: room.id(3) });
    const published: BusMessage[] = [];
    const stop = subscribe((message) => published.push(message));
    await mergeStudents(room.inClass, { studentId: room.id(3), intoId: roster?.id ?? "", samePerson: true });
    stop();
    expect(published).toContainEqual({ kind: "signed-out", sessionIds: [session.id], why: "merged" });
    const after = await database().query.students.findFirst({ where: (row, { eq }) => eq(row.id, roster?.id ?? "") });
    expect(after).toMatchObject({ oneTimePin: null, pinHash: room.students[3]?.pinHash });
  });

  it("T3f, T15q, S1c: the name that went, with its own PIN, opens the place of the one that stayed, until that one's PIN is reset; and the merge can still be undone", async () => {
    const room = await newClass();
    const { code } = room.class;
    const whoOf = async (sessionId: string) =>
      (await database().query.sessions.findFirst({ where: (row, { eq }) => eq(row.id, sessionId) }))?.studentId;
    const bob = await whoOf(await joinClass({ code, name: "Bob", pin: "4821" }));
    const robert = await whoOf(await joinClass({ code, name: "Robert", pin: "7394" }));
    await mergeStudents(room.inClass, { studentId: robert ?? "", intoId: bob ?? "", samePerson: true });
    const before = await countStudents(database(), room.class.id);
    expect(await whoOf(await joinClass({ code, name: "robert", pin: "7394" }))).toBe(bob);
    await expect(joinClass({ code, name: "Robert", pin: "4821" })).rejects.toMatchObject({ code: "name-taken" });
    expect(await countStudents(database(), room.class.id)).toBe(before);
    await resetPin(room.inClass, bob ?? "");
    await expect(joinClass({ code, name: "Robert", pin: "7394" })).rejects.toMatchObject({ code: "name-on-list" });
    const entry = (await loadJournal(room.editor, 9)).find(({ kind }) => kind === "merge-students");
    expect(await undo(room.editor, entry?.id ?? "")).toEqual({ done: true });
    expect(await countStudents(database(), room.class.id)).toBe(before + 1);
  });

  it("T15q, S1c: unless the teacher says that both are one person, only the PIN of the name that stays opens the place, of a slip too; both are told", async () => {
    const room = await newClass();
    const { code } = room.class;
    const whoOf = async (sessionId: string) =>
      (await database().query.sessions.findFirst({ where: (row, { eq }) => eq(row.id, sessionId) }))?.studentId ?? "";
    const victim = await whoOf(await joinClass({ code, name: "Bob", pin: "4821" }));
    const other = await whoOf(await joinClass({ code, name: "Bobby", pin: "7394" }));
    const third = await whoOf(await joinClass({ code, name: "Rob", pin: "6153" }));
    await mergeStudents(room.inClass, { studentId: third, intoId: other, samePerson: true });
    await mergeStudents(room.inClass, { studentId: other, intoId: victim, samePerson: false });
    for (const [name, pin] of [
      ["Bobby", "7394"],
      ["Rob", "6153"],
    ] as const) {
      await expect(joinClass({ code, name, pin })).rejects.toMatchObject({
        code: "name-merged",
        values: { name, teacher: room.teacher.name },
      });
      await expect(joinClass({ code, name, pin: "4821" })).rejects.toMatchObject({ code: "name-taken" });
    }
    expect(await whoOf(await joinClass({ code, name: "Bob", pin: "4821" }))).toBe(victim);
    const member = await authoriseMember(
      { as: "student", studentId: victim, classId: room.class.id, sessionId: "", name: "Bob" },
      room.activity.id,
    );
    expect(await loadMerges(victim)).toMatchObject([
      { name: "Rob", pinCounts: false, isSeen: false },
      { name: "Bobby", pinCounts: false, isSeen: false },
    ]);
    await markMergesRead(member);
    expect((await loadMerges(victim)).map(({ isSeen }) => isSeen)).toEqual([true, true]);

    await addRosterNames(room.inClass, "Benjamin");
    const slip = await database().query.students.findFirst({
      where: (row, { and, eq }) => and(eq(row.classId, room.class.id), eq(row.name, "Benjamin")),
    });
    await mergeStudents(room.inClass, { studentId: victim, intoId: slip?.id ?? "", samePerson: false });
    expect(
      await database().query.students.findFirst({ where: (row, { eq }) => eq(row.id, slip?.id ?? "") }),
    ).toMatchObject({ oneTimePin: slip?.oneTimePin });
    const [entry] = await loadJournal(room.editor, 1);
    expect(await undo(room.editor, entry?.id ?? "")).toEqual({ done: true });
    expect(await whoOf(await joinClass({ code, name: "Bob", pin: "4821" }))).toBe(victim);
  });

  it("B1a, B2: a student and themselves, or one of another class, are refused", async () => {
    const [room, other] = [await newClass(), await newClass()];
    await expect(
      mergeStudents(room.inClass, { studentId: room.id(0), intoId: room.id(0), samePerson: true }),
    ).rejects.toMatchObject({ code: "merge-same" });
    for (const given of [
      { studentId: room.id(0), intoId: other.id(0) },
      { studentId: other.id(0), intoId: room.id(0) },
    ]) {
      await expect(mergeStudents(room.inClass, { ...given, samePerson: true })).rejects.toMatchObject({
        code: "student-gone",
      });
    }
  });
});

describe("T8: undoing a merge gives back every colour", () => {
  it.each([
    ["from the tray", [], 0],
    ["from the tray, by whom it begins", [], 1],
    ["from another team", [2, 3], 0],
    ["from another team, the second of both", [3, 2], 1],
    ["from the same team", "same", 0],
    ["from the same team, the other way round", "same", 1],
  ] as const)("T8d, S4b: whose other name came %s", async (_, others, place) => {
    const room = await newClass();
    if (others !== "same" && others.length > 0)
      await makeTeam({
        activityId: room.activity.id,
        mode: "brittleness",
        number: 2,
        memberIds: others.map((i) => room.id(i)),
      });
    const seats = async () =>
      (await database().query.teamMembers.findMany({ where: (row, { eq }) => eq(row.activityId, room.activity.id) }))
        .map(({ studentId, teamId, seat }) => [studentId, teamId, seat].join())
        .sort();
    const before = await seats();
    await mergeStudents(room.inClass, {
      studentId: room.id(place),
      intoId: others === "same" ? room.id(1 - place) : room.id(2),
      samePerson: true,
    });
    expect(await seats()).not.toEqual(before);
    const [entry] = await loadJournal(room.editor, 1);
    expect(await undo(room.editor, entry?.id ?? "")).toEqual({ done: true });
    expect(await seats()).toEqual(before);
  });
});
