import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { listReviews } from "./queries/reviews";
import * as change from "@/db/testing/change-rows";
import { withDatabase } from "@/db/testing/database";
import { statementsDuring } from "@/db/testing/statements";
import { makeSubmission } from "@/db/testing/factories";
import { messagesDuring, topicsDuring } from "@/lib/bus/testing/messages-during";
import { loadLearning, recordTry } from "@/lib/features/learning/learning";
import { loadReturned, loadReviewNews, returnForRevision } from "./returns";
import { deleteComment, writeComment } from "./comments";
import { giveMark, loadReview, release } from "./reviews";
import { loadAnsweredReturns, loadOwnReviews } from "./own-reviews";
import { takeBack } from "@/lib/features/cases/writing/submissions";
import { texts, passage, reviewed } from "./testing/reviewed-class";

withDatabase();

describe("T12: marks", () => {
  it("T12a: one for each criterion, changed in place and taken away; ten at once leave one", async () => {
    const { editor, submissionId, mark } = await reviewed();
    await mark(2);
    await mark(3);
    await Promise.all(Array.from({ length: 10 }, () => mark(4, "scenario")));
    expect((await loadReview(editor, submissionId)).marked[0]?.levels).toEqual({ harm: 3, scenario: 4 });
    await mark(null);
    expect((await loadReview(editor, submissionId)).marked[0]?.levels).toEqual({ scenario: 4 });
    await expect(mark(1, "beauty")).rejects.toMatchObject({ code: "no-such-criterion" });
  });

  it("Q21a: go to the members who were there; an absent member's is empty until the teacher gives one", async () => {
    const { editor, submissionId, mark, member, amara, ben, chidi } = await reviewed({ absent: true });
    await mark(3);
    await release(editor, { submissionIds: [submissionId], released: true });
    const own = async (who: typeof amara) => (await loadOwnReviews(await member(who)))[0];
    expect(await own(amara)).toMatchObject({ wasPresent: true, levels: { harm: 3 } });
    expect(await own(ben)).toMatchObject({ wasPresent: false, levels: {} });
    expect(await own(chidi)).toBeUndefined();
    await mark(2, "harm", ben.id);
    expect(await own(ben)).toMatchObject({ levels: { harm: 2 } });
    expect((await loadReview(editor, submissionId)).marked.map(({ studentId, levels }) => [studentId, levels])).toEqual(
      [
        [null, { harm: 3 }],
        [ben.id, { harm: 2 }],
      ],
    );
    await expect(mark(2, "harm", amara.id)).rejects.toMatchObject({ code: "student-gone" });
    await expect(mark(2, "harm", chidi.id)).rejects.toMatchObject({ code: "student-gone" });
  });

  it("T12a, T8c: one mark runs at most six selects beside authorising it, and reads no facts but marks, and which are of an older version, for the journal", async () => {
    const { mark, ben } = await reviewed({ absent: true });
    for (const give of [() => mark(3), () => mark(4), () => mark(2, "harm", ben.id), () => mark(null)]) {
      const selects = (await statementsDuring(give)).filter(
        (text) => /^\s*(?:select|with)\b/i.test(text) && !text.includes("insert into"),
      );
      const [lock = "", submission = "", ...others] = selects;
      expect(lock).toMatch(/from "activities".* for update/s);
      expect(submission).toMatch(/from "?submissions"?/);
      expect(others.length).toBeGreaterThanOrEqual(3);
      expect(others.length).toBeLessThanOrEqual(6);
      for (const facts of ['from "marks"', '"marks_carried")'])
        expect(others.filter((text) => text.includes(facts))).toHaveLength(2);
    }
  });

  it("Q21a: stay with a student who left the team after the hand-in", async () => {
    const { editor, submissionId, mark, member, ben } = await reviewed();
    await mark(4);
    await release(editor, { submissionIds: [submissionId], released: true });
    await change.leaveTeam(editor.activity.id, ben.id);
    expect((await loadOwnReviews(await member(ben)))[0]).toMatchObject({ wasPresent: true, levels: { harm: 4 } });
  });

  it("T12c, Q3c: what was replaced or taken back is marked and commented no more", async () => {
    const { editor, submissionId, mark, write, hand, comment, member, amara, setPhase } = await reviewed();
    await write({ harmed: " And their families." });
    const second = await hand();
    await expect(mark(1)).rejects.toMatchObject({ code: "review-old" });
    await expect(writeComment(editor, submissionId, comment())).rejects.toMatchObject({ code: "review-old" });
    await expect(release(editor, { submissionIds: [second, submissionId], released: true })).rejects.toMatchObject({
      code: "review-old",
    });
    expect((await listReviews(database(), editor.activity.id))[0]).toMatchObject({
      submissionId: second,
      released: false,
    });
    await setPhase("write");
    await takeBack(await member(amara));
    await expect(mark(1, "harm", null, second)).rejects.toMatchObject({ code: "review-old" });
  });

  it("T12a: another class's teacher reaches nothing of it", async () => {
    const { submissionId } = await reviewed();
    const { editor } = await reviewed();
    for (const act of [
      () => giveMark(editor, { submissionId, studentId: null, criterion: "harm", level: 1 }),
      () => release(editor, { submissionIds: [submissionId], released: true }),
      () => returnForRevision(editor, submissionId),
    ]) {
      await expect(act()).rejects.toMatchObject({ code: "not-found" });
    }
  });
});

