import { builtInLesson } from "@/lib/content/testing/built-in-lesson";
import { describe, expect, it } from "vitest";
import { setActivity } from "@/db/testing/change-rows";
import { withDatabase } from "@/db/testing/database";
import { makeBallot, makeClassroom } from "@/db/testing/factories";
import { makeReaders, makeTries } from "@/db/testing/student-work";
import { markAbsent } from "@/lib/features/teams/attendance";
import { editorOf } from "@/lib/features/phases/testing/moved-class";
import { loadStages } from "./students-at-it";

withDatabase();

const { modes, checks } = builtInLesson;

describe("who is still at it", () => {
  it("T9i: in learn: who has not matched every mode, who has not answered both checks, whose vote is left, and who is done; in vote who has voted; in write nobody", async () => {
    const room = await makeClassroom({ phase: "learn", students: 4 });
    const activityId = room.activity.id;
    const [reads = "", checked = "", votes = "", done = ""] = room.students.map(({ id }) => id);
    await makeReaders(room.students.map(({ id }) => ({ activityId, studentId: id, sectionsRead: [] })));
    const solve = (studentId: string, exercise: "match" | "check", subjects: readonly { id: string }[]) =>
      makeTries(
        subjects.map(({ id }) => ({ activityId, studentId, exercise, subject: id, answer: id, correct: true })),
      );
    await solve(reads, "match", modes.slice(1));
    for (const studentId of [checked, votes, done]) await solve(studentId, "match", modes);
    await solve(checked, "check", checks.slice(1));
    for (const studentId of [votes, done]) await solve(studentId, "check", checks);
    const vote = (studentId: string, kind: "before" | "final") =>
      makeBallot({ activityId, studentId, kind, choice: "bias", reason: "" });
    await vote(done, "before");
    const stages = async () => Object.fromEntries((await loadStages(await editorOf(room))) ?? []);
    expect(await stages()).toEqual({ [reads]: "reading", [checked]: "checks", [votes]: "ballot", [done]: "done" });
    await vote(reads, "final");
    await setActivity(activityId, { phase: "vote" });
    expect(await stages()).toEqual({ [reads]: "done", [checked]: "ballot", [votes]: "ballot", [done]: "ballot" });
    await setActivity(activityId, { phase: "write" });
    expect(await loadStages(await editorOf(room))).toBeNull();
  });

  it.each(["learn", "vote"] as const)("T9i, Q19a: in %s an absent student is at nothing", async (phase) => {
    const room = await makeClassroom({ phase, students: 2 });
    const [gone = "", here = ""] = room.students.map(({ id }) => id);
    await markAbsent(await editorOf(room), { studentId: gone, absent: true });
    expect([...((await loadStages(await editorOf(room))) ?? []).keys()]).toEqual([here]);
  });
});
