import { describe, expect, it } from "vitest";
import { withDatabase } from "@/db/testing/database";
import { makeFeedback, makeMatch, makeSubmission } from "@/db/testing/factories";
import { setMatch } from "@/db/testing/change-rows";
import { makeText } from "@/db/testing/student-work";
import { authoriseMember, type Member } from "@/lib/activity/authorise";
import type { Access } from "@/lib/activity/rules/access";
import type { Phase } from "@/lib/activity/rules/phases";
import type { Viewer } from "@/lib/auth/viewer";
import { applyFirstOption, classWith } from "@/lib/features/arranging/teams/testing/rearranged-class";
import { movePhase } from "@/lib/features/phases/phases";
import { eraseStudent } from "@/lib/features/privacy/erase";
import { loadStoredDataSummary } from "@/lib/features/privacy/stored-data";
import { loadJournal, undo } from "@/lib/features/undo/journal";
import { findDocumentAccess } from "@/lib/sync/document-access";
import { loadTeacherCasebook } from "@/lib/features/cases/casebook/casebook";
import { giveMark, loadReview, loadReviews } from "@/lib/features/cases/reviewing/reviews";
import { loadSubmission } from "@/lib/features/cases/reviewing/submission";
import { readBuiltInLesson } from "@/lib/content/built-in";
import { builtInVersions } from "@/lib/content/built-in-versions";
import { builtInLesson } from "@/lib/content/testing/built-in-lesson";
import type { FeedbackTexts } from "@/lib/sync/format/fields";
import {
  findReadyFeedback,
  hideFeedback,
  loadAllFeedback,
  loadOwnFeedback,
  openFeedback,
  sendFeedback,
  showAllFeedback,
  startFeedback,
} from "./feedback";
import { findRevision } from "./revisions";

withDatabase();

const whole: FeedbackTexts = { strength: "So concrete.", question: "Who else?", suggestion: "Add a pass mark." };

/** A class in compare with teams of two students on these modes, all in one match. */
async function room({ modes = ["brittleness", "bias"], exemplar = false } = {}) {
  const made = await classWith(modes, "compare");
  const match = await makeMatch({
    activityId: made.activity.id,
    teamIds: made.teams.map(({ id }) => id),
    exemplarMode: exemplar ? "hallucination" : null,
  });
  const viewer = (i: number): Viewer & { as: "student" } => ({
    as: "student",
    studentId: made.student(i),
    classId: made.class.id,
    sessionId: "s",
    name: "",
  });
  const teacher: Viewer = { as: "teacher", teacherId: made.teacher.id, sessionId: "s", name: "", email: "" };
  const member = (i: number): Promise<Member> => authoriseMember(viewer(i), made.activity.id);
  /** Two students a team: the team of student 0 is the first. */
  const given = async (i: number) => (await loadOwnFeedback(await member(i))).given;
  const received = async (i: number) => (await loadOwnFeedback(await member(i))).received;
  const begin = async (i: number) => {
    await startFeedback(await member(i), match.id);
    const one = (await given(i)).find(({ matchId, isMatchOver }) => matchId === match.id && !isMatchOver);
    if (one === undefined) throw new Error("no feedback was made");
    return one.id;
  };
  const write = async (i: number, texts: Partial<FeedbackTexts> = whole) => {
    const id = await begin(i);
    const documentId = (await findDocumentAccess(viewer(i), "feedback", id))?.documentId ?? "";
    await makeText({ documentId, author: made.student(i), texts });
    return id;
  };
  const send = async (i: number) => {
    const id = await write(i);
    await sendFeedback(await member(i), id);
    return id;
  };
  const access = async (who: number | "teacher", id: string): Promise<Access | undefined> =>
    (await findDocumentAccess(who === "teacher" ? teacher : viewer(who), "feedback", id))?.access;
  const move = async (to: Phase) => {
    const { phase } = (await member(0)).activity;
    await movePhase(made.editor, { to, expected: phase });
  };
  return { ...made, match, member, given, received, begin, write, send, access, move };
}

