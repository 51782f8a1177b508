/** Self-paced activities (T18, Q30): the teacher's setting, each student's steps, partners, and the results. */
import { expect, it } from "vitest";
import * as Y from "yjs";
import { database } from "@/db/client";
import { addUpdate, setActivity, setParticipant } from "@/db/testing/change-rows";
import { withDatabase } from "@/db/testing/database";
import { makeClassroom, makeMatch, makeStudent, makeTeam } from "@/db/testing/factories";
import type { Viewer } from "@/lib/auth/viewer";
import { authoriseMember } from "@/lib/activity/authorise";
import { findActivity } from "@/lib/activity/queries/activity";
import type { Phase } from "@/lib/activity/rules/phases";
import { findTeamCase } from "@/lib/features/cases/writing/queries/worksheets";
import { findDocumentAccess } from "@/lib/sync/document-access";
import { handIn } from "@/lib/features/cases/writing/submissions";
import { listMeetings } from "@/lib/features/teams/matches/queries/matches";
import { findTeamOf } from "@/lib/features/teams/queries/teams";
import { castBallot } from "@/lib/features/votes/voting/ballots";
import { loadBoardOf } from "@/lib/features/screens/board/board";
import { loadProgress } from "@/lib/features/screens/board/progress";
import { goOn, loadOwnWay } from "./own-way";
import { setPace } from "./pacing";
import { movePhase, openDueResults } from "./phases";
import { editorOf } from "./testing/moved-class";

withDatabase();

const now = new Date("2026-03-02T09:00:00Z");
const due = new Date("2026-03-06T17:00:00Z");
const results = new Date("2026-03-07T08:00:00Z");
const homework = { upTo: "vote", dueAt: due, resultsAt: null } as const;

async function room({ students, phase = "learn" }: { students: number; phase?: Phase }) {
  const made = await makeClassroom({ phase, students });
  const activityId = made.activity.id;
  const viewerOf = (n: number): Viewer => {
    const student = made.students[n];
    if (student === undefined) throw new Error(`there is no student ${n}`);
    return { as: "student", studentId: student.id, classId: made.class.id, sessionId: "", name: student.name };
  };
  const as = (n: number) => authoriseMember(viewerOf(n), activityId);
  const idOf = (n: number) => made.students[n]?.id ?? "";
  const team = (mode: string, ...members: number[]) => makeTeam({ activityId, memberIds: members.map(idOf), mode });
  return {
    made,
    activityId,
    as,
    viewerOf,
    idOf,
    team,
    editor: await editorOf(made),
    phaseOf: async (n: number) => (await as(n)).activity.phase,
    goTo: (n: number, reached: Phase) => setParticipant(activityId, idOf(n), { reached }),
    go: async (n: number, from: Phase, withExample = false, at = now) => goOn(await as(n), { from, withExample }, at),
    stepOf: async (n: number, at = now) => (await loadOwnWay(await as(n), at))?.step,
    handIn: async (n: number) => handIn(await as(n), { incomplete: true }),
    stored: async () => {
      const activity = await findActivity(database(), activityId);
      if (activity === null) throw new Error("the activity is gone");
      return activity;
    },
    meetings: async () => (await listMeetings(database(), activityId)).map(({ teams }) => teams.map((t) => t.teamId)),
  };
}

async function writeIn(documentId: string, author: string): Promise<void> {
  const doc = new Y.Doc();
  doc.getText("harmed").insert(0, "People who were not in the data.");
  await addUpdate(documentId, Y.encodeStateAsUpdate(doc), author);
}

it("T18a: a teacher lets students go on alone up to a phase, with a due time and a time for the results", async () => {
  const { editor, stored, phaseOf } = await room({ students: 1 });
  await setPace(editor, { ...homework, resultsAt: results }, now);
  const set = { selfPaced: true, pacedFrom: "learn", phase: "vote", dueAt: due, resultsAt: results, comparedAt: null };
  expect(await stored()).toMatchObject(set);
  expect(await phaseOf(0)).toBe("learn");
});

it("T18a: results may not open before the cases are due, and once they are open nobody is sent on alone", async () => {
  const { editor, activityId } = await room({ students: 1 });
  const early = { ...homework, resultsAt: new Date(due.getTime() - 1) };
  await expect(setPace(editor, early, now)).rejects.toMatchObject({ code: "pace-order" });
  await setActivity(activityId, { phase: "results" });
  await expect(setPace(editor, homework, now)).rejects.toMatchObject({ code: "pace-late" });
});

