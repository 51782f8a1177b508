import { describe, expect, it } from "vitest";
import { setActivity } from "@/db/testing/change-rows";
import { withDatabase } from "@/db/testing/database";
import { makeClassroom, makeLessonVersion, makeSession, makeStudent } from "@/db/testing/factories";
import { authoriseMember, authoriseActivityEditor, type Member, type ActivityEditor } from "@/lib/activity/authorise";
import { subscribe } from "@/lib/bus/bus";
import type { BusMessage } from "@/lib/bus/bus-contract";
import type { Phase } from "@/lib/activity/rules/phases";
import { markAbsent } from "@/lib/features/teams/attendance";
import { distractor } from "./rules/learning";
import { loadLearning, loadTries, markSectionRead, recordTry } from "./learning";

withDatabase();

async function memberIn(phase: Phase): Promise<{ member: Member; editor: ActivityEditor }> {
  const { activity, students, teacher } = await makeClassroom({ phase, students: 1 });
  const student = students[0];
  if (student === undefined) throw new Error("no student was made");
  return { member: await asMember(student, activity.id), editor: await asEditor(teacher, activity.id) };
}

async function asMember(student: { id: string; classId: string; name: string }, activityId: string): Promise<Member> {
  const session = await makeSession({ studentId: student.id });
  return authoriseMember(
    { as: "student", studentId: student.id, classId: student.classId, sessionId: session.id, name: student.name },
    activityId,
  );
}

async function asEditor(
  teacher: { id: string; name: string; email: string },
  activityId: string,
): Promise<ActivityEditor> {
  const session = await makeSession({ teacherId: teacher.id });
  return authoriseActivityEditor(
    { as: "teacher", teacherId: teacher.id, sessionId: session.id, name: teacher.name, email: teacher.email },
    activityId,
  );
}

const wrong = { exercise: "match", subject: "bias", answer: "hallucination" } as const;
const right = { exercise: "match", subject: "bias", answer: "bias" } as const;

describe("S2: tries", () => {
  it("S2g: are kept, in order, wrong ones too, until the subject is answered", async () => {
    const { member } = await memberIn("learn");
    expect(await recordTry(member, wrong)).toEqual({ correct: false });
    expect(await recordTry(member, right)).toEqual({ correct: true });
    expect(await recordTry(member, wrong)).toEqual({ correct: false });
    const { tries } = await loadLearning(member);
    expect(tries).toEqual([
      { ...wrong, correct: false },
      { ...right, correct: true },
    ]);
  });

  it("S2j: a mode on the cause that belongs to none is a wrong try, and refused where the lesson has no such cause", async () => {
    const { member } = await memberIn("learn");
    const onNone = { exercise: "match", subject: distractor, answer: "bias" } as const;
    const { activity } = member;
    const setCause = async (cause: { cause: string; wrong: string } | null) => {
      const lesson = { ...activity.lesson, matching: { title: "Match", distractor: cause } };
      await setActivity(activity.id, { contentId: await makeLessonVersion(lesson) });
    };
    await setCause(null);
    await expect(recordTry(member, onNone)).rejects.toThrow("not-in-lesson");
    await setCause({ cause: "Bad luck.", wrong: "No." });
    expect(await recordTry(member, onNone)).toEqual({ correct: false });
    expect((await loadLearning(member)).tries).toEqual([{ ...onNone, correct: false }]);
  });

  it("S2e: the checks know their right option", async () => {
    const { member } = await memberIn("learn");
    const check = { exercise: "check", subject: "why-hallucinate" } as const;
    expect(await recordTry(member, { ...check, answer: "mislead" })).toEqual({ correct: false });
    expect(await recordTry(member, { ...check, answer: "likely-not-true" })).toEqual({ correct: true });
  });

  it("S2f: poke the teacher's page, and only when something was kept", async () => {
    const { member } = await memberIn("learn");
    const published: BusMessage[] = [];
    const stop = subscribe((message) => published.push(message));
    await recordTry(member, right);
    await recordTry(member, wrong);
    stop();
    expect(published.filter((message) => message.kind === "poke" && message.activityId === member.activity.id)).toEqual(
      [{ kind: "poke", activityId: member.activity.id, topics: ["tries"] }],
    );
  });

  it("Q1b: are refused in setup, and open in every later phase", async () => {
    await expect(recordTry((await memberIn("setup")).member, right)).rejects.toMatchObject({ code: "lesson-not-open" });
    for (const phase of ["write", "results", "closed"] as const) {
      expect(await recordTry((await memberIn(phase)).member, right)).toEqual({ correct: true });
    }
  });

  it("B1a: ids that the lesson does not have are refused and nothing is kept", async () => {
    const { member } = await memberIn("learn");
    for (const given of [
      { exercise: "match", subject: "gremlins", answer: "bias" },
      { exercise: "match", subject: "bias", answer: "gremlins" },
      { exercise: "check", subject: "gremlins", answer: "mislead" },
      { exercise: "check", subject: "why-hallucinate", answer: "gremlins" },
    ] as const) {
      await expect(recordTry(member, given)).rejects.toMatchObject({ code: "not-in-lesson" });
    }
    expect((await loadLearning(member)).tries).toEqual([]);
  });
});