describe("feedback: to whom, and by whom", () => {
  it("Q26a: in a pair each team gives to the other; in a trio to the next in presenting order, and gets from the one before", async () => {
    const pair = await room();
    await pair.begin(0);
    await pair.begin(2);
    expect([...(await pair.given(0)), ...(await pair.given(2))].map(({ toNumber }) => toNumber)).toEqual([2, 1]);
    const trio = await room({ modes: ["brittleness", "bias", "hallucination"] });
    for (const i of [0, 2, 4]) await trio.send(i);
    expect((await loadAllFeedback(trio.editor)).map(({ number, toNumber }) => [number, toNumber])).toEqual([
      [1, 2],
      [2, 3],
      [3, 1],
    ]);
    expect((await trio.received(0)).map(({ number }) => number)).toEqual([3]);
  });

  it("Q26b: its members write it, a team-mate's start makes no second one; the teacher reads it, and neither the partner nor another team opens it", async () => {
    const one = await room({ modes: ["brittleness", "bias", "hallucination", "bias"] });
    const [a, b] = await Promise.all([one.begin(0), one.begin(1)]);
    expect(a).toBe(b);
    expect(await one.access(0, a)).toBe("write");
    expect(await one.access(1, a)).toBe("write");
    expect(await one.access("teacher", a)).toBe("read");
    for (const other of [2, 4, 6]) expect(await one.access(other, a)).toBe("none");
  });

  it("Q26b: is written in compare and vote, and only read before and after", async () => {
    const one = await room();
    const id = await one.begin(0);
    const found: [Phase, Access | undefined][] = [];
    for (const phase of ["write", "compare", "vote", "results", "closed"] as const) {
      await one.move(phase);
      found.push([phase, await one.access(0, id)]);
    }
    expect(found).toEqual([
      ["write", "none"],
      ["compare", "write"],
      ["vote", "write"],
      ["results", "read"],
      ["closed", "read"],
    ]);
    await expect(startFeedback(await one.member(2), one.match.id)).rejects.toMatchObject({ code: "feedback-closed" });
  });

  it("Q26b: any member sends it, once and whole", async () => {
    const one = await room();
    const id = await one.write(0, { strength: "So concrete.", question: " " });
    await expect(sendFeedback(await one.member(1), id)).rejects.toMatchObject({ code: "feedback-missing" });
    await one.write(0, { question: "Who else?", suggestion: "A pass mark." });
    await expect(sendFeedback(await one.member(2), id)).rejects.toMatchObject({ code: "not-found" });
    await Promise.all([sendFeedback(await one.member(1), id), sendFeedback(await one.member(1), id)]);
    const [sent] = await one.given(0);
    expect(sent?.sentAt).not.toBeNull();
    await sendFeedback(await one.member(0), id);
    expect(await one.given(0)).toMatchObject([{ sentAt: sent?.sentAt, sentBy: sent?.sentBy }]);
  });

  it("Q26c: can be changed after it was sent until the receiver opens it, and is then fixed", async () => {
    const one = await room();
    const id = await one.send(0);
    await one.send(2);
    expect(await one.access(0, id)).toBe("write");
    await openFeedback(await one.member(3), id);
    expect(await one.access(0, id)).toBe("read");
    const [first] = await one.given(0);
    await openFeedback(await one.member(2), id);
    expect((await one.given(0))[0]?.openedAt).toEqual(first?.openedAt);
    expect(await one.received(2)).toMatchObject([{ is: "opened", number: 1, texts: whole }]);
  });

  it("Q26d: a student who changes teams leaves it with the old team", async () => {
    const one = await room({ modes: ["brittleness", "bias"] });
    const id = await one.send(0);
    await applyFirstOption(one.editor, {
      do: "move",
      studentId: one.student(0),
      destination: { to: "team", teamId: one.teamId(2) },
    });
    expect(await one.access(0, id)).toBe("none");
    expect(await one.access(1, id)).toBe("write");
    expect(await one.given(1)).toMatchObject([{ id, texts: whole }]);
    expect((await one.given(0)).map((given) => given.id)).not.toContain(id);
  });

  it("Q26a, Q8b: a partner that leaves ends the match: what was written stays to be read, is not sent any more, and goes on once the same teams are matched again", async () => {
    const one = await room({ modes: ["brittleness", "bias", "brittleness", "bias"] });
    const pair = await makeMatch({ activityId: one.activity.id, teamIds: [one.teamId(1), one.teamId(2)], round: 1 });
    const row = await makeFeedback({ matchId: pair.id, teamId: one.teamId(1), toTeamId: one.teamId(2) });
    await makeText({ documentId: row.documentId, author: one.student(0), texts: whole });
    expect(await one.access(0, row.id)).toBe("write");
    await setMatch(pair.id, { endedAt: new Date() });
    expect(await one.access(0, row.id)).toBe("read");
    expect(await one.given(0)).toMatchObject([{ id: row.id, isMatchOver: true, texts: whole }]);
    await expect(sendFeedback(await one.member(0), row.id)).rejects.toMatchObject({ code: "feedback-closed" });
    await setMatch(pair.id, { endedAt: null });
    await sendFeedback(await one.member(0), row.id);
  });

  it("Q26e: a team alone with a worked example practises on it: no student of another team and nobody but the teacher reads it, and it is not sent", async () => {
    const one = await room({ modes: ["brittleness"], exemplar: true });
    const id = await one.write(0);
    expect(await one.given(0)).toMatchObject([{ toTeamId: null, access: "write" }]);
    expect(await one.access("teacher", id)).toBe("read");
    await expect(sendFeedback(await one.member(0), id)).rejects.toMatchObject({ code: "feedback-closed" });
    expect(await one.received(0)).toEqual([]);
  });
});

