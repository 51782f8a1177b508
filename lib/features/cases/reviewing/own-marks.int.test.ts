import { describe, expect, it } from "vitest";
import * as change from "@/db/testing/change-rows";
import { withDatabase } from "@/db/testing/database";
import { loadClassPoints } from "@/lib/features/exporting/points";
import { mergeStudents } from "@/lib/features/arranging/students/merging";
import { loadJournal, undo } from "@/lib/features/undo/journal";
import { loadReviewNews } from "./returns";
import { loadOwnReviews } from "./own-reviews";
import { chooseMark, giveMark, loadReview, release } from "./reviews";
import { reviewed } from "./testing/reviewed-class";

withDatabase();

describe("Q21: marks of an absent student who has left the team since", () => {
  it("Q21b: stay theirs, on their page and in the gradebook, and can be changed and chosen between", async () => {
    const { editor, addTeacher, submissionId, mark, member, ben, chidi, activityId } = await reviewed({
      absent: true,
    });
    await mark(2, "harm", ben.id);
    const place = { submissionId, studentId: ben.id, criterion: "harm" };
    await giveMark(await addTeacher(), { ...place, level: 4 });
    await change.leaveTeam(activityId, ben.id);
    await expect(release(editor, { submissionIds: [submissionId], released: true })).rejects.toMatchObject({
      code: "marks-open",
    });
    const { marked } = await loadReview(editor, submissionId);
    expect(marked[1]).toMatchObject({ studentId: ben.id, names: [ben.name], marks: [{}, {}] });
    await chooseMark(editor, { ...place, level: 4 });
    await mark(3, "scenario", ben.id);
    await release(editor, { submissionIds: [submissionId], released: true });
    const levels = { harm: 4, scenario: 3 };
    const of = await member(ben);
    expect(await loadOwnReviews(of)).toMatchObject([{ wasPresent: false, levels }]);
    expect((await loadReviewNews(of)).released).toBe(true);
    expect(await loadOwnReviews(await member(chidi))).toEqual([]);
    const points = await loadClassPoints(editor);
    expect(points.find(({ id }) => id === ben.id)?.given).toMatchObject({ levels, points: 7 });
  });

  it("Q21b, T15q: go to the name that stays when two are put together, and back with Undo", async () => {
    const { editor, submissionId, mark, ben, chidi } = await reviewed({ absent: true });
    await mark(2, "harm", ben.id);
    const owners = async () => {
      const { marked } = await loadReview(editor, submissionId);
      return marked.flatMap(({ studentId, levels }) => (levels.harm === 2 ? studentId : []));
    };
    const { activity: _, ...inClass } = editor;
    await mergeStudents(inClass, { studentId: ben.id, intoId: chidi.id, samePerson: true });
    expect(await owners()).toEqual([chidi.id]);
    const [merge] = await loadJournal(inClass, 1);
    expect(await undo(inClass, merge?.id ?? "")).toMatchObject({ done: true });
    expect(await owners()).toEqual([ben.id]);
  });
});
