/** Several teachers review one case at once, and none loses anything (T12). */
import { describe, expect, it } from "vitest";
import { withDatabase } from "@/db/testing/database";
import { makeSubmission } from "@/db/testing/factories";
import type { ActivityEditor } from "@/lib/activity/authorise";
import { messagesDuring } from "@/lib/bus/testing/messages-during";
import { loadJournal, undo } from "@/lib/features/undo/journal";
import { deleteComment, loadOwnComments, writeComment } from "./comments";
import { loadOwnReviews } from "./own-reviews";
import { loadReview, loadReviews, release } from "./reviews";
import { reviewed, withTwoTeachers } from "./testing/reviewed-class";

withDatabase();

describe("T12: two teachers mark one case", () => {
  it("T12g: two different marks on a criterion both stay, with who gave them; either teacher chooses the one that counts; the same mark is agreed", async () => {
    const { okafor, ade, give, choose, team, submissionId } = await withTwoTeachers();
    await give(okafor, 3);
    await give(ade, 2);
    await give(okafor, 4, "scenario");
    await give(ade, 4, "scenario");
    expect((await team()).levels).toEqual({ scenario: 4 });
    expect((await team()).marks.map(({ criterion, teacherId, level }) => [criterion, teacherId, level])).toEqual(
      expect.arrayContaining([
        ["harm", okafor.teacherId, 3],
        ["harm", ade.teacherId, 2],
      ]),
    );
    expect((await loadReview(ade, submissionId)).teachers).toEqual({
      [okafor.teacherId]: okafor.name,
      [ade.teacherId]: ade.name,
    });
    await choose(okafor, 2);
    expect((await team()).levels).toEqual({ scenario: 4, harm: 2 });
    await choose(ade, 3);
    expect((await team()).levels).toEqual({ scenario: 4, harm: 3 });
  });

  it("T12g: a choice ends when one of the marks changes, not when the same mark is sent again; a mark that nobody gives any more can't be chosen", async () => {
    const { okafor, ade, give, choose, team } = await withTwoTeachers();
    await give(okafor, 3);
    await give(ade, 2);
    await choose(okafor, 3);
    await give(ade, 2);
    expect((await team()).levels).toEqual({ harm: 3 });
    await give(ade, 1);
    expect((await team()).levels).toEqual({});
    await expect(choose(okafor, 2)).rejects.toMatchObject({ code: "mark-changed" });
    await give(ade, null);
    expect((await team()).levels).toEqual({ harm: 3 });
  });

  it("T12g: a case with two marks on a criterion is not released, alone or with others, until one is chosen; students then read that one alone", async () => {
    const { activityId, okafor, ade, give, choose, submissionId, member, amara, chidi, other } =
      await withTwoTeachers();
    const { id: otherId } = await makeSubmission({ activityId, team: other, studentId: chidi.id });
    await give(okafor, 3);
    await give(ade, 2);
    for (const submissionIds of [[submissionId], [otherId, submissionId]])
      await expect(release(okafor, { submissionIds, released: true })).rejects.toMatchObject({
        code: "marks-open",
        values: { open: 1 },
      });
    expect((await loadReviews(okafor)).map(({ released }) => released)).toEqual([false, false]);
    await choose(ade, 2);
    await release(okafor, { submissionIds: [otherId, submissionId], released: true });
    const [own] = await loadOwnReviews(await member(amara));
    expect(own?.levels).toEqual({ harm: 2 });
    expect(JSON.stringify(own)).not.toContain(ade.teacherId);
  });

  it("T12g: what students see is not put in doubt: a mark that another teacher's contradicts is refused while it is released", async () => {
    const { okafor, ade, give, submissionId, member, amara } = await withTwoTeachers();
    await give(okafor, 3);
    await release(okafor, { submissionIds: [submissionId], released: true });
    await expect(give(ade, 1)).rejects.toMatchObject({ code: "mark-released" });
    await give(ade, 3);
    await give(ade, 4, "scenario");
    expect((await loadOwnReviews(await member(amara)))[0]?.levels).toEqual({ harm: 3, scenario: 4 });
  });

  it("T8d, T12g: each teacher's marks and choices are undone by themselves, and the other's stay", async () => {
    const { okafor, ade, give, choose, team } = await withTwoTeachers();
    await give(okafor, 3);
    await give(ade, 2);
    await choose(ade, 2);
    const entries = await loadJournal(okafor, 50);
    expect(entries.map(({ kind }) => kind)).toEqual(["mark-choice", "mark", "mark"]);
    const [choice, ades, okafors] = entries;
    expect(await undo(okafor, choice?.id ?? "")).toEqual({ done: true });
    expect((await team()).levels).toEqual({});
    expect(await undo(okafor, okafors?.id ?? "")).toEqual({ done: true });
    expect((await team()).levels).toEqual({ harm: 2 });
    expect(await undo(ade, ades?.id ?? "")).toEqual({ done: true });
    expect((await team()).marks).toEqual([]);
  });

  it("T8d, T12g: no undo leaves two marks without a choice on a released case: of a choice, of a mark's undo, of a withdrawn release; students read what they read before", async () => {
    const newest = async (teacher: ActivityEditor, kind: string) =>
      (await loadJournal(teacher, 50)).find((entry) => entry.kind === kind)?.id ?? "";
    const { okafor, ade, give, choose, submissionId, member, amara } = await withTwoTeachers();
    const setReleased = (released: boolean) => release(okafor, { submissionIds: [submissionId], released });
    const levels = async () => (await loadOwnReviews(await member(amara))).map((own) => own.levels);
    await give(okafor, 3);
    await give(ade, 2);
    await choose(ade, 3);
    await setReleased(true);
    await expect(undo(ade, await newest(ade, "mark-choice"))).rejects.toMatchObject({ code: "mark-released" });
    expect(await levels()).toEqual([{ harm: 3 }]);

    await setReleased(false);
    await give(ade, 1);
    await expect(undo(okafor, await newest(okafor, "unrelease"))).rejects.toMatchObject({
      code: "marks-open",
      values: { open: 1 },
    });
    expect(await levels()).toEqual([]);

    expect(await undo(ade, await newest(ade, "mark"))).toEqual({ done: true });
    await setReleased(true);
    await expect(undo(ade, await newest(ade, "undo"))).rejects.toMatchObject({ code: "mark-released" });
    expect(await levels()).toEqual([{ harm: 3 }]);
  });

  it("T12g: each change tells the other's page", async () => {
    const { okafor, ade, give, choose } = await withTwoTeachers();
    const published = await messagesDuring(async () => {
      await give(okafor, 3);
      await give(ade, 2);
      await choose(ade, 3);
    });
    expect(published).toHaveLength(3);
    for (const message of published) expect(message).toMatchObject({ kind: "poke", topics: ["reviews"] });
  });
});

