import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { listReviews } from "@/db/queries/reviewing/reviews";
import { findLatestSubmissions } from "@/db/queries/writing/worksheets";
import * as change from "@/db/testing/change-rows";
import { withDatabase } from "@/db/testing/database";
import { statementsDuring } from "@/db/testing/statements";
import { makeClassroom, makeSubmission, makeTeam } from "@/db/testing/factories";
import { makeText } from "@/db/testing/student-work";
import { findDocumentAccess } from "@/lib/auth/document-access";
import { authoriseMember, authoriseSteering } from "@/lib/auth/standing";
import { subscribe } from "@/lib/bus/bus";
import type { BusMessage } from "@/lib/bus/bus-contract";
import { lessonOf } from "@/lib/content/lesson";
import type { Phase } from "@/lib/rules/phases/phases";
import { loadHistory } from "@/lib/classroom/history/history";
import { loadJournal, undo } from "@/lib/classroom/journal/journal";
import { loadLearning, recordTry } from "@/lib/classroom/learning/learning";
import { loadReturned, loadReviewNews, returnForRevision, endReturn } from "./returns";
import { deleteComment, giveMark, loadReview, release, writeComment } from "./reviews";
import { loadAnsweredReturns, loadOwnReviews } from "./own-reviews";
import { handIn, takeBack } from "@/lib/classroom/writing/submissions";

withDatabase();

const texts = {
  title: "The camera",
  scenario: "A clinic buys a camera.",
  source: "",
  harmed: "People with dark skin.",
  prevention: "Test each group by itself.",
  response: "Turn it off.",
};
const passage = { start: 5, end: 15, quote: "each group" };

/** Amara and Ben have handed in; Chidi is alone in the other team. */
async function reviewed({ phase = "compare", absent = false }: { phase?: Phase; absent?: boolean } = {}) {
  const made = await makeClassroom({ phase, students: 3 });
  const [amara, ben, chidi] = made.students;
  if (amara === undefined || ben === undefined || chidi === undefined) throw new Error("three students were asked for");
  const activityId = made.activity.id;
  const team = await makeTeam({ activityId, memberIds: [amara.id, ben.id] });
  const other = await makeTeam({ activityId, number: 2, mode: "bias", memberIds: [chidi.id] });
  const viewer = (student: typeof amara) => ({
    as: "student" as const,
    studentId: student.id,
    classId: made.class.id,
    sessionId: "s",
    name: student.name,
  });
  const member = (student: typeof amara) => authoriseMember(viewer(student), activityId);
  const steering = await authoriseSteering(
    { as: "teacher", teacherId: made.teacher.id, sessionId: "s", name: "Ms. Okafor", email: "o@example.org" },
    activityId,
  );
  const write = (more: Partial<typeof texts>) =>
    makeText({ documentId: team.documentId, author: amara.id, texts: more });
  await write(texts);
  if (absent) await change.setParticipant(activityId, ben.id, { absentAt: new Date() });
  const hand = async (student = amara) => {
    const handed = await handIn(await member(student), { incomplete: false });
    return handed.done ? handed.submissionId : "";
  };
  await change.setActivity(activityId, { phase: "write" });
  const submissionId = await hand();
  await change.setActivity(activityId, { phase });
  const access = async (student: typeof amara) =>
    (await findDocumentAccess(viewer(student), "worksheet", team.worksheetId))?.access;
  const comment = (more = {}) => ({
    id: randomUUID(),
    field: "prevention" as const,
    passage: null,
    text: "Who runs it?",
    ...more,
  });
  const mark = (level: 1 | 2 | 3 | 4 | null, criterion = "harm", studentId: string | null = null, id = submissionId) =>
    giveMark(steering, { submissionId: id, studentId, criterion, level });
  return {
    ...made,
    activityId,
    amara,
    ben,
    chidi,
    team,
    other,
    member,
    steering,
    write,
    hand,
    submissionId,
    access,
    comment,
    mark,
    setPhase: (to: Phase) => change.setActivity(activityId, { phase: to }),
  };
}

async function messagesDuring(run: () => Promise<void>): Promise<BusMessage[]> {
  const published: BusMessage[] = [];
  const stop = subscribe((message) => published.push(message));
  await run();
  stop();
  return published;
}

