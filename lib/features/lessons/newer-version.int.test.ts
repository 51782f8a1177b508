import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { database, transaction } from "@/db/client";
import { listAllRows, setActivity, setParticipant } from "@/db/testing/change-rows";
import { withOwnDatabase } from "@/db/testing/database";
import {
  makeBallot,
  makeClassroom,
  makeCoTeacher,
  makeLessonVersion,
  makeSubmission,
  makeTeam,
} from "@/db/testing/factories";
import { authoriseActivityEditor, authoriseLessonEditor, authoriseMember, type Member } from "@/lib/activity/authorise";
import { holdLesson, lockActivity } from "@/lib/activity/queries/activity";
import { listNewestFor } from "@/lib/activity/queries/lessons";
import { seededRandom, shuffle } from "@/lib/activity/rules/random";
import type { Phase } from "@/lib/activity/rules/phases";
import { topicsDuring } from "@/lib/bus/testing/messages-during";
import type { Lesson } from "@/lib/content/schema";
import { builtInLesson } from "@/lib/content/testing/built-in-lesson";
import { saveGuesses } from "@/lib/features/learning/guesses";
import { loadGuesses, loadLearning, markSectionRead, recordTry } from "@/lib/features/learning/learning";
import { insertTry } from "@/lib/features/learning/queries/learning";
import { archiveActivity, archiveClass } from "@/lib/features/people/classes/archiving";
import { activityOf, editorOf, type MadeClassroom } from "@/lib/features/phases/testing/moved-class";
import { dissolveTeams } from "@/lib/features/teams/queries/teams";
import { chooseMode, openChoice } from "@/lib/features/teams/mode-choice";
import { castBallot } from "@/lib/features/votes/voting/ballots";
import { loadJournal, undo } from "@/lib/features/undo/journal";
import { runSeed } from "@/lib/testing/run-seed";
import { findNewerVersion, findUsableVersion, loadOffer, takeNewerVersion } from "./newer-version";
import { importLesson, publishLesson, removeLesson, saveLesson } from "./own-lessons";
import { setLessonVersion } from "./queries/newer-version";
import type { Dependency } from "./rules/newer-version";

withOwnDatabase();

const [check] = builtInLesson.checks;
const [guess] = builtInLesson.guesses;
const [section] = builtInLesson.sections;
if (check === undefined || guess === undefined || section === undefined) throw new Error("the lesson has all of them");
const [wrong, right] = [check.options.find(({ correct }) => !correct), check.options.find(({ correct }) => correct)];
if (wrong === undefined || right === undefined) throw new Error("a check has a right answer, and a wrong one");

/** A typo is mended. */
const mended: Lesson = { ...builtInLesson, about: `${builtInLesson.about} Mended.` };

/** Another answer of the first check is right, the first guess and the plan of an hour are gone, and a section is new. */
const rebuilt: Lesson = {
  ...builtInLesson,
  checks: builtInLesson.checks.map((one) =>
    one.id === check.id
      ? { ...one, options: one.options.map((option) => ({ ...option, correct: option.id === wrong.id })) }
      : one,
  ),
  guesses: builtInLesson.guesses.slice(1),
  plans: builtInLesson.plans.filter(({ id }) => id !== "60"),
  sections: [{ ...section, id: "new-section" }, ...builtInLesson.sections.slice(1)],
};

/** A class whose activity has the version before `newer`. */
async function makeRoom(newer: Lesson, phase: Phase = "learn") {
  const lesson = randomUUID();
  const contentId = await makeLessonVersion(builtInLesson, lesson);
  const room = await makeClassroom({ phase, students: 4 });
  await setActivity(room.activity.id, { contentId });
  const versionId = await makeLessonVersion(newer, lesson);
  const editor = await editorOf(room);
  return { ...room, contentId, versionId, editor };
}
type Room = Awaited<ReturnType<typeof makeRoom>>;

const versionOf = async (room: MadeClassroom) => (await activityOf(room)).contentId;
const newestEntry = async ({ editor }: Room) => (await loadJournal(editor, 1))[0];

function memberOf(room: Room, n = 0): Promise<Member> {
  const student = room.students[n];
  if (student === undefined) throw new Error("the class has four students");
  return authoriseMember(
    { as: "student", studentId: student.id, classId: room.class.id, sessionId: "s", name: student.name },
    room.activity.id,
  );
}