describe("T12: two teachers comment on one case", () => {
  it("T12g: a comment that the other has changed or deleted since it was seen is not overwritten; knowingly it is", async () => {
    const { okafor, ade, submissionId, comment } = await withTwoTeachers();
    const one = comment();
    await writeComment(okafor, submissionId, one);
    const texts = async () => (await loadReview(okafor, submissionId)).comments.map(({ text }) => text);
    await writeComment(ade, submissionId, { ...one, text: "Ade's words", seen: one.text });
    const mine = { ...one, text: "Okafor's words" };
    await expect(writeComment(okafor, submissionId, { ...mine, seen: one.text })).rejects.toMatchObject({
      code: "comment-changed",
    });
    await expect(deleteComment(okafor, submissionId, { id: one.id, seen: one.text })).rejects.toMatchObject({
      code: "comment-changed",
    });
    expect(await texts()).toEqual(["Ade's words"]);
    await writeComment(okafor, submissionId, { ...mine, seen: "Ade's words" });
    expect(await texts()).toEqual(["Okafor's words"]);
    await deleteComment(ade, submissionId, { id: one.id, seen: "Okafor's words" });
    await expect(writeComment(okafor, submissionId, { ...mine, seen: "Okafor's words" })).rejects.toMatchObject({
      code: "comment-changed",
    });
    await writeComment(okafor, submissionId, { ...mine, seen: null });
    expect(await texts()).toEqual(["Okafor's words"]);
  });

  it("T12b: a comment on the case as a whole is released with the others; it can have no passage", async () => {
    const { okafor, submissionId, comment, member, amara } = await withTwoTeachers();
    await writeComment(okafor, submissionId, comment({ field: "case", text: "The best so far." }));
    await expect(
      writeComment(okafor, submissionId, comment({ field: "case", passage: { start: 0, end: 3, quote: "The" } })),
    ).rejects.toMatchObject({ code: "input" });
    expect(await loadOwnReviews(await member(amara))).toEqual([]);
    await release(okafor, { submissionIds: [submissionId], released: true });
    expect((await loadOwnReviews(await member(amara)))[0]?.comments).toMatchObject([
      { field: "case", text: "The best so far." },
    ]);
  });

  it("T12h: the bank has a teacher's own comments of all classes, the most used first, then the latest, and nobody else's", async () => {
    const { okafor, ade, submissionId, comment } = await withTwoTeachers();
    const say = (teacher: ActivityEditor, text: string) => writeComment(teacher, submissionId, comment({ text }));
    for (const text of ["Used once", "Used twice", "Used twice", "Latest"]) await say(okafor, text);
    await say(ade, "Ade's own");
    expect(await loadOwnComments(okafor.teacherId)).toEqual(["Used twice", "Latest", "Used once"]);
    expect(await loadOwnComments(ade.teacherId)).toEqual(["Ade's own"]);
    const elsewhere = await reviewed();
    expect(await loadOwnComments(elsewhere.editor.teacherId)).toEqual([]);
  });
});
