import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { listAudit } from "@/lib/activity/queries/audit";
import * as change from "@/db/testing/change-rows";
import { withDatabase } from "@/db/testing/database";
import { messagesDuring } from "@/lib/bus/testing/messages-during";
import { loadHistory } from "@/lib/features/cases/history/history";
import { loadJournal, undo } from "@/lib/features/undo/journal";
import { loadReviewNews, returnForRevision, endReturn } from "./returns";
import { deleteComment, writeComment } from "./comments";
import { giveMark, loadReview, release } from "./reviews";
import { takeBack } from "@/lib/features/cases/writing/submissions";
import { passage, reviewed } from "./testing/reviewed-class";

withDatabase();

describe("T8: what is done in a review", () => {
  it("T8c, T8d: is in the journal, and is taken back in order to where it began, and done once more", async () => {
    const { editor, submissionId, mark, comment, stored, member, amara, ben } = await reviewed({ absent: true });
    const state = async () => ({
      review: await loadReview(editor, submissionId),
      news: await loadReviewNews(await member(amara)),
    });
    const [whole, part] = [comment(), comment({ passage })];
    const began = await state();
    await mark(2);
    await mark(3);
    await mark(1, "harm", ben.id);
    await writeComment(editor, submissionId, whole);
    await writeComment(editor, submissionId, part);
    await writeComment(editor, submissionId, { ...part, text: "Changed", seen: part.text });
    await deleteComment(editor, submissionId, { id: whole.id, seen: whole.text });
    await returnForRevision(editor, submissionId);
    await endReturn(editor, submissionId);
    await release(editor, { submissionIds: [submissionId], released: true });
    const entries = (await loadJournal(editor, 50)).map(({ id, kind }) => ({ id, kind }));
    expect(entries.map(({ kind }) => kind)).toEqual([
      "release",
      "end-return",
      "return",
      "comment-delete",
      "comment",
      "comment",
      "comment",
      "mark",
    ]);
    expect(JSON.stringify(await loadJournal(editor, 50))).not.toContain("Who runs it?");
    for (const { id } of entries) expect(await undo(editor, id)).toEqual({ done: true });
    expect(await state()).toEqual(began);
    // Each is redone alone: the release, the return and the deleted comment are there again.
    const undone = async (kind: string) =>
      (await loadJournal(editor, 50)).find((entry) => entry.kind === "undo" && entry.of?.kind === kind)?.id ?? "";
    for (const kind of ["release", "return", "comment"])
      expect(await undo(editor, await undone(kind))).toEqual({ done: true });
    expect(await state()).toMatchObject({
      review: { comments: [stored(whole)] },
      news: { returned: true, released: true },
    });
  });

  it("T8c, T8d: the marks of one case within ten minutes are one entry, taken back together; later ones are another, and marks that come to nothing leave none", async () => {
    const { editor, submissionId } = await reviewed();
    const [first = "", second = "", third = ""] = editor.activity.lesson.rubric.map(({ id }) => id);
    const levels = async () => (await loadReview(editor, submissionId)).marked[0]?.levels;
    const minutes = (n: number) => new Date(Date.now() + n * 60_000);
    const give = (criterion: string, level: 1 | 2 | 3 | 4 | null, at = minutes(0)) =>
      giveMark(editor, { submissionId, studentId: null, criterion, level }, at);
    await give(first, 2);
    await give(first, null);
    expect(await loadJournal(editor, 50)).toEqual([]);
    await give(first, 2, minutes(0));
    await give(second, 3, minutes(1));
    await give(first, 4, minutes(9));
    await give(third, 1, minutes(11));
    expect((await loadJournal(editor, 50)).map(({ kind }) => kind)).toEqual(["mark", "mark"]);
    const [late, early] = await loadJournal(editor, 50);
    expect(await undo(editor, early?.id ?? "")).toEqual({ done: true });
    expect(await levels()).toEqual({ [third]: 1 });
    // An undo came between, so the next mark is an entry of its own.
    await give(second, 2, minutes(11));
    expect(await undo(editor, late?.id ?? "")).toEqual({ done: true });
    expect(await levels()).toEqual({ [second]: 2 });
  });

  it("T8c, Q34e: marks of one entry of the journal are one line of the audit log; those given again after Undo, or after some that are dated in the future, are another", async () => {
    const { editor, submissionId } = await reviewed();
    const [first = "", second = ""] = editor.activity.lesson.rubric.map(({ id }) => id);
    const give = (criterion: string, level: number, minutes = 0) =>
      giveMark(editor, { submissionId, studentId: null, criterion, level }, new Date(Date.now() + minutes * 60_000));
    const told = async () => ({
      audit: (await listAudit(database(), 100)).filter(({ n }) => n > last).map(({ act }) => act),
      journal: (await loadJournal(editor, 50)).map(({ kind }) => kind),
    });
    const [{ n: last } = { n: 0 }] = await listAudit(database(), 1);
    await give(first, 2, 60);
    await give(first, 3);
    await give(second, 4);
    expect(await told()).toEqual({ audit: ["mark", "mark"], journal: ["mark", "mark"] });
    const [newest] = await loadJournal(editor, 1);
    await undo(editor, newest?.id ?? "");
    await give(first, 3);
    const all = ["mark", "undo mark", "mark", "mark"];
    expect(await told()).toEqual({ audit: all, journal: ["mark", "undo", "mark", "mark"] });
  });

  it("T8g, Q12c: an undo of what students see of a review tells their team, and who was in it at the hand-in", async () => {
    const { editor, activityId, submissionId, mark, comment, team, amara, ben } = await reviewed();
    await change.leaveTeam(activityId, ben.id);
    await mark(3);
    await writeComment(editor, submissionId, comment());
    await returnForRevision(editor, submissionId);
    await release(editor, { submissionIds: [submissionId], released: true });
    const told = ["reviews", `team:${team.id}`, `student:${amara.id}`, `student:${ben.id}`];
    for (const { id } of await loadJournal(editor, 50)) {
      const published = await messagesDuring(async () => {
        expect(await undo(editor, id)).toEqual({ done: true });
      });
      const topics = published.flatMap((message) => (message.kind === "poke" ? message.topics : []));
      expect(topics).toEqual(expect.arrayContaining(told));
    }
  });

  it("T8d, Q12a: an ended return is not brought back once the team has handed in again; a return they answered has nothing to take back", async () => {
    const { editor, submissionId, write, hand, amara, access, setPhase } = await reviewed();
    await returnForRevision(editor, submissionId);
    await endReturn(editor, submissionId);
    const [ended] = await loadJournal(editor, 50);
    await write({ prevention: " A clinic runs it." });
    const second = await hand();
    await setPhase("closed");
    await expect(undo(editor, ended?.id ?? "")).rejects.toMatchObject({ code: "review-old" });
    expect(await access(amara)).toBe("read");
    await returnForRevision(editor, second);
    const [again] = await loadJournal(editor, 50);
    await write({ prevention: " Twice." });
    await hand();
    await expect(undo(editor, again?.id ?? "")).rejects.toMatchObject({ code: "undo-nothing" });
  });
});

describe("T13: the moments that matter", () => {
  it("T13d, T12c: hand-ins, one that was taken back, and a return are in a worksheet's history, in order", async () => {
    const { team, editor, hand, member, amara, ben, setPhase, write } = await reviewed();
    await setPhase("write");
    await takeBack(await member(ben));
    const submissionId = await hand(ben);
    await setPhase("compare");
    await returnForRevision(editor, submissionId);
    await write({ response: " And say so." });
    await hand();
    const { marks } = await loadHistory(team.worksheetId);
    expect(marks.map(({ kind, who }) => [kind, who])).toEqual([
      ["handIn", amara.name],
      ["takenBack", null],
      ["handIn", ben.name],
      ["returned", null],
      ["handIn", amara.name],
    ]);
  });
});