const tryCheck = (member: Member, option: string) =>
  recordTry(member, { exercise: "check", subject: check.id, answer: option });

it("T16n: while nothing depends on the version in use an activity takes any newer one, is told of its plan that is gone, and gets both back by undo", async () => {
  const room = await makeRoom(rebuilt);
  await setActivity(room.activity.id, { plan: "60" });
  const editor = await editorOf(room);
  expect(await loadOffer(editor)).toMatchObject({ id: room.versionId, lesson: rebuilt, standing: { kind: "free" } });
  expect(await topicsDuring(room.activity.id, () => takeNewerVersion(editor, room.versionId))).toEqual(["phase"]);
  expect(await activityOf(room)).toMatchObject({ contentId: room.versionId, plan: null, lesson: rebuilt });
  expect(await findNewerVersion(editor)).toBeNull();
  const entry = await newestEntry(room);
  expect(entry).toMatchObject({ kind: "lesson-version", values: { version: expect.any(Number) as number } });
  expect(await topicsDuring(room.activity.id, () => undo(editor, entry?.id ?? ""))).toContain("phase");
  expect(await activityOf(room)).toMatchObject({ contentId: room.contentId, plan: "60" });
  expect(await undo(editor, (await newestEntry(room))?.id ?? "")).toEqual({ done: true });
  expect(await activityOf(room)).toMatchObject({ contentId: room.versionId, plan: null });
});

it("T16n: where only words differ it is taken at any time; tries, guesses, text, hand-ins and votes are the same rows as before, also after undo", async () => {
  const room = await makeRoom(mended, "vote");
  const activityId = room.activity.id;
  const [a, b, c, d] = room.students.map(({ id }) => id);
  const team = await makeTeam({ activityId, number: 1, memberIds: [a ?? "", b ?? ""] });
  await makeTeam({ activityId, number: 2, mode: "bias", memberIds: [c ?? "", d ?? ""] });
  await makeSubmission({ activityId, team, studentId: a ?? "", texts: { title: "A case" } });
  const me = await memberOf(room);
  await markSectionRead(me, builtInLesson.sections.at(-1)?.id ?? "");
  await saveGuesses(me, { [guess.id]: guess.options[0]?.id ?? "" });
  await tryCheck(me, wrong.id);
  await castBallot(me, { kind: "final", choice: "bias", reason: "Because." });
  const rows = async () => {
    const { journal: _, audit_log: _log, activities, ...others } = await listAllRows();
    return {
      ...others,
      activities: JSON.parse(JSON.stringify(activities).replaceAll(room.versionId, room.contentId)) as unknown,
    };
  };
  const before = await rows();
  expect(JSON.stringify(before)).toContain("Because.");
  expect(await loadOffer(room.editor)).toMatchObject({
    standing: { kind: "only-words" },
    dependents: { tries: 1, teams: 2 },
  });
  await takeNewerVersion(room.editor, room.versionId);
  expect((await activityOf(room)).lesson).toEqual(mended);
  expect(await rows()).toEqual(before);
  expect(await loadLearning(await memberOf(room))).toMatchObject({ tries: [{ answer: wrong.id, correct: false }] });
  expect(await loadGuesses(await memberOf(room))).toEqual({ [guess.id]: guess.options[0]?.id });
  expect(await undo(room.editor, (await newestEntry(room))?.id ?? "")).toEqual({ done: true });
  expect(await versionOf(room)).toBe(room.contentId);
});

const ways: Record<Dependency, (room: Room) => Promise<unknown>> = {
  tries: async (room) => tryCheck(await memberOf(room), wrong.id),
  guesses: async (room) => saveGuesses(await memberOf(room), { [guess.id]: guess.options[0]?.id ?? "" }),
  sections: async (room) => markSectionRead(await memberOf(room), section.id),
  choices: async (room) => {
    await openChoice(room.editor, { cap: null });
    await chooseMode(await memberOf(room), "bias");
  },
  votes: (room) =>
    makeBallot({ activityId: room.activity.id, studentId: room.students[0]?.id ?? "", kind: "before", choice: "bias" }),
  teams: (room) => makeTeam({ activityId: room.activity.id, number: 1, memberIds: [room.students[0]?.id ?? ""] }),
  "ended-teams": async (room) => {
    const memberIds = [room.students[0]?.id ?? ""];
    const { id } = await makeTeam({ activityId: room.activity.id, number: 1, memberIds });
    await dissolveTeams(database(), [id], new Date());
  },
  rubric: (room) => setActivity(room.activity.id, { rubric: builtInLesson.rubric.slice(1) }),
};