describe("S2: sections read", () => {
  it("S2g: each is kept once, also when it is sent many times at once", async () => {
    const { member } = await memberIn("learn");
    await Promise.all(Array.from({ length: 12 }, (_, n) => markSectionRead(member, n % 2 === 0 ? "opening" : "bias")));
    expect((await loadLearning(member)).sectionsRead.sort()).toEqual(["bias", "opening"]);
  });

  it("S2f: when each section was finished is stored once, and the teacher's list says how fast that was", async () => {
    const { member, editor } = await memberIn("learn");
    const at = (seconds: number) => new Date(Date.parse("2026-03-02T09:00:00Z") + seconds * 1000);
    const paceOf = async () =>
      (await loadTries(editor)).learners.find(({ studentId }) => studentId === member.studentId)?.pace;
    await markSectionRead(member, "opening", at(0));
    expect(await paceOf()).toBeNull();
    await markSectionRead(member, "brittleness", at(3));
    await markSectionRead(member, "opening", at(90));
    expect(await paceOf()).toEqual({ sections: 1, seconds: 3, rushed: 1 });
  });

  it("Q1b: in setup the first section can be read, the others not yet", async () => {
    const { member } = await memberIn("setup");
    await markSectionRead(member, "opening");
    await expect(markSectionRead(member, "bias")).rejects.toMatchObject({ code: "lesson-not-open" });
    expect((await loadLearning(member)).sectionsRead).toEqual(["opening"]);
  });

  it("T3d: a student of the tray who has no row in the activity yet reads too", async () => {
    const { class: made, activity } = await makeClassroom({ phase: "write" });
    const member = await asMember(await makeStudent({ classId: made.id }), activity.id);
    await markSectionRead(member, "opening");
    expect((await loadLearning(member)).sectionsRead).toEqual(["opening"]);
  });
});

describe("S2: what the teacher sees of it", () => {
  it("S2f: how far each student got, tries per exercise, and the wrong answers by students and not by tries; who is absent is marked so", async () => {
    const { member, editor } = await memberIn("learn");
    const other = await asMember(
      await makeStudent({ classId: member.classId, activityId: member.activity.id, name: "Aaron" }),
      member.activity.id,
    );
    await markSectionRead(member, "opening");
    for (const given of [wrong, wrong, right]) await recordTry(member, given);
    await recordTry(other, wrong);
    await recordTry(other, { exercise: "check", subject: "distribution-shift", answer: "real-differs" });

    await markAbsent(editor, { studentId: other.studentId, absent: true });
    const { learners, wrong: answers } = await loadTries(editor);
    const checks = member.activity.lesson.checks.map(({ id }) => id);
    const notTried = { tries: 0, answered: false };
    expect(learners.map(({ studentId: _, ...row }) => row)).toEqual([
      {
        name: "Aaron",
        absent: true,
        read: 0,
        pace: null,
        matched: 0,
        matchTries: 1,
        checks: checks.map((id) => (id === "distribution-shift" ? { tries: 1, answered: true } : notTried)),
        guessed: 0,
      },
      {
        name: member.name,
        absent: false,
        read: 1,
        pace: null,
        matched: 1,
        matchTries: 3,
        checks: checks.map(() => notTried),
        guessed: 0,
      },
    ]);
    expect(answers).toEqual([{ ...wrong, students: 2 }]);
  });

  it("S2f: nothing of another activity", async () => {
    const { editor } = await memberIn("learn");
    const elsewhere = await memberIn("learn");
    await recordTry(elsewhere.member, wrong);
    expect((await loadTries(editor)).wrong).toEqual([]);
  });
});
