import { beforeAll, describe, expect, it } from "vitest";
import { withOwnDatabase } from "@/db/testing/database";
import { makeClassroom, makeLessonVersion } from "@/db/testing/factories";
import { readBuiltInLesson } from "@/lib/content/built-in";
import { defaultLesson } from "@/lib/content/built-in-versions";
import { createActivity } from "@/lib/features/people/classes/activities";
import { activityOf, editorOf, move } from "@/lib/features/phases/testing/moved-class";
import { loadJournal, undo } from "@/lib/features/undo/journal";
import { choosePlan } from "./clocks";
import { after, facts, minutesLeft, start } from "./testing/timed-class";

withOwnDatabase();

const lesson = readBuiltInLesson("when-deep-learning-fails-2");
beforeAll(() => makeLessonVersion(lesson, defaultLesson));

/** A class with an activity that was made with this plan. */
async function madeWith(plan: string) {
  const room = await makeClassroom({ phase: "setup", students: 4 });
  const { activity: _, ...inClass } = await editorOf(room);
  const id = await createActivity(inClass, { name: "Again", plan });
  return { ...room, activity: { ...room.activity, id } };
}

describe("plans of a lesson", () => {
  it("T17h, Q23e: an activity that is made with a plan of its lesson has the plan's minutes in each phase that it enters", async () => {
    for (const [plan, learn, write] of [
      ["45", 10, 14],
      ["60", 13, 21],
      ["90", 31, 28],
    ] as const) {
      const room = await madeWith(plan);
      expect((await activityOf(room)).plan).toBe(plan);
      await move(room, "learn", start);
      expect(await minutesLeft(room, start)).toBe(learn);
      await move(room, "write", after(5));
      expect(await minutesLeft(room, after(5))).toBe(write);
    }
  });

  it("T17i: an activity that is made with the homework plan has no timer in any phase", async () => {
    const room = await madeWith("homework");
    expect((await activityOf(room)).plan).toBe("homework");
    for (const phase of ["learn", "write"] as const) {
      await move(room, phase, start);
      expect(await minutesLeft(room, start)).toBeNull();
    }
  });

  it("T17h, T17i, T8c, T8d: homework is chosen later under its own name in the journal, leaves the timer that runs, and Undo brings the plan before back", async () => {
    const room = await madeWith("60");
    const editor = await editorOf(room);
    await move(room, "learn", start);
    const before = await facts(room);
    await choosePlan(editor, "homework", after(1));
    expect((await activityOf(room)).plan).toBe("homework");
    expect(await minutesLeft(room, after(1))).toBe(12);
    const [chosen] = await loadJournal(editor, 1);
    expect(chosen?.kind).toBe("plan-homework");
    await undo(editor, chosen?.id ?? "", after(2));
    expect(await facts(room)).toEqual(before);
    expect((await activityOf(room)).plan).toBe("60");
  });
});