it.each(Object.keys(ways) as Dependency[])(
  "T16n: %s hold the version in use where more than words differ: it is not offered for use, and refused in a sentence that says so",
  async (kind) => {
    const room = await makeRoom(rebuilt);
    await ways[kind](room);
    expect(await loadOffer(room.editor)).toMatchObject({
      standing: { kind: "held", by: [kind] },
      dependents: { [kind]: 1 },
    });
    expect(await findUsableVersion(room.editor)).toBeNull();
    await expect(takeNewerVersion(room.editor, room.versionId)).rejects.toMatchObject({ code: "lesson-version-held" });
    expect(await versionOf(room)).toBe(room.contentId);
    expect((await newestEntry(room))?.kind).not.toBe("lesson-version");
  },
);

it("T16n: undo asks the same: once a student has tried with the new version it is refused, and the version stays", async () => {
  const room = await makeRoom(rebuilt);
  await takeNewerVersion(room.editor, room.versionId);
  const entry = await newestEntry(room);
  await tryCheck(await memberOf(room), wrong.id);
  await expect(undo(room.editor, entry?.id ?? "")).rejects.toMatchObject({ code: "lesson-version-held" });
  expect(await versionOf(room)).toBe(room.versionId);
});

it("T16n: of two teachers who take it at once both read that it is done, and the journal has it once; one who has seen an older one is refused", async () => {
  const room = await makeRoom(mended);
  const { id: teacherId, name, email } = await makeCoTeacher(room.class.id);
  const other = await authoriseActivityEditor(
    { as: "teacher", teacherId, sessionId: "s", name, email },
    room.activity.id,
  );
  await Promise.all([room.editor, other].map((editor) => takeNewerVersion(editor, room.versionId)));
  expect((await loadJournal(room.editor, 10)).map(({ kind }) => kind)).toEqual(["lesson-version"]);
  const twice = await makeRoom(mended);
  await expect(takeNewerVersion(twice.editor, room.versionId)).rejects.toMatchObject({ code: "lesson-version-newer" });
  await expect(takeNewerVersion(twice.editor, "gone")).rejects.toMatchObject({ code: "lesson-version-newer" });
  expect(await versionOf(twice)).toBe(twice.contentId);
});

it("T16n: nothing is offered to an activity that is closed, archived, or of an archived class", async () => {
  const rooms = [await makeRoom(mended, "closed"), await makeRoom(mended), await makeRoom(mended)] as const;
  const inClass = ({ editor: { activity: _, ...editor } }: Room) => editor;
  await archiveActivity(inClass(rooms[1]), rooms[1].activity.id);
  await archiveClass(inClass(rooms[2]));
  for (const room of rooms) {
    expect(await findNewerVersion(room.editor)).toBeNull();
    expect(await loadOffer(room.editor)).toBeNull();
    await expect(takeNewerVersion(room.editor, room.versionId)).rejects.toMatchObject({ code: "lesson-version-newer" });
  }
});

it("T16n: a version that a teacher publishes is offered to the class's other teachers too, also once the lesson is deleted from the list", async () => {
  const room = await makeClassroom({ phase: "learn", students: 1 });
  const { id: teacherId, name, email } = room.teacher;
  const viewer = { as: "teacher", teacherId, name, email, sessionId: "s" } as const;
  const lesson = await authoriseLessonEditor(
    viewer,
    await importLesson(viewer, { lesson: { ...builtInLesson, title: "Own" }, pictures: [] }),
  );
  await publishLesson(lesson);
  const own = (await listNewestFor(database(), teacherId)).find(({ lessonId }) => lessonId === lesson.lessonId);
  await setActivity(room.activity.id, { contentId: own?.contentId ?? "" });
  const other = await makeCoTeacher(room.class.id);
  const editor = await authoriseActivityEditor(
    { as: "teacher", teacherId: other.id, sessionId: "s", name: other.name, email: other.email },
    room.activity.id,
  );
  expect(await findNewerVersion(editor)).toBeNull();
  await saveLesson(lesson, { base: { about: builtInLesson.about }, mine: { about: "Mended." } });
  await publishLesson(lesson);
  await removeLesson(lesson);
  const offer = await findUsableVersion(editor);
  expect(offer).toMatchObject({ number: 2, current: 1 });
  await takeNewerVersion(editor, offer?.id ?? "");
  expect((await activityOf(room)).lesson.about).toBe("Mended.");
});

