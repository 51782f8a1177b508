/**
 * Random classes: whatever teachers and students do, in whatever order, what must hold holds after every step; and taking back
 * all that teachers did gives back what was before, with the students' own acts untouched.
 */
import * as fc from "fast-check";
import type { Facts } from "@/lib/rules/journal/journal";
import { describe, expect, it } from "vitest";
import { withDatabase } from "@/db/testing/database";
import { checkClass, checkRecorded, checkTypedText, loadRecorded, undoAll } from "./testing/random-class-checks";
import { RandomClass, refusal } from "./testing/random-class";
import { lesson } from "./testing/random-lessons";
import { runStep } from "./testing/random-steps";

withDatabase();

/** Facts that only teachers change; the rest students change too, by opening the activity. */
const ofTeachers =
  /^(phase|round|choice|notes-in-casebook|team|team-locked|member|match|match-locked|in-casebook|flag-ended|joining|code|teacher)\//;
/** These too, but a student who joins has them, as null. */
const nullAtFirst =
  /^(plan|pause|clock|team-minutes|spotlight|names-on-wall|reveal-step|extra-time|word|rubric|mark|mark-chosen|comment|returned|released|absent)\//;
/** What students' acts make of these stays: a hand-in takes over the marks of the one before, and ends a return; who comes is absent no more. */
const ofBoth = /^(mark|mark-chosen|returned|absent)\//;
const settled = (facts: Facts) =>
  new Map([...facts].filter(([key, value]) => ofTeachers.test(key) || (nullAtFirst.test(key) && value !== null)));
/** A hand-in has taken over marks that are given by it. */
const markedRubric = "rubric: rubric-marked";
/** What students have made impossible to undo: a name from the list who has come, a return that was ended before they handed in again, and such a rubric. */
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