it("Q30a: a student goes on step by step, never beyond what the teacher has opened, and a step that is asked for twice is taken once", async () => {
  const { editor, go, phaseOf, stepOf } = await room({ students: 2 });
  await setPace(editor, { ...homework, upTo: "write" }, now);
  await Promise.all([go(0, "learn"), go(0, "learn")]);
  expect([await phaseOf(0), await phaseOf(1)]).toEqual(["write", "learn"]);
  await go(0, "write");
  expect(await stepOf(0)).toEqual({ kind: "not-opened" });
  await expect(go(0, "write")).rejects.toMatchObject({ code: "own-way-not-open" });
});

it("Q30d: a class hour that goes on as homework begins where the class is; together again everybody is in the class's phase, and alone again in their own", async () => {
  const { editor, go, phaseOf, team, stored } = await room({ students: 2, phase: "write" });
  await team("bias", 0);
  await team("brittleness", 1);
  await setPace(editor, homework, now);
  expect(await phaseOf(0)).toBe("write");
  await go(0, "write", false, due);
  await setPace(editor, null, now);
  expect([await phaseOf(0), await phaseOf(1), (await stored()).comparedAt]).toEqual(["vote", "vote", now]);
  await expect(go(0, "vote")).rejects.toMatchObject({ code: "own-way-together" });
  await setPace(editor, homework, now);
  expect([await phaseOf(0), await phaseOf(1)]).toEqual(["compare", "write"]);
});

it("T18a: two teams on different modes are partners as soon as both have handed in, and only then go on to Compare", async () => {
  const { editor, go, phaseOf, stepOf, team, meetings, handIn: hand, idOf } = await room({ students: 3 });
  const [first, same, other] = [await team("bias", 0), await team("bias", 1), await team("hallucination", 2)];
  await setPace(editor, homework, now);
  for (const [n, { documentId }] of [first, same, other].entries()) {
    await go(n, "learn");
    await writeIn(documentId, idOf(n));
  }
  expect(await stepOf(0)).toEqual({ kind: "hand-in-first" });
  await expect(go(0, "write")).rejects.toMatchObject({ code: "own-way-hand-in" });
  await hand(0);
  await hand(1);
  expect([await stepOf(0), await meetings()]).toEqual([{ kind: "wait-for-partner" }, []]);
  await expect(go(0, "write")).rejects.toMatchObject({ code: "own-way-waits" });
  await hand(2);
  expect(await meetings()).toEqual([expect.arrayContaining([first.id, other.id])]);
  await go(0, "write");
  expect([await phaseOf(0), await phaseOf(2), await stepOf(1)]).toEqual([
    "compare",
    "write",
    { kind: "wait-for-partner" },
  ]);
});

it("T18c: the board and the class's page have the phase of each student who has joined, which changes as the student goes on; together again, and from the results on, they have none", async () => {
  const { editor, go, goTo, idOf, team, made, activityId, stored } = await room({ students: 4 });
  const { number } = await team("bias", 0, 1);
  const listed = (await makeStudent({ classId: made.class.id })).id;
  const boardNow = async () => loadBoardOf(database(), await stored());
  const phasesNow = async () => Object.fromEntries((await boardNow()).ownPhases ?? []);
  expect((await boardNow()).ownPhases).toBeNull();
  await setPace(editor, homework, now);
  await go(0, "learn");
  await goTo(2, "compare");
  expect(await phasesNow()).toEqual({
    [idOf(0)]: "write",
    [idOf(1)]: "learn",
    [idOf(2)]: "compare",
    [idOf(3)]: "learn",
  });
  expect(Object.fromEntries(await loadProgress(await editorOf(made)))).toEqual({
    [idOf(0)]: { is: "writing", team: number },
    [idOf(1)]: { is: "in-phase", phase: "learn" },
    [idOf(2)]: { is: "in-phase", phase: "compare" },
    [idOf(3)]: { is: "in-phase", phase: "learn" },
    [listed]: { is: "not-opened" },
  });
  await setPace(editor, { ...homework, upTo: "write" }, now);
  expect((await phasesNow())[idOf(2)]).toBe("write");
  await setPace(editor, null, now);
  expect((await boardNow()).ownPhases).toBeNull();
  await setActivity(activityId, { selfPaced: true, phase: "results" });
  expect((await boardNow()).ownPhases).toBeNull();
});

