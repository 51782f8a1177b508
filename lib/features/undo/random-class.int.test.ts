/**
 * Random classes: the invariants hold after every step, whatever teachers and students do in whatever order; and undoing everything that teachers did
 * restores what was before, with the students' own acts untouched.
 */
import * as fc from "fast-check";
import type { Facts } from "@/lib/activity/rules/journal";
import { describe, expect, it } from "vitest";
import { withDatabase } from "@/db/testing/database";
import { checkClass, checkRecorded, checkTypedText, loadRecorded, undoAll } from "./testing/random-class-checks";
import { RandomClass, refusal } from "./testing/random-class";
import { lesson } from "./testing/random-lessons";
import { runStep } from "./testing/random-steps";

withDatabase();

/** Facts that only teachers change. Students change the other facts too, by opening the activity. */
const ofTeachers =
  /^(phase|round|choice|notes-in-casebook|present-minutes|team|team-locked|member|match|match-locked|in-casebook|flag-ended|joining|code|teacher)\//;
/** Only teachers change these too, but a student who joins has them, as null. */
const nullAtFirst =
  /^(plan|pause|clock|team-minutes|spotlight|names-on-wall|reveal-step|extra-time|word|rubric|mark|mark-chosen|comment|returned|released|absent)\//;
/**
 * What students' acts make of these stays: a hand-in copies the marks of the one before and ends a return; a student who opens the activity is not
 * absent any more.
 */
const ofBoth = /^(mark|mark-chosen|returned|absent)\//;
const settled = (facts: Facts) =>
  new Map([...facts].filter(([key, value]) => ofTeachers.test(key) || (nullAtFirst.test(key) && value !== null)));
/** Undoing the rubric is refused, because a hand-in has copied marks of it. */
const markedRubric = "rubric: rubric-marked";
/**
 * Undos that students' acts refuse: of a roster name who has joined, of a return that was ended before they handed in again, and of such a rubric.
 */
const remaining = [
  "names because of students",
  "end-return: review-old",
  "return because of end-return",
  markedRubric,
  "rubric because of rubric",
];

describe("random classes", () => {
  it("T7h, T8d, T12g: after every step nobody is in two teams, no text is out of reach, no vote lost, no case released with two marks and no choice; undoing all of it gives back what was, marks, comments, returns, releases, absences and the rubric too", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 9 }), lesson, async (size, steps) => {
        const room = await RandomClass.make(size);
        let recorded = await loadRecorded(room);
        const began = recorded.facts;
        const rubricKey = `rubric/${room.room.activity.id}`;
        for (const one of steps) {
          await runStep(room, one).catch(refusal);
          const after = await loadRecorded(room);
          checkRecorded(room, one.act, recorded, after);
          await checkClass(room, after.facts);
          recorded = after;
        }
        await checkTypedText(room);
        const words = room.typed.length;
        const stuck = await undoAll(room);
        expect(stuck.filter((kind) => !remaining.includes(kind))).toEqual([]);
        const last = await room.facts();
        await checkClass(room, last);
        await checkTypedText(room);
        expect(room.typed.length).toBe(words);
        const ended = settled(last);
        const expected = settled(new Map([...began, ...[...room.byStudents].filter(([key]) => ofBoth.test(key))]));
        if (stuck.includes(markedRubric)) for (const facts of [ended, expected]) facts.delete(rubricKey);
        expect(ended).toEqual(expected);
      }),
      { numRuns: 8, endOnFailure: true },
    );
  });
});
