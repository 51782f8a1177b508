import { describe, expect, it } from "vitest";
import { withDatabase } from "@/db/testing/database";
import { findActivity } from "@/lib/activity/queries/standing";
import { database } from "@/db/client";
import type { Steering } from "@/lib/activity/standing";
import { messagesDuring } from "@/lib/bus/testing/messages-during";
import { lessonOf, rubricOf } from "@/lib/content/lesson";
import type { Rubric } from "./rules/rubric";
import { loadJournal, undo } from "@/lib/features/undo/journal";
import { giveMark, loadReview } from "./reviews";
import { reviewed } from "./testing/reviewed-class";
import { editRubric, isRubricOpen } from "./rubric";

withDatabase();

const current = async ({ activity }: Steering): Promise<Rubric> =>
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
    const { steering, submissionId, mark } = await reviewed();
    const lessons = lessonOf(steering.activity.contentId).rubric;
    expect(await current(steering)).toEqual(lessons);
    expect(await isRubricOpen(steering)).toBe(true);
    const edited = editedFrom(lessons);
    const published = await messagesDuring(() => editRubric(steering, { seen: lessons, rubric: edited }));
    expect(published).toMatchObject([{ kind: "poke", topics: ["reviews", "phase"] }]);
    expect(await current(steering)).toEqual(edited);
    await expect(mark(1, "scenario")).rejects.toMatchObject({ code: "no-such-criterion" });
    await expect(mark(7, "own")).rejects.toMatchObject({ code: "no-such-criterion" });
    await mark(6, "own");
    expect((await loadReview(steering, submissionId)).marked[0]?.levels).toEqual({ own: 6 });
    expect(await isRubricOpen(steering)).toBe(false);
    await expect(editRubric(steering, { seen: edited, rubric: lessons })).rejects.toMatchObject({
      code: "rubric-marked",
    });
    const reworded = edited.map((one) => ({ ...one, name: `${one.name}, in other words` }));
    await editRubric(steering, { seen: edited, rubric: reworded });
    expect(await current(steering)).toEqual(reworded);
    expect((await loadReview(steering, submissionId)).marked[0]?.levels).toEqual({ own: 6 });
    await mark(null, "own");
    await editRubric(steering, { seen: reworded, rubric: lessons });
    expect((await findActivity(database(), steering.activity.id))?.rubric).toBeNull();
  });

  it("T12e: of two who edit at once the later one is told, and nothing is overwritten", async () => {
    const { steering, addTeacher } = await reviewed();
    const ade = await addTeacher();
    const lessons = lessonOf(steering.activity.contentId).rubric;
    const outcomes = await Promise.allSettled([
      editRubric(steering, { seen: lessons, rubric: lessons.slice(1) }),
      editRubric(ade, { seen: lessons, rubric: lessons.slice(0, 2) }),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "rubric-changed" } });
    const first = outcomes[0]?.status === "fulfilled" ? lessons.slice(1) : lessons.slice(0, 2);
    expect(await current(steering)).toEqual(first);
  });

  it("T12e: the first mark and an edit at once: one of them is refused", async () => {
    const { steering, submissionId } = await reviewed();
    const lessons = lessonOf(steering.activity.contentId).rubric;
    const [marked, edited] = await Promise.allSettled([
      giveMark(steering, { submissionId, studentId: null, criterion: "scenario", level: 4 }),
      editRubric(steering, { seen: lessons, rubric: lessons.slice(1) }),
    ]);
    expect([marked.status, edited.status].sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("T12e: a rubric out of bounds, or with one id twice, is refused", async () => {
    const { steering } = await reviewed();
    const lessons = lessonOf(steering.activity.contentId).rubric;
    for (const rubric of [[], [...lessons, ...lessons], lessons.map((one) => ({ ...one, levels: ["One"] }))])
      await expect(editRubric(steering, { seen: lessons, rubric })).rejects.toMatchObject({ code: "input" });
    expect(await current(steering)).toEqual(lessons);
  });

  it("T8c, T8d, T12e: is in the journal and undone, but not once a case is marked by its criteria and levels; a change of words still is", async () => {
    const { steering, mark } = await reviewed();
    const lessons = lessonOf(steering.activity.contentId).rubric;
    const edited = editedFrom(lessons);
    await editRubric(steering, { seen: lessons, rubric: edited });
    const [entry] = await loadJournal(steering, 50);
    expect(entry?.kind).toBe("rubric");
    await mark(5, "own");
    await expect(undo(steering, entry?.id ?? "")).rejects.toMatchObject({ code: "rubric-marked" });
    const reworded = edited.map((one) => ({ ...one, name: `${one.name}, in other words` }));
    await editRubric(steering, { seen: edited, rubric: reworded });
    const [words] = await loadJournal(steering, 1);
    expect(await undo(steering, words?.id ?? "")).toEqual({ done: true });
    expect(await current(steering)).toEqual(edited);
    await mark(null, "own");
    expect(await undo(steering, entry?.id ?? "")).toEqual({ done: true });
    expect(await current(steering)).toEqual(lessons);
    const [undone] = await loadJournal(steering, 50);
    expect(await undo(steering, undone?.id ?? "")).toEqual({ done: true });
    expect(await current(steering)).toEqual(edited);
  });

  it("T8d, T12e: a mark whose criterion or level is gone does not come back by undo, and the rubric stays open; one that fits does", async () => {
    const { steering, submissionId, mark } = await reviewed();
    const lessons = lessonOf(steering.activity.contentId).rubric;
    await mark(4, "harm");
    const [given] = await loadJournal(steering, 1);
    expect(await undo(steering, given?.id ?? "")).toEqual({ done: true });
    const [undone] = await loadJournal(steering, 1);
    const without = lessons.filter(({ id }) => id !== "harm");
    const three = lessons.map((one) => ({ ...one, levels: one.levels.slice(0, 3) }));
    let seen: Rubric = lessons;
    for (const rubric of [without, three]) {
      await editRubric(steering, { seen, rubric });
      seen = rubric;
      await expect(undo(steering, undone?.id ?? "")).rejects.toMatchObject({ code: "undo-rubric-changed" });
      expect(await isRubricOpen(steering)).toBe(true);
    }
    await editRubric(steering, { seen, rubric: editedFrom(lessons) });
    expect(await undo(steering, undone?.id ?? "")).toEqual({ done: true });
    expect((await loadReview(steering, submissionId)).marked[0]?.levels).toEqual({ harm: 4 });
  });
});