describe("T12: marks", () => {
  it("T12: one for each criterion, changed in place and taken away; ten at once leave one", async () => {
    const { steering, submissionId, mark } = await reviewed();
    await mark(2);
    await mark(3);
    await Promise.all(Array.from({ length: 10 }, () => mark(4, "scenario")));
    expect((await loadReview(steering, submissionId)).marked[0]?.levels).toEqual({ harm: 3, scenario: 4 });
    await mark(null);
    expect((await loadReview(steering, submissionId)).marked[0]?.levels).toEqual({ scenario: 4 });
    await expect(mark(1, "beauty")).rejects.toMatchObject({ code: "no-such-criterion" });
  });

  it("Q21: go to the members who were there; an absent member's is empty until the teacher gives one", async () => {
    const { steering, submissionId, mark, member, amara, ben, chidi } = await reviewed({ absent: true });
    await mark(3);
    await release(steering, { submissionIds: [submissionId], released: true });
    const own = async (who: typeof amara) => (await loadOwnReviews(await member(who)))[0];
    expect(await own(amara)).toMatchObject({ wasPresent: true, levels: { harm: 3 } });
    expect(await own(ben)).toMatchObject({ wasPresent: false, levels: {} });
    expect(await own(chidi)).toBeUndefined();
    await mark(2, "harm", ben.id);
    expect(await own(ben)).toMatchObject({ levels: { harm: 2 } });
    expect(
      (await loadReview(steering, submissionId)).marked.map(({ studentId, levels }) => [studentId, levels]),
    ).toEqual([
      [null, { harm: 3 }],
      [ben.id, { harm: 2 }],
    ]);
    await expect(mark(2, "harm", amara.id)).rejects.toMatchObject({ code: "student-gone" });
    await expect(mark(2, "harm", chidi.id)).rejects.toMatchObject({ code: "student-gone" });
  });

  it("T12, T8: one mark runs at most four selects beside authorising it, and reads no facts but marks for the journal", async () => {
    const { mark, ben } = await reviewed({ absent: true });
    for (const give of [() => mark(3), () => mark(4), () => mark(2, "harm", ben.id), () => mark(null)]) {
      const selects = (await statementsDuring(give)).filter((text) => /^\s*(?:select|with)\b/i.test(text));
      const [lock = "", submission = "", ...others] = selects;
      expect(lock).toMatch(/from "activities".* for update/s);
      expect(submission).toMatch(/from "?submissions"?/);
      expect(others.length).toBeGreaterThanOrEqual(3);
      expect(others.length).toBeLessThanOrEqual(4);
      expect(others.filter((text) => text.includes('from "marks"'))).toHaveLength(2);
    }
  });

  it("Q21: stay with a student who left the team after the hand-in", async () => {
    const { steering, submissionId, mark, member, ben } = await reviewed();
    await mark(4);
    await release(steering, { submissionIds: [submissionId], released: true });
    await change.leaveTeam(steering.activity.id, ben.id);
    expect((await loadOwnReviews(await member(ben)))[0]).toMatchObject({ wasPresent: true, levels: { harm: 4 } });
  });

  it("T12, Q3: what was replaced or taken back is marked and commented no more", async () => {
    const { steering, submissionId, mark, write, hand, comment, member, amara, setPhase } = await reviewed();
    await write({ harmed: " And their families." });
    const second = await hand();
    await expect(mark(1)).rejects.toMatchObject({ code: "review-old" });
    await expect(writeComment(steering, submissionId, comment())).rejects.toMatchObject({ code: "review-old" });
    await expect(release(steering, { submissionIds: [second, submissionId], released: true })).rejects.toMatchObject({
      code: "review-old",
    });
    expect((await listReviews(database(), steering.activity.id))[0]).toMatchObject({
      submissionId: second,
      released: false,
    });
    await setPhase("write");
    await takeBack(await member(amara));
    await expect(mark(1, "harm", null, second)).rejects.toMatchObject({ code: "review-old" });
  });

  it("T12: another class's teacher reaches nothing of it", async () => {
    const { submissionId } = await reviewed();
    const { steering } = await reviewed();
    for (const act of [
      () => giveMark(steering, { submissionId, studentId: null, criterion: "harm", level: 1 }),
      () => release(steering, { submissionIds: [submissionId], released: true }),
      () => returnForRevision(steering, submissionId),
    ]) {
      await expect(act()).rejects.toMatchObject({ code: "not-found" });
    }
  });
});