describe("feedback: who reads it when", () => {
  it("Q27a: the receivers read it once both teams have sent theirs", async () => {
    const one = await room();
    const id = await one.send(0);
    expect(await one.received(2)).toEqual([{ id, matchId: one.match.id, round: 1, number: 1, is: "waits for own" }]);
    expect(await findReadyFeedback(await one.member(2))).toBeNull();
    await expect(openFeedback(await one.member(2), id)).rejects.toMatchObject({ code: "not-found" });
    await one.send(2);
    expect(await one.received(2)).toMatchObject([{ is: "ready", number: 1 }]);
    expect(await findReadyFeedback(await one.member(2))).toBe(1);
    await openFeedback(await one.member(2), id);
    expect(await one.received(2)).toMatchObject([{ is: "opened", texts: whole }]);
  });

  it("Q27a: after the teacher shows all they read what was sent, and after the teacher takes that back, or Undo, no more", async () => {
    const one = await room();
    const id = await one.send(0);
    const unsent = await one.write(2);
    await showAllFeedback(one.editor, { all: true });
    expect(await one.received(2)).toMatchObject([{ id, is: "ready" }]);
    expect(await one.received(0)).toMatchObject([{ id: unsent, is: "unsent" }]);
    const [entry] = await loadJournal(one.editor, 5);
    expect(entry?.kind).toBe("feedback-all");
    await undo(one.editor, entry?.id ?? "");
    expect(await one.received(2)).toMatchObject([{ is: "waits for own" }]);
  });

  it("Q27c: feedback that the teacher hides is read by teachers only, until the teacher shows it again or undoes that", async () => {
    const one = await room();
    const id = await one.send(0);
    await one.send(2);
    await openFeedback(await one.member(2), id);
    await hideFeedback(one.editor, { feedbackId: id, hidden: true });
    expect(await one.received(2)).toMatchObject([{ is: "hidden" }]);
    expect([await one.access(0, id), await one.access("teacher", id)]).toEqual(["none", "read"]);
    expect((await one.given(0)).map(({ texts }) => texts.strength)).toEqual([""]);
    expect((await loadAllFeedback(one.editor)).find((each) => each.id === id)).toMatchObject({ texts: whole });
    const [entry] = await loadJournal(one.editor, 5);
    await undo(one.editor, entry?.id ?? "");
    expect(await one.received(2)).toMatchObject([{ is: "opened", texts: whole }]);
  });

  it("Q27c: hides and shows only feedback of the teacher's own activity", async () => {
    const [one, other] = [await room(), await room()];
    const id = await one.write(0);
    await expect(hideFeedback(other.editor, { feedbackId: id, hidden: true })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("Q27d: feedback that is sent and opened changes no level and no total, and no lesson's rubric has a criterion for it", async () => {
    const one = await room();
    const studentId = one.student(2);
    const submission = await makeSubmission({ activityId: one.activity.id, team: one.team(2), studentId });
    const [criterion] = builtInLesson.rubric;
    await giveMark(one.editor, {
      submissionId: submission.id,
      studentId: null,
      criterion: criterion?.id ?? "",
      level: 2,
    });
    const levels = () => Promise.all([loadReviews(one.editor), loadReview(one.editor, submission.id)]);
    const before = await levels();
    const id = await one.send(0);
    await one.send(2);
    await openFeedback(await one.member(2), id);
    expect(await levels()).toEqual(before);
    for (const { id: version } of builtInVersions)
      expect(JSON.stringify(readBuiltInLesson(version).rubric)).not.toMatch(/feedback/i);
  });

  it("Q28a, Q28b, Q28c: a revision is an ordinary hand-in: the last submission before the team opened feedback is compared with the latest, which casebook and review show", async () => {
    const one = await room();
    const hand = (harmed: string) =>
      makeSubmission({ activityId: one.activity.id, team: one.team(2), studentId: one.student(2), texts: { harmed } });
    await hand("Someone.");
    const before = await hand("Farmers.");
    const id = await one.send(0);
    await one.send(2);
    expect(await findRevision(one.activity.id, one.teamId(2))).toBeNull();
    await openFeedback(await one.member(2), id, new Date(before.at.getTime() + 1));
    expect(await findRevision(one.activity.id, one.teamId(2))).toBeNull();
    await hand("Farmers in winter.");
    await hand("Farmers in a hard winter.");
    const latest = { harmed: "Farmers in a hard winter." };
    expect(await findRevision(one.activity.id, one.teamId(2))).toMatchObject({
      mode: "bias",
      before: { harmed: "Farmers." },
      after: latest,
    });
    expect((await loadTeacherCasebook(one.editor)).cases).toMatchObject([{ number: 2, texts: latest }]);
    const [review] = await loadReviews(one.editor);
    expect((await loadSubmission(one.editor, review?.submissionId ?? "")).texts).toMatchObject(latest);
  });
});

describe("feedback: a student who is erased", () => {
  it("Q31c, B10a: feedback that a student sent counts among their stored data, and stays the team's without the student", async () => {
    const one = await room();
    const id = await one.send(0);
    const [student] = one.students;
    if (student === undefined) throw new Error("no student");
    expect((await loadStoredDataSummary(one.editor, student.id)).counts["feedback"]).toBe(1);
    await eraseStudent(one.editor, { studentId: student.id, name: student.name });
    expect(await one.given(1)).toMatchObject([{ id, sentBy: null, texts: whole }]);
    expect((await one.given(1))[0]?.sentAt).not.toBeNull();
  });
});
