/** Two teachers at once, in random interleavings (T12). */
import { randomUUID } from "node:crypto";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { withDatabase } from "@/db/testing/database";
import type { ActivityEditor } from "@/lib/activity/authorise";
import { rubricOf } from "@/lib/content/lesson";
import { AppError } from "@/lib/errors/errors";
import { deleteComment, writeComment } from "./comments";
import { chooseMark, giveMark, loadReview } from "./reviews";
import { withTwoTeachers } from "./testing/reviewed-class";

withDatabase();

interface Step {
  act: "mark" | "new comment" | "change" | "delete" | "choose";
  a: number;
  b: number;
}

it("T12g: whatever two teachers do at once, each has the marks they gave last, and no comment is overwritten that was not seen", async () => {
  const { okafor, ade, submissionId } = await withTwoTeachers();
  const criteria = rubricOf(okafor.activity).map(({ id }) => id);
  const step = fc.record<Step>({
    act: fc.constantFrom("mark", "mark", "new comment", "change", "delete", "choose"),
    a: fc.nat(100),
    b: fc.nat(100),
  });
  const given = new Map<string, number | null>();
  /** Accepted writes by comment: what was seen, and what was written. */
  const written = new Map<string, { seen: string | null; text: string | null }[]>();
  const note = (id: string, seen: string | null, text: string | null) => {
    const known = written.get(id) ?? [];
    // Both may delete what both have seen: the second finds it gone.
    const isAgain = text === null && known.some((one) => one.seen === seen && one.text === null);
    if (!isAgain) written.set(id, [...known, { seen, text }]);
  };

  async function run(teacher: ActivityEditor, { act, a, b }: Step): Promise<void> {
    const criterion = criteria[a % criteria.length] ?? "";
    const place = { submissionId, studentId: null, criterion };
    if (act === "mark") {
      const level = b % 5 === 0 ? null : 1 + (b % 4);
      await giveMark(teacher, { ...place, level });
      given.set(`${teacher.teacherId} ${criterion}`, level);
      return;
    }
    const { comments, marked } = await loadReview(teacher, submissionId);
    if (act === "choose") {
      const mark = marked[0]?.marks[b % marked[0].marks.length];
      return mark && chooseMark(teacher, { ...mark, submissionId });
    }
    const known = act === "new comment" ? undefined : comments[a % comments.length];
    const id = known?.id ?? randomUUID();
    const seen = known?.text ?? null;
    if (act === "delete") {
      await deleteComment(teacher, submissionId, { id, seen });
      return void (known !== undefined && note(id, seen, null));
    }
    const text = randomUUID();
    const about = { field: known?.field ?? "harmed", passage: known?.passage ?? null };
    await writeComment(teacher, submissionId, { id, ...about, text, seen });
    note(id, seen, text);
  }
  async function runAll(teacher: ActivityEditor, steps: readonly Step[]): Promise<void> {
    for (const one of steps)
      await run(teacher, one).catch((error: unknown) => {
        if (!(error instanceof AppError) || !["comment-changed", "mark-changed"].includes(error.code)) throw error;
      });
  }

  const steps = fc.array(step, { minLength: 4, maxLength: 10 });
  await fc.assert(
    fc.asyncProperty(steps, steps, async (okafors, ades) => {
      await Promise.all([runAll(okafor, okafors), runAll(ade, ades)]);
      const { marked, comments } = await loadReview(okafor, submissionId);
      for (const [key, level] of given) {
        const mark = marked[0]?.marks.find((one) => `${one.teacherId} ${one.criterion}` === key);
        expect(mark?.level ?? null, key).toBe(level);
      }
      for (const [id, writes] of written) {
        // The writes are a chain from a comment that nobody had seen to the stored one, each made after seeing the write before.
        let now: string | null = null;
        const left = [...writes];
        for (
          let at = left.findIndex(({ seen }) => seen === now);
          at >= 0;
          at = left.findIndex(({ seen }) => seen === now)
        ) {
          now = left[at]?.text ?? null;
          left.splice(at, 1);
          if (now === null && !left.some(({ seen }) => seen === null)) break;
        }
        expect(left, `${id} overwritten unseen`).toEqual([]);
        expect(comments.find((one) => one.id === id)?.text ?? null).toBe(now);
      }
    }),
    { numRuns: 12, endOnFailure: true },
  );
});