describe("T12: comments", () => {
  it("T12b: on a prompt or a passage; sent twice it is one, and its words can be changed and deleted", async () => {
    const { editor, submissionId, comment, stored } = await reviewed();
    const [whole, part] = [comment(), comment({ passage })];
    for (const one of [whole, part, whole]) await writeComment(editor, submissionId, one);
    await writeComment(editor, submissionId, { ...part, text: "How big a gap?", seen: part.text });
    const read = async () => (await loadReview(editor, submissionId)).comments;
    expect(await read()).toEqual([stored(whole), { ...stored(part), text: "How big a gap?" }]);
    await deleteComment(editor, submissionId, { id: whole.id, seen: whole.text });
    await deleteComment(editor, submissionId, { id: whole.id, seen: whole.text });
    expect((await read()).map(({ id }) => id)).toEqual([part.id]);
  });

  it("T12b: a passage that is not in the text is refused, and so is another submission's comment", async () => {
    const { editor, submissionId, comment } = await reviewed();
    await expect(
      writeComment(editor, submissionId, comment({ passage: { ...passage, start: 4 } })),
    ).rejects.toMatchObject({ code: "input" });
    const there = await reviewed();
    const theirs = there.comment();
    await writeComment(there.editor, there.submissionId, theirs);
    await expect(writeComment(editor, submissionId, { ...theirs, text: "Mine now" })).rejects.toMatchObject({
      code: "not-found",
    });
    await deleteComment(editor, submissionId, { id: theirs.id, seen: null });
    expect((await loadReview(there.editor, there.submissionId)).comments).toEqual([there.stored(theirs)]);
  });

  it("Q12c: of a submission that is neither returned nor released are nobody's news", async () => {
    const { editor, submissionId, activityId, comment, mark, member, amara, team } = await reviewed();
    const told = await topicsDuring(activityId, async () => {
      await writeComment(editor, submissionId, comment());
      await mark(2);
    });
    expect(told).toEqual(["reviews", "reviews"]);
    const amaraNow = await member(amara);
    expect(await loadReturned(amaraNow, team.worksheetId)).toBeNull();
    expect(await loadReviewNews(amaraNow)).toEqual({ returned: false, released: false });
    expect(await loadOwnReviews(amaraNow)).toEqual([]);
  });
});

describe("S2, T12: tries and marks", () => {
  it("S2g, T12a: tries never enter a mark: right and wrong ones leave what the teacher and the team see of a review as it was", async () => {
    const { editor, submissionId, mark, member, amara, setPhase } = await reviewed();
    await mark(3);
    await release(editor, { submissionIds: [submissionId], released: true });
    const seen = async () => ({
      teacher: await loadReview(editor, submissionId),
      team: await loadOwnReviews(await member(amara)),
      news: await loadReviewNews(await member(amara)),
    });
    const before = await seen();
    await setPhase("learn");
    const learner = await member(amara);
    for (const answer of ["brittleness", "bias"])
      await recordTry(learner, { exercise: "match", subject: "bias", answer });
    expect((await loadLearning(learner)).tries.length).toBe(2);
    await setPhase("compare");
    expect(await seen()).toEqual(before);
  });
});