it("T18a: of twenty teams that hand in at once each has one partner, on another mode", async () => {
  const { editor, team, meetings, handIn: hand, goTo, idOf } = await room({ students: 20 });
  const teams = new Map<string, string>();
  for (let n = 0; n < 20; n++) {
    const mode = n % 2 === 0 ? "bias" : "hallucination";
    const { id, documentId } = await team(mode, n);
    teams.set(id, mode);
    await writeIn(documentId, idOf(n));
    await goTo(n, "write");
  }
  await setPace(editor, homework, now);
  await Promise.all(Array.from({ length: 20 }, (_, n) => hand(n)));
  const met = await meetings();
  expect(met.flat().sort()).toEqual([...teams.keys()].sort());
  expect(met.map((ids) => new Set(ids.map((id) => teams.get(id))).size)).toEqual(Array.from({ length: 10 }, () => 2));
});

it("T18a: a student in no team writes a case alone, and compares it with a worked example on another mode", async () => {
  const {
    editor,
    go,
    as,
    viewerOf,
    stepOf,
    activityId,
    idOf,
    handIn: hand,
    meetings,
    phaseOf,
  } = await room({
    students: 1,
  });
  await setPace(editor, homework, now);
  await go(0, "learn");
  expect(await stepOf(0)).toEqual({ kind: "own-case" });
  await go(0, "write");
  const teamId = await findTeamOf(database(), activityId, idOf(0));
  expect((await as(0)).teamId).toBe(teamId);
  const worksheet = await findTeamCase(database(), teamId ?? "");
  const access = await findDocumentAccess(viewerOf(0), "worksheet", worksheet?.worksheetId ?? "");
  await writeIn(access?.documentId ?? "", idOf(0));
  await hand(0);
  await go(0, "write", true);
  expect([await phaseOf(0), await meetings()]).toEqual(["compare", [[teamId]]]);
  await go(0, "compare");
  await castBallot(await as(0), { kind: "final", choice: "bias", reason: "" });
  expect([await phaseOf(0), await stepOf(0)]).toEqual(["vote", { kind: "not-opened" }]);
});

it("Q30b: once the due time has come, Compare opens for a match whose other team has not handed in, and without a match with a worked example", async () => {
  const { editor, team, activityId, go, goTo, stepOf, phaseOf, meetings } = await room({ students: 3 });
  const [one, two, three] = [await team("bias", 0), await team("hallucination", 1), await team("bias", 2)];
  await makeMatch({ activityId, teamIds: [one.id, two.id] });
  await setPace(editor, homework, now);
  await goTo(0, "write");
  await goTo(2, "write");
  expect(await stepOf(0, new Date(due.getTime() - 1))).toEqual({ kind: "hand-in-first" });
  await go(0, "write", false, due);
  await go(2, "write", false, due);
  expect([await phaseOf(0), await phaseOf(2)]).toEqual(["compare", "compare"]);
  expect(await meetings()).toEqual(expect.arrayContaining([expect.arrayContaining([one.id, two.id]), [three.id]]));
});

it("Q30c: the results open for all at once, at the set time and no earlier, or when the teacher opens them; moved back, they stay closed", async () => {
  const { editor, phaseOf, goTo, stored, activityId } = await room({ students: 2 });
  await setPace(editor, { ...homework, resultsAt: results }, now);
  await goTo(0, "vote");
  await openDueResults(new Date(results.getTime() - 1));
  expect([await phaseOf(0), await phaseOf(1)]).toEqual(["vote", "learn"]);
  await Promise.all([openDueResults(results), openDueResults(results)]);
  expect([await phaseOf(0), await phaseOf(1), (await stored()).comparedAt]).toEqual(["results", "results", results]);
  await movePhase(editor, { to: "vote", expected: "results" }, results);
  await openDueResults(results);
  expect((await stored()).phase).toBe("vote");
  await setActivity(activityId, { archivedAt: now, resultsAt: results });
  await openDueResults(results);
  expect((await stored()).phase).toBe("vote");
  await movePhase(editor, { to: "results", expected: "vote" }, results);
  expect([await phaseOf(0), await phaseOf(1), (await stored()).resultsAt]).toEqual(["results", "results", null]);
});

it("T18b: each student's first vote closes as they go on to Compare, and the final vote opens as they go on to Vote", async () => {
  const { editor, goTo, as } = await room({ students: 2 });
  await setPace(editor, homework, now);
  const vote = { choice: "bias", reason: "" };
  await goTo(0, "compare");
  await expect(castBallot(await as(0), { ...vote, kind: "before" })).rejects.toMatchObject({
    code: "ballot-before-over",
  });
  await expect(castBallot(await as(0), { ...vote, kind: "final" })).rejects.toMatchObject({ code: "ballot-not-open" });
  await castBallot(await as(1), { ...vote, kind: "before" });
  await goTo(0, "vote");
  await castBallot(await as(0), { ...vote, kind: "final" });
});
