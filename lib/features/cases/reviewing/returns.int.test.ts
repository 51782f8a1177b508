import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { listReviews } from "./queries/reviews";
import { findLatestSubmissions } from "@/lib/features/cases/writing/queries/worksheets";
import * as change from "@/db/testing/change-rows";
import { withDatabase } from "@/db/testing/database";
import { findDocumentAccess } from "@/lib/sync/document-access";
import { messagesDuring, topicsDuring } from "@/lib/bus/testing/messages-during";
import { loadReturned, loadReviewNews, returnForRevision, endReturn } from "./returns";
import { deleteComment, writeComment } from "./comments";
import { confirmMarks, giveMark, loadReview, release } from "./reviews";
import { loadAnsweredReturns, loadOwnReviews } from "./own-reviews";
import { loadJournal, undo } from "@/lib/features/undo/journal";
import { takeBack } from "@/lib/features/cases/writing/submissions";
import { reviewed } from "./testing/reviewed-class";

withDatabase();

describe("Q12: return for revision", () => {
  it("Q12a: opens that team's worksheet in every phase after the hand-in, closed too, until the teacher ends it", async () => {
    for (const phase of ["write", "compare", "vote", "results", "closed"] as const) {
      const { editor, submissionId, access, amara, chidi, comment, member, team } = await reviewed({ phase });
      await writeComment(editor, submissionId, comment());
      const published = await messagesDuring(() => returnForRevision(editor, submissionId));
      expect(published).toContainEqual({ kind: "access", activityId: editor.activity.id });
      expect(await access(amara)).toBe("write");
      expect(await access(chidi)).toBe("none");
      expect(await loadReviewNews(await member(amara))).toEqual({ returned: true, released: false });
      expect(await loadReviewNews(await member(chidi))).toEqual({ returned: false, released: false });
      expect((await loadReturned(await member(amara), team.worksheetId))?.comments).toMatchObject([
        { text: "Who runs it?" },
      ]);
      await expect(returnForRevision(editor, submissionId)).rejects.toMatchObject({ code: "returned-already" });
      await endReturn(editor, submissionId);
      expect(await access(amara)).toBe(phase === "closed" ? "read" : "write");
      expect(await loadReturned(await member(amara), team.worksheetId)).toBeNull();
      await expect(endReturn(editor, submissionId)).rejects.toMatchObject({ code: "return-over" });
    }
  });

  it("Q12a: raises the access version, so that open sockets follow, and says no before Write", async () => {
    const { editor, submissionId, access, amara, setPhase, team } = await reviewed();
    const version = async () =>
      (await findDocumentAccess({ as: "nobody" }, "worksheet", team.worksheetId))?.accessVersion ?? 0;
    const before = await version();
    await returnForRevision(editor, submissionId);
    expect(await version()).toBeGreaterThan(before);
    await endReturn(editor, submissionId);
    expect(await version()).toBe(before + 2);
    await setPhase("learn");
    await expect(returnForRevision(editor, submissionId)).rejects.toMatchObject({ code: "return-too-early" });
    expect(await access(amara)).toBe("none");
  });

  it("Q12a, Q12d: handing in again ends it, in closed too; the last marks are the draft, unreleased, and until then the last submission counts", async () => {
    const { editor, submissionId, mark, write, hand, member, amara, access, team } = await reviewed({
      phase: "closed",
    });
    await mark(2);
    await release(editor, { submissionIds: [submissionId], released: true });
    await expect(hand()).rejects.toMatchObject({ code: "hand-in-closed" });
    await returnForRevision(editor, submissionId);
    await write({ prevention: " A clinic runs it." });
    expect((await findLatestSubmissions(database(), [team.worksheetId]))[0]?.id).toBe(submissionId);
    const second = await hand();
    expect(second).not.toBe(submissionId);
    expect((await findLatestSubmissions(database(), [team.worksheetId]))[0]?.texts.prevention).toContain(
      "A clinic runs it.",
    );
    expect(await access(amara)).toBe("read");
    expect(await loadReviewNews(await member(amara))).toMatchObject({ returned: false });
    expect((await loadReview(editor, second)).marked[0]?.levels).toEqual({ harm: 2 });
    expect((await listReviews(database(), editor.activity.id))[0]).toMatchObject({
      submissionId: second,
      released: false,
      returned: false,
      nth: 2,
    });
  });

  it("Q12e: the marks of a version whose text was another are carried until a teacher gives one, chooses one or keeps them, also through a take-back; Undo makes them carried again", async () => {
    const { editor, submissionId, mark, write, hand, member, amara, setPhase } = await reviewed();
    await mark(2);
    await mark(3, "response");
    const carried = async () => (await listReviews(database(), editor.activity.id))[0]?.carried;
    await returnForRevision(editor, submissionId);
    await setPhase("write");
    await takeBack(await member(amara)).catch(() => undefined); // while it is returned it can't be taken back
    expect(await carried()).toBe(false);
    await write({ prevention: " A clinic runs it." });
    const second = await hand();
    expect(await carried()).toBe(true);
    await takeBack(await member(amara));
    const third = await hand();
    expect(third).not.toBe(second);
    expect(await carried()).toBe(true);
    await confirmMarks(editor, third);
    expect(await carried()).toBe(false);
    const [kept] = await loadJournal(editor, 1);
    expect(kept?.kind).toBe("mark");
    expect(await undo(editor, kept?.id ?? "")).toEqual({ done: true });
    expect(await carried()).toBe(true);
    await giveMark(editor, { submissionId: third, studentId: null, criterion: "harm", level: 2 });
    expect(await carried()).toBe(false);
    await takeBack(await member(amara));
    await change.storeThreeAnswers(third);
    await hand();
    expect(await carried()).toBe(false);
  });

  it("Q12c, Q2f: a released review goes from its students' page with the hand-in that is taken back", async () => {
    const { editor, submissionId, mark, member, amara, ben, setPhase } = await reviewed({ absent: true });
    await mark(2);
    await mark(4, "harm", ben.id);
    await release(editor, { submissionIds: [submissionId], released: true });
    for (const student of [amara, ben])
      expect(await loadOwnReviews(await member(student))).toMatchObject([{ id: submissionId }]);
    await setPhase("write");
    await takeBack(await member(amara));
    for (const student of [amara, ben]) {
      expect(await loadOwnReviews(await member(student))).toEqual([]);
      expect(await loadReviewNews(await member(student))).toMatchObject({ released: false });
    }
  });

  it("Q12c: comments of a return that the team answered stay to be read; those of a return that the teacher ended do not", async () => {
    const { editor, submissionId, comment, write, hand, member, amara } = await reviewed();
    await writeComment(editor, submissionId, comment());
    await returnForRevision(editor, submissionId);
    await endReturn(editor, submissionId);
    expect(await loadAnsweredReturns(await member(amara))).toEqual([]);
    await returnForRevision(editor, submissionId);
    expect(await loadAnsweredReturns(await member(amara))).toEqual([]);
    await write({ prevention: " A clinic runs it." });
    await hand();
    expect(await loadAnsweredReturns(await member(amara))).toMatchObject([
      { id: submissionId, comments: [{ text: "Who runs it?" }] },
    ]);
  });

  it("Q12c: a comment that is changed while the case is returned is told to its team at once, and so are one more and one fewer; before the return nobody is told", async () => {
    const { editor, submissionId, comment, team, amara, ben, activityId } = await reviewed();
    const first = comment();
    const told = (run: () => Promise<void>) => topicsDuring(activityId, run);
    const all = [`team:${team.id}`, `student:${amara.id}`, `student:${ben.id}`];
    expect(await told(() => writeComment(editor, submissionId, first))).toEqual(["reviews"]);
    await returnForRevision(editor, submissionId);
    const changed = { ...first, text: "Who pays for it?", seen: first.text };
    expect(await told(() => writeComment(editor, submissionId, changed))).toEqual(expect.arrayContaining(all));
    const second = comment({ text: "And who else?" });
    expect(await told(() => writeComment(editor, submissionId, second))).toEqual(expect.arrayContaining(all));
    const seen = { id: second.id, seen: second.text };
    expect(await told(() => deleteComment(editor, submissionId, seen))).toEqual(expect.arrayContaining(all));
  });

  it("Q21a: a mark of one's own is no draft once one was there at the hand-in", async () => {
    const { editor, activityId, submissionId, mark, write, hand, ben } = await reviewed({ absent: true });
    await mark(3);
    await mark(1, "harm", ben.id);
    await change.setParticipant(activityId, ben.id, { absentAt: null });
    await returnForRevision(editor, submissionId);
    await write({ prevention: " A clinic runs it." });
    const second = await hand();
    expect((await loadReview(editor, second)).marked).toMatchObject([{ studentId: null, levels: { harm: 3 } }]);
  });

  it("Q12a: the very text that was returned is no second submission, and stays returned", async () => {
    const { editor, submissionId, hand, member, amara } = await reviewed();
    await returnForRevision(editor, submissionId);
    expect(await hand()).toBe(submissionId);
    expect(await loadReviewNews(await member(amara))).toMatchObject({ returned: true });
  });

  it("Q12a: two members who hand in the revision at once make one submission; the return ends once", async () => {
    const { editor, submissionId, write, hand, amara, ben } = await reviewed();
    await returnForRevision(editor, submissionId);
    await write({ prevention: " A clinic runs it." });
    const ids = await Promise.all([hand(amara), hand(ben), hand(amara), hand(ben)]);
    expect(new Set(ids).size).toBe(1);
    await expect(endReturn(editor, submissionId)).rejects.toMatchObject({ code: "review-old" });
  });

  it("Q12a: what a mate types while another hands in is not in it, and is said to have come after", async () => {
    const { editor, submissionId, write, hand, team } = await reviewed();
    await returnForRevision(editor, submissionId);
    await write({ prevention: " A clinic runs it." });
    const [second] = await Promise.all([hand(), write({ response: " Write to everyone." })]);
    const [latest] = await findLatestSubmissions(database(), [team.worksheetId]);
    // Either order is right; nothing is lost.
    expect(["Turn it off.", "Turn it off. Write to everyone.", " Write to everyone.Turn it off."]).toContain(
      latest?.texts.response,
    );
    const third = await hand();
    const [now] = await findLatestSubmissions(database(), [team.worksheetId]);
    expect(now?.texts.response).toContain("Write to everyone.");
    expect(third === second).toBe(latest?.texts.response === now?.texts.response);
  });

  it("Q2e, Q12a: what is returned can't be taken back as well; what was taken back can't be returned", async () => {
    const { editor, submissionId, member, amara } = await reviewed({ phase: "write" });
    await returnForRevision(editor, submissionId);
    await expect(takeBack(await member(amara))).rejects.toMatchObject({ code: "take-back-returned" });
    await endReturn(editor, submissionId);
    await takeBack(await member(amara));
    await expect(returnForRevision(editor, submissionId)).rejects.toMatchObject({ code: "review-old" });
  });

  it("Q21a: a member who comes later sees the release, and the mark is empty", async () => {
    const { editor, activityId, submissionId, mark, member, chidi, team } = await reviewed();
    await mark(3);
    await release(editor, { submissionIds: [submissionId], released: true });
    await change.leaveTeam(activityId, chidi.id);
    await change.joinTeam(activityId, chidi.id, team.id, 2);
    expect((await loadOwnReviews(await member(chidi)))[0]).toMatchObject({ wasPresent: false, levels: {} });
  });
});