describe("T12: release", () => {
  it("T12d: two released together are both shown, each to its own team; one taken back by itself leaves the other", async () => {
    const { editor, activityId, submissionId, mark, member, amara, chidi, team, other } = await reviewed();
    const { id: otherId } = await makeSubmission({ activityId, team: other, studentId: chidi.id });
    await mark(3);
    await mark(2, "harm", null, otherId);
    const shown = async () =>
      Promise.all(
        [amara, chidi].map(async (student) =>
          (await loadOwnReviews(await member(student))).map(({ id, levels }) => [id, levels.harm]),
        ),
      );
    expect(await shown()).toEqual([[], []]);
    const published = await messagesDuring(() =>
      release(editor, { submissionIds: [submissionId, otherId], released: true }),
    );
    expect(published).toEqual([
      {
        kind: "poke",
        activityId,
        topics: expect.arrayContaining(["reviews", `team:${team.id}`, `team:${other.id}`]) as string[],
      },
    ]);
    expect(await shown()).toEqual([[[submissionId, 3]], [[otherId, 2]]]);
    await release(editor, { submissionIds: [submissionId], released: false });
    expect(await shown()).toEqual([[], [[otherId, 2]]]);
  });

  it("T12d: one is released, and back; its team is told", async () => {
    const { editor, submissionId, mark, comment, member, amara, ben, team } = await reviewed();
    await mark(3);
    await writeComment(editor, submissionId, comment());
    const published = await messagesDuring(() => release(editor, { submissionIds: [submissionId], released: true }));
    expect(published).toEqual([
      {
        kind: "poke",
        activityId: editor.activity.id,
        topics: expect.arrayContaining(["reviews", `team:${team.id}`, `student:${ben.id}`]) as string[],
      },
    ]);
    expect(await loadReviewNews(await member(amara))).toEqual({ returned: false, released: true });
    expect(await loadOwnReviews(await member(amara))).toMatchObject([
      { levels: { harm: 3 }, comments: [{ text: "Who runs it?" }] },
    ]);
    await release(editor, { submissionIds: [submissionId], released: false });
    expect(await loadOwnReviews(await member(amara))).toEqual([]);
  });

  it("Q12c: a released review stays while the team's next hand-in is not released, and says so", async () => {
    const { editor, submissionId, mark, member, amara, write, hand } = await reviewed();
    await mark(3);
    await release(editor, { submissionIds: [submissionId], released: true });
    await write({ harmed: " And their families." });
    const second = await hand();
    await giveMark(editor, { submissionId: second, studentId: null, criterion: "harm", level: 4 });
    expect(await loadOwnReviews(await member(amara))).toMatchObject([
      { id: submissionId, later: true, levels: { harm: 3 } },
    ]);
    await release(editor, { submissionIds: [second], released: true });
    expect(await loadOwnReviews(await member(amara))).toMatchObject([
      { id: second, later: false, levels: { harm: 4 } },
    ]);
  });

  it("Q12c: comments of a returned version stay readable by its team, with that version, once they have handed in again, before the release and after it", async () => {
    const { editor, submissionId, comment, member, amara, chidi, write, hand } = await reviewed();
    await writeComment(editor, submissionId, comment({ passage }));
    await returnForRevision(editor, submissionId);
    expect(await loadAnsweredReturns(await member(amara))).toEqual([]);
    await write({ prevention: " An outside clinic runs it." });
    const second = await hand();
    const version = {
      id: submissionId,
      texts: { prevention: texts.prevention },
      comments: [{ passage, text: "Who runs it?" }],
    };
    expect(await loadAnsweredReturns(await member(amara))).toMatchObject([version]);
    await release(editor, { submissionIds: [second], released: true });
    expect(await loadOwnReviews(await member(amara))).toMatchObject([{ id: second, comments: [] }]);
    expect(await loadAnsweredReturns(await member(amara))).toMatchObject([version]);
    expect(await loadAnsweredReturns(await member(chidi))).toEqual([]);
  });
});