describe("T12: comments", () => {
  it("T12: on a prompt or a passage; sent twice it is one, and its words can be changed and deleted", async () => {
    const { steering, submissionId, comment } = await reviewed();
    const [whole, part] = [comment(), comment({ passage })];
    for (const one of [whole, part, whole]) await writeComment(steering, submissionId, one);
    await writeComment(steering, submissionId, { ...part, text: "How big a gap?" });
    const read = async () => (await loadReview(steering, submissionId)).comments;
    expect(await read()).toEqual([whole, { ...part, text: "How big a gap?" }]);
    await deleteComment(steering, submissionId, whole.id);
    await deleteComment(steering, submissionId, whole.id);
    expect((await read()).map(({ id }) => id)).toEqual([part.id]);
  });

  it("T12: a passage that is not in the text is refused, and so is another submission's comment", async () => {
    const { steering, submissionId, comment } = await reviewed();
    await expect(
      writeComment(steering, submissionId, comment({ passage: { ...passage, start: 4 } })),
    ).rejects.toMatchObject({ code: "input" });
    const there = await reviewed();
    const theirs = there.comment();
    await writeComment(there.steering, there.submissionId, theirs);
    await expect(writeComment(steering, submissionId, { ...theirs, text: "Mine now" })).rejects.toMatchObject({
      code: "not-found",
    });
    await deleteComment(steering, submissionId, theirs.id);
    expect((await loadReview(there.steering, there.submissionId)).comments).toEqual([theirs]);
  });

  it("Q12: of a submission that is neither returned nor released are nobody's news", async () => {
    const { steering, submissionId, comment, mark, member, amara, team } = await reviewed();
    const published = await messagesDuring(async () => {
      await writeComment(steering, submissionId, comment());
      await mark(2);
    });
    expect(published.flatMap((message) => (message.kind === "poke" ? message.topics : []))).toEqual([
      "reviews",
      "reviews",
    ]);
    const amaraNow = await member(amara);
    expect(await loadReturned(amaraNow, team.worksheetId)).toBeNull();
    expect(await loadReviewNews(amaraNow)).toEqual({ returned: false, released: false });
    expect(await loadOwnReviews(amaraNow)).toEqual([]);
  });
});

