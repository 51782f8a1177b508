import { describe, expect, it } from "vitest";
import { withDatabase } from "@/db/testing/database";
import { findActivity } from "@/lib/activity/queries/activity";
import { database } from "@/db/client";
import type { ActivityEditor } from "@/lib/activity/authorise";
import { messagesDuring } from "@/lib/bus/testing/messages-during";
import { rubricOf } from "@/lib/content/lesson";
import type { Rubric } from "./rules/rubric";
import { loadJournal, undo } from "@/lib/features/undo/journal";
import { giveMark, loadReview } from "./reviews";
import { reviewed } from "./testing/reviewed-class";
import { editRubric, isRubricOpen } from "./rubric";

withDatabase();

const current = async ({ activity }: ActivityEditor): Promise<Rubric> =>
  rubricOf((await findActivity(database(), activity.id)) ?? activity);

/** The lesson's criteria of harm and prevention, with six levels, and one of the teacher's own. */
function editedFrom(lessons: Rubric): Rubric {
  const six = (levels: readonly string[]) => [...levels, "Better still", "The best"];
  return [
    ...lessons.slice(1, 3).map((one) => ({ ...one, levels: six(one.levels) })),
    { id: "own", name: "It can be read aloud", levels: six(["No", "Hardly", "Mostly", "Yes"]) },
  ];
}

describe("T12: the rubric of an activity", () => {
  it("T12e: is the lesson's, and edited; marks are given by the edited criteria and levels, which from then on only change their words", async () => {
    const { editor, submissionId, mark } = await reviewed();
    const lessons = editor.activity.lesson.rubric;
    expect(await current(editor)).toEqual(lessons);
    expect(await isRubricOpen(editor)).toBe(true);
    const edited = editedFrom(lessons);
    const published = await messagesDuring(() => editRubric(editor, { seen: lessons, rubric: edited }));
    expect(published).toMatchObject([{ kind: "poke", topics: ["reviews", "phase"] }]);
    expect(await current(editor)).toEqual(edited);
    await expect(mark(1, "scenario")).rejects.toMatchObject({ code: "no-such-criterion" });
    await expect(mark(7, "own")).rejects.toMatchObject({ code: "no-such-criterion" });
    await mark(6, "own");
    expect((await loadReview(editor, submissionId)).marked[0]?.levels).toEqual({ own: 6 });
    expect(await isRubricOpen(editor)).toBe(false);
    await expect(editRubric(editor, { seen: edited, rubric: lessons })).rejects.toMatchObject({
      code: "rubric-marked",
    });
    const reworded = edited.map((one) => ({ ...one, name: `${one.name}, in other words` }));
    await editRubric(editor, { seen: edited, rubric: reworded });
    expect(await current(editor)).toEqual(reworded);
    expect((await loadReview(editor, submissionId)).marked[0]?.levels).toEqual({ own: 6 });
    await mark(null, "own");
    await editRubric(editor, { seen: reworded, rubric: lessons });
    expect((await findActivity(database(), editor.activity.id))?.rubric).toBeNull();
  });

  it("T12e: of two who edit at once the later one is told, and nothing is overwritten", async () => {
    const { editor, addTeacher } = await reviewed();
    const ade = await addTeacher();
    const lessons = editor.activity.lesson.rubric;
    const outcomes = await Promise.allSettled([
      editRubric(editor, { seen: lessons, rubric: lessons.slice(1) }),
      editRubric(ade, { seen: lessons, rubric: lessons.slice(0, 2) }),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "rubric-changed" } });
    const first = outcomes[0]?.status === "fulfilled" ? lessons.slice(1) : lessons.slice(0, 2);
    expect(await current(editor)).toEqual(first);
  });

  it("T12e: the first mark and an edit at once: one of them is refused", async () => {
    const { editor, submissionId } = await reviewed();
    const lessons = editor.activity.lesson.rubric;
    const [marked, edited] = await Promise.allSettled([
      giveMark(editor, { submissionId, studentId: null, criterion: "scenario", level: 4 }),
      editRubric(editor, { seen: lessons, rubric: lessons.slice(1) }),
    ]);
    expect([marked.status, edited.status].sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("T12e: a rubric out of bounds, or with one id twice, is refused", async () => {
    const { editor } = await reviewed();
    const lessons = editor.activity.lesson.rubric;
    for (const rubric of [[], [...lessons, ...lessons], lessons.map((one) => ({ ...one, levels: ["One"] }))])
      await expect(editRubric(editor, { seen: lessons, rubric })).rejects.toMatchObject({ code: "input" });
    expect(await current(editor)).toEqual(lessons);
  });

  it("T8c, T8d, T12e: is in the journal and undone, but not once a case is marked by its criteria and levels; a change of words still is", async () => {
    const { editor, mark } = await reviewed();
    const lessons = editor.activity.lesson.rubric;
    const edited = editedFrom(lessons);
    await editRubric(editor, { seen: lessons, rubric: edited });
    const [entry] = await loadJournal(editor, 50);
    expect(entry?.kind).toBe("rubric");
    await mark(5, "own");
    await expect(undo(editor, entry?.id ?? "")).rejects.toMatchObject({ code: "rubric-marked" });
    const reworded = edited.map((one) => ({ ...one, name: `${one.name}, in other words` }));
    await editRubric(editor, { seen: edited, rubric: reworded });
    const [words] = await loadJournal(editor, 1);
    expect(await undo(editor, words?.id ?? "")).toEqual({ done: true });
    expect(await current(editor)).toEqual(edited);
    await mark(null, "own");
    expect(await undo(editor, entry?.id ?? "")).toEqual({ done: true });
    expect(await current(editor)).toEqual(lessons);
    const [undone] = await loadJournal(editor, 50);
    expect(await undo(editor, undone?.id ?? "")).toEqual({ done: true });
    expect(await current(editor)).toEqual(edited);
  });

  it("T8d, T12e: a mark whose criterion or level is gone does not come back by undo, and the rubric stays open; one that fits does", async () => {
    const { editor, submissionId, mark } = await reviewed();
    const lessons = editor.activity.lesson.rubric;
    await mark(4, "harm");
    const [given] = await loadJournal(editor, 1);
    expect(await undo(editor, given?.id ?? "")).toEqual({ done: true });
    const [undone] = await loadJournal(editor, 1);
    const without = lessons.filter(({ id }) => id !== "harm");
    const three = lessons.map((one) => ({ ...one, levels: one.levels.slice(0, 3) }));
    let seen: Rubric = lessons;
    for (const rubric of [without, three]) {
      await editRubric(editor, { seen, rubric });
      seen = rubric;
      await expect(undo(editor, undone?.id ?? "")).rejects.toMatchObject({ code: "undo-rubric-changed" });
      expect(await isRubricOpen(editor)).toBe(true);
    }
    await editRubric(editor, { seen, rubric: editedFrom(lessons) });
    expect(await undo(editor, undone?.id ?? "")).toEqual({ done: true });
    expect((await loadReview(editor, submissionId)).marked[0]?.levels).toEqual({ harm: 4 });
  });
});