it("T16n: an answer that was sent for the old version is judged by the new one, or refused where that lacks it", async () => {
  const room = await makeRoom(rebuilt);
  const me = await memberOf(room);
  let answers: Promise<unknown>[] = [];
  await transaction(async (tx) => {
    await lockActivity(tx, room.activity.id);
    answers = [
      tryCheck(me, wrong.id),
      saveGuesses(me, { [guess.id]: guess.options[0]?.id ?? "" }),
      markSectionRead(me, section.id),
    ];
    await setLessonVersion(tx, room.activity.id, { contentId: room.versionId });
  });
  expect(await Promise.allSettled(answers)).toMatchObject([
    { status: "fulfilled", value: { correct: true } },
    { status: "rejected", reason: { code: "not-in-lesson" } },
    { status: "rejected", reason: { code: "not-in-lesson" } },
  ]);
});

it("T16n: a version that is taken while an answer is being stored waits for the answer, and is refused", async () => {
  const room = await makeRoom(rebuilt);
  const me = await memberOf(room);
  let taking: Promise<unknown> = Promise.resolve();
  await transaction(async (tx) => {
    await holdLesson(tx, room.activity.id);
    taking = expect(takeNewerVersion(room.editor, room.versionId)).rejects.toMatchObject({
      code: "lesson-version-held",
    });
    const given = { exercise: "check", subject: check.id, answer: right.id, correct: true } as const;
    await insertTry(tx, room.activity.id, me.studentId, given, new Date());
  });
  await taking;
  expect(await versionOf(room)).toBe(room.contentId);
});

it("T16n: of a class that answers while a teacher takes the new version every stored answer is one of the version that the activity has then", async () => {
  const random = seededRandom(runSeed());
  const outcomes = { taken: 0, held: 0, stored: 0 };
  for (let run = 0; run < 12; run++) {
    const room = await makeRoom(rebuilt);
    const members = await Promise.all([0, 1, 2, 3].map((n) => memberOf(room, n)));
    const acts = shuffle(
      [
        () => takeNewerVersion(room.editor, room.versionId),
        ...members.flatMap((member) =>
          [wrong, right].map(
            ({ id }) =>
              () =>
                tryCheck(member, id),
          ),
        ),
        ...members.map((member) => () => saveGuesses(member, { [guess.id]: guess.options[0]?.id ?? "" })),
        ...members.map((member) => () => markSectionRead(member, section.id)),
      ],
      random,
    );
    // In every fourth run all answer from pages of the old version.
    if (run % 4 === 0) await takeNewerVersion(room.editor, room.versionId);
    await Promise.allSettled(acts.map((act) => act()));
    const why = `TEST_SEED=${runSeed()}, run ${run}`;
    const isTaken = (await versionOf(room)) === room.versionId;
    outcomes[isTaken ? "taken" : "held"] += 1;
    const rightId = isTaken ? wrong.id : right.id;
    for (const member of members) {
      const now = await authoriseMember(
        { as: "student", studentId: member.studentId, classId: member.classId, sessionId: "s", name: member.name },
        room.activity.id,
      );
      const { tries, sectionsRead } = await loadLearning(now);
      outcomes.stored += tries.length;
      for (const one of tries) expect(one.correct, why).toBe(one.answer === rightId);
      if (isTaken) {
        expect(sectionsRead, why).toEqual([]);
        expect(await loadGuesses(now), why).toEqual({});
      }
    }
  }
  expect(outcomes.taken + outcomes.held).toBe(12);
  expect(outcomes.taken).toBeGreaterThanOrEqual(3);
  expect(outcomes.stored).toBeGreaterThan(12);
});

it("T16n: what a student has done counts also once the student is absent, and a student who only opened the activity holds nothing", async () => {
  const room = await makeRoom(rebuilt);
  await memberOf(room);
  expect(await loadOffer(room.editor)).toMatchObject({ standing: { kind: "free" } });
  await tryCheck(await memberOf(room), wrong.id);
  await setParticipant(room.activity.id, room.students[0]?.id ?? "", { absentAt: new Date() });
  expect(await loadOffer(room.editor)).toMatchObject({ standing: { kind: "held", by: ["tries"] } });
});
