/**
 * Random classes: whatever teachers and students do, in whatever order, what must hold holds after every step; and taking back
 * all that teachers did gives back what was before, with the students' own acts untouched.
 */
import * as fc from "fast-check";
import type { Facts } from "@/lib/rules/journal/journal";
import { describe, expect, it } from "vitest";
import { withDatabase } from "@/db/testing/database";
import { checkClass, checkRecorded, checkTypedText, undoAll } from "./testing/random-class-checks";
import { RandomClass, refusal } from "./testing/random-class";
import { runStep, step } from "./testing/random-steps";

withDatabase();

/** Facts that only teachers change; the rest students change too, by opening the activity. */
const ofTeachers =
  /^(phase|round|choice|notes-in-casebook|team|team-locked|member|match|match-locked|in-casebook|flag-ended|joining|code|teacher)\//;
/** These too, but a student who joins has them, as null. */
const nullAtFirst = /^(plan|pause|clock|team-minutes|spotlight|names-on-wall|reveal-step|extra-time|word)\//;
const settled = (facts: Facts) =>
  new Map([...facts].filter(([key, value]) => ofTeachers.test(key) || (nullAtFirst.test(key) && value !== null)));

describe("random classes", () => {
  it(
    "T7, T8, B1: after every step nobody is in two teams, no text is out of reach, no vote lost; undoing all of it gives back what was",
    { timeout: 300_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 1, max: 9 }),
          fc.array(step, { minLength: 20, maxLength: 45 }),
          async (size, steps) => {
            const room = await RandomClass.make(size);
            const before = settled(await room.facts());
            for (const one of steps) {
              await checkRecorded(room, one.act, () => runStep(room, one).catch(refusal));
              await checkClass(room);
            }
            await checkTypedText(room);
            const words = room.typed.length;
            const stuck = await undoAll(room);
            // A name from the list whose student has come in the meantime stays, and so does a return that the team has handed in after, and a
            // rubric by which marks are given that a hand-in took over.
            const remaining = ["names", "return", "return-end", "rubric: rubric-marked"];
            expect(stuck.filter((kind) => !remaining.includes(kind))).toEqual([]);
            await checkClass(room);
            await checkTypedText(room);
            expect(room.typed.length).toBe(words);
            expect(settled(await room.facts())).toEqual(before);
          },
        ),
        { numRuns: 12, endOnFailure: true },
      );
    },
  );
});