describe("S2, T12: tries and marks", () => {
  it("S2, T12: tries never enter a mark: right and wrong ones leave what the teacher and the team see of a review as it was", async () => {
    const { steering, submissionId, mark, member, amara, setPhase } = await reviewed();
    await mark(3);
    await release(steering, { submissionIds: [submissionId], released: true });
    const seen = async () => ({
      teacher: await loadReview(steering, submissionId),
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
  it("T12: two released together are both shown, each to its own team; one taken back by itself leaves the other", async () => {
    const { steering, activityId, submissionId, mark, member, amara, chidi, team, other } = await reviewed();
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
      release(steering, { submissionIds: [submissionId, otherId], released: true }),
    );
    expect(published).toEqual([
      {
        kind: "poke",
        activityId,
        topics: expect.arrayContaining(["reviews", `team:${team.id}`, `team:${other.id}`]) as string[],
      },
    ]);
    expect(await shown()).toEqual([[[submissionId, 3]], [[otherId, 2]]]);
    await release(steering, { submissionIds: [submissionId], released: false });
    expect(await shown()).toEqual([[], [[otherId, 2]]]);
  });

  it("T12: one is released, and back; its team is told", async () => {
    const { steering, submissionId, mark, comment, member, amara, ben, team } = await reviewed();
    await mark(3);
    await writeComment(steering, submissionId, comment());
    const published = await messagesDuring(() => release(steering, { submissionIds: [submissionId], released: true }));
    expect(published).toEqual([
      {
        kind: "poke",
        activityId: steering.activity.id,
        topics: expect.arrayContaining(["reviews", `team:${team.id}`, `student:${ben.id}`]) as string[],
      },
    ]);
    expect(await loadReviewNews(await member(amara))).toEqual({ returned: false, released: true });
    expect(await loadOwnReviews(await member(amara))).toMatchObject([
      { levels: { harm: 3 }, comments: [{ text: "Who runs it?" }] },
    ]);
    await release(steering, { submissionIds: [submissionId], released: false });
    expect(await loadOwnReviews(await member(amara))).toEqual([]);
  });

  it("Q12: a released review stays while the team's next hand-in is not released, and says so", async () => {
    const { steering, submissionId, mark, member, amara, write, hand } = await reviewed();
    await mark(3);
    await release(steering, { submissionIds: [submissionId], released: true });
    await write({ harmed: " And their families." });
    const second = await hand();
    await giveMark(steering, { submissionId: second, studentId: null, criterion: "harm", level: 4 });
    expect(await loadOwnReviews(await member(amara))).toMatchObject([
      { id: submissionId, later: true, levels: { harm: 3 } },
    ]);
    await release(steering, { submissionIds: [second], released: true });
    expect(await loadOwnReviews(await member(amara))).toMatchObject([
      { id: second, later: false, levels: { harm: 4 } },
    ]);
  });

  it("Q12: comments of a returned version stay readable by its team, with that version, once they have handed in again, before the release and after it", async () => {
    const { steering, submissionId, comment, member, amara, chidi, write, hand } = await reviewed();
    await writeComment(steering, submissionId, comment({ passage }));
    await returnForRevision(steering, submissionId);
    expect(await loadAnsweredReturns(await member(amara))).toEqual([]);
    await write({ prevention: " An outside clinic runs it." });
    const second = await hand();
    const version = {
      id: submissionId,
      texts: { prevention: texts.prevention },
      comments: [{ passage, text: "Who runs it?" }],
    };
    expect(await loadAnsweredReturns(await member(amara))).toMatchObject([version]);
    await release(steering, { submissionIds: [second], released: true });
    expect(await loadOwnReviews(await member(amara))).toMatchObject([{ id: second, comments: [] }]);
    expect(await loadAnsweredReturns(await member(amara))).toMatchObject([version]);
    expect(await loadAnsweredReturns(await member(chidi))).toEqual([]);
  });
});

describe("T8: what is done in a review", () => {
  it("T8, T12: is in the journal, and is taken back in order to where it began, and done once more", async () => {
    const { steering, submissionId, mark, comment, member, amara, ben } = await reviewed({ absent: true });
    const state = async () => ({
      review: await loadReview(steering, submissionId),
      news: await loadReviewNews(await member(amara)),
    });
    const [whole, part] = [comment(), comment({ passage })];
    const began = await state();
    await mark(2);
    await mark(3);
    await mark(1, "harm", ben.id);
    await writeComment(steering, submissionId, whole);
    await writeComment(steering, submissionId, part);
    await writeComment(steering, submissionId, { ...part, text: "Changed" });
    await deleteComment(steering, submissionId, whole.id);
    await returnForRevision(steering, submissionId);
    await endReturn(steering, submissionId);
    await release(steering, { submissionIds: [submissionId], released: true });
    const entries = (await loadJournal(steering, 50)).map(({ id, kind }) => ({ id, kind }));
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
    expect(JSON.stringify(await loadJournal(steering, 50))).not.toContain("Who runs it?");
    for (const { id } of entries) expect(await undo(steering, id)).toEqual({ done: true });
    expect(await state()).toEqual(began);
    // Each alone, once more: the deleted comment is back, its release too.
    const undone = async (kind: string) =>
      (await loadJournal(steering, 50)).find((entry) => entry.kind === "undo" && entry.of?.kind === kind)?.id ?? "";
    for (const kind of ["release", "return", "comment"])
      expect(await undo(steering, await undone(kind))).toEqual({ done: true });
    expect(await state()).toMatchObject({ review: { comments: [whole] }, news: { returned: true, released: true } });
  });

  it("T8, T12: the marks of one case within ten minutes are one entry, taken back together; later ones are another, and marks that come to nothing leave none", async () => {
    const { steering, submissionId } = await reviewed();
    const [first = "", second = "", third = ""] = lessonOf(steering.activity.contentId).rubric.map(({ id }) => id);
    const levels = async () => (await loadReview(steering, submissionId)).marked[0]?.levels;
    const minutes = (n: number) => new Date(Date.now() + n * 60_000);
    const give = (criterion: string, level: 1 | 2 | 3 | 4 | null, at = minutes(0)) =>
      giveMark(steering, { submissionId, studentId: null, criterion, level }, at);
    await give(first, 2);
    await give(first, null);
    expect(await loadJournal(steering, 50)).toEqual([]);
    await give(first, 2, minutes(0));
    await give(second, 3, minutes(1));
    await give(first, 4, minutes(9));
    await give(third, 1, minutes(11));
    expect((await loadJournal(steering, 50)).map(({ kind }) => kind)).toEqual(["mark", "mark"]);
    const [late, early] = await loadJournal(steering, 50);
    expect(await undo(steering, early?.id ?? "")).toEqual({ done: true });
    expect(await levels()).toEqual({ [third]: 1 });
    // The undo came between: what follows on the same facts is an act of its own.
    await give(second, 2, minutes(11));
    expect(await undo(steering, late?.id ?? "")).toEqual({ done: true });
    expect(await levels()).toEqual({ [second]: 2 });
  });

  it("T8, Q12: an ended return is not brought back once the team has handed in again; a return they answered has nothing to take back", async () => {
    const { steering, submissionId, write, hand, amara, access, setPhase } = await reviewed();
    await returnForRevision(steering, submissionId);
    await endReturn(steering, submissionId);
    const [ended] = await loadJournal(steering, 50);
    await write({ prevention: " A clinic runs it." });
    const second = await hand();
    await setPhase("closed");
    await expect(undo(steering, ended?.id ?? "")).rejects.toMatchObject({ code: "review-old" });
    expect(await access(amara)).toBe("read");
    await returnForRevision(steering, second);
    const [again] = await loadJournal(steering, 50);
    await write({ prevention: " Twice." });
    await hand();
    await expect(undo(steering, again?.id ?? "")).rejects.toMatchObject({ code: "undo-nothing" });
  });
});

describe("Q12: return for revision", () => {
  it("Q12: opens that team's worksheet in every phase after the hand-in, closed too, until the teacher ends it", async () => {
    for (const phase of ["write", "compare", "vote", "results", "closed"] as const) {
      const { steering, submissionId, access, amara, chidi, comment, member, team } = await reviewed({ phase });
      await writeComment(steering, submissionId, comment());
      const published = await messagesDuring(() => returnForRevision(steering, submissionId));
      expect(published).toContainEqual({ kind: "access", activityId: steering.activity.id });
      expect(await access(amara)).toBe("write");
      expect(await access(chidi)).toBe("none");
      expect(await loadReviewNews(await member(amara))).toEqual({ returned: true, released: false });
      expect(await loadReviewNews(await member(chidi))).toEqual({ returned: false, released: false });
      expect((await loadReturned(await member(amara), team.worksheetId))?.comments).toMatchObject([
        { text: "Who runs it?" },
      ]);
      await expect(returnForRevision(steering, submissionId)).rejects.toMatchObject({ code: "returned-already" });
      await endReturn(steering, submissionId);
      expect(await access(amara)).toBe(phase === "closed" ? "read" : "write");
      expect(await loadReturned(await member(amara), team.worksheetId)).toBeNull();
      await expect(endReturn(steering, submissionId)).rejects.toMatchObject({ code: "return-over" });
    }
  });

  it("Q12: raises the access version, so that open sockets follow, and says no before Write", async () => {
    const { steering, submissionId, access, amara, setPhase, team } = await reviewed();
    const version = async () =>
      (await findDocumentAccess({ as: "nobody" }, "worksheet", team.worksheetId))?.accessVersion ?? 0;
    const before = await version();
    await returnForRevision(steering, submissionId);
    expect(await version()).toBeGreaterThan(before);
    await endReturn(steering, submissionId);
    expect(await version()).toBe(before + 2);
    await setPhase("learn");
    await expect(returnForRevision(steering, submissionId)).rejects.toMatchObject({ code: "return-too-early" });
    expect(await access(amara)).toBe("none");
  });

  it("Q12: handing in again ends it, in closed too; the last marks are the draft, unreleased, and until then the last submission counts", async () => {
    const { steering, submissionId, mark, write, hand, member, amara, access, team } = await reviewed({
      phase: "closed",
    });
    await mark(2);
    await release(steering, { submissionIds: [submissionId], released: true });
    await expect(hand()).rejects.toMatchObject({ code: "hand-in-closed" });
    await returnForRevision(steering, submissionId);
    await write({ prevention: " A clinic runs it." });
    expect((await findLatestSubmissions(database(), [team.worksheetId]))[0]?.id).toBe(submissionId);
    const second = await hand();
    expect(second).not.toBe(submissionId);
    expect((await findLatestSubmissions(database(), [team.worksheetId]))[0]?.texts.prevention).toContain(
      "A clinic runs it.",
    );
    expect(await access(amara)).toBe("read");
    expect(await loadReviewNews(await member(amara))).toMatchObject({ returned: false });
    expect((await loadReview(steering, second)).marked[0]?.levels).toEqual({ harm: 2 });
    expect((await listReviews(database(), steering.activity.id))[0]).toMatchObject({
      submissionId: second,
      released: false,
      returned: false,
      nth: 2,
    });
  });

  it("Q21: a mark of one's own is no draft once one was there at the hand-in", async () => {
    const { steering, activityId, submissionId, mark, write, hand, ben } = await reviewed({ absent: true });
    await mark(3);
    await mark(1, "harm", ben.id);
    await change.setParticipant(activityId, ben.id, { absentAt: null });
    await returnForRevision(steering, submissionId);
    await write({ prevention: " A clinic runs it." });
    const second = await hand();
    expect((await loadReview(steering, second)).marked).toMatchObject([{ studentId: null, levels: { harm: 3 } }]);
  });

  it("Q12: the very text that was returned is no second submission, and stays returned", async () => {
    const { steering, submissionId, hand, member, amara } = await reviewed();
    await returnForRevision(steering, submissionId);
    expect(await hand()).toBe(submissionId);
    expect(await loadReviewNews(await member(amara))).toMatchObject({ returned: true });
  });

  it("Q12: two members who hand in the revision at once make one submission; the return ends once", async () => {
    const { steering, submissionId, write, hand, amara, ben } = await reviewed();
    await returnForRevision(steering, submissionId);
    await write({ prevention: " A clinic runs it." });
    const ids = await Promise.all([hand(amara), hand(ben), hand(amara), hand(ben)]);
    expect(new Set(ids).size).toBe(1);
    await expect(endReturn(steering, submissionId)).rejects.toMatchObject({ code: "review-old" });
  });

  it("Q12: what a mate types while another hands in is not in it, and is said to have come after", async () => {
    const { steering, submissionId, write, hand, team } = await reviewed();
    await returnForRevision(steering, submissionId);
    await write({ prevention: " A clinic runs it." });
    const [second] = await Promise.all([hand(), write({ response: " Write to everyone." })]);
    const [latest] = await findLatestSubmissions(database(), [team.worksheetId]);
    // Either order is right; nothing of either is lost.
    expect(["Turn it off.", "Turn it off. Write to everyone.", " Write to everyone.Turn it off."]).toContain(
      latest?.texts.response,
    );
    const third = await hand();
    const [now] = await findLatestSubmissions(database(), [team.worksheetId]);
    expect(now?.texts.response).toContain("Write to everyone.");
    expect(third === second).toBe(latest?.texts.response === now?.texts.response);
  });

  it("Q2, Q12: what is returned can't be taken back as well; what was taken back can't be returned", async () => {
    const { steering, submissionId, member, amara } = await reviewed({ phase: "write" });
    await returnForRevision(steering, submissionId);
    await expect(takeBack(await member(amara))).rejects.toMatchObject({ code: "take-back-returned" });
    await endReturn(steering, submissionId);
    await takeBack(await member(amara));
    await expect(returnForRevision(steering, submissionId)).rejects.toMatchObject({ code: "review-old" });
  });

  it("Q21: a member who comes later sees the release, and the mark is empty", async () => {
    const { steering, activityId, submissionId, mark, member, chidi, team } = await reviewed();
    await mark(3);
    await release(steering, { submissionIds: [submissionId], released: true });
    await change.leaveTeam(activityId, chidi.id);
    await change.joinTeam(activityId, chidi.id, team.id, 2);
    expect((await loadOwnReviews(await member(chidi)))[0]).toMatchObject({ wasPresent: false, levels: {} });
  });
});

describe("T13: the moments that matter", () => {
  it("T13, T12: hand-ins, one that was taken back, and a return are in a worksheet's history, in order", async () => {
    const { team, steering, hand, member, amara, ben, setPhase, write } = await reviewed();
    await setPhase("write");
    await takeBack(await member(ben));
    const submissionId = await hand(ben);
    await setPhase("compare");
    await returnForRevision(steering, submissionId);
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
