import { expect, it } from "vitest";
import { database } from "@/db/client";
import { setLimit, setTeamMinutes } from "@/lib/features/hour/clocks/queries/clocks";
import { withDatabase } from "@/db/testing/database";
import * as make from "@/db/testing/factories";
import { activityOf } from "@/lib/features/phases/testing/moved-class";
import { authoriseActivityEditor } from "@/lib/activity/authorise";
import { giveExtraTime, setPhaseClock } from "@/lib/features/hour/clocks/clocks";
import { loadBoardOf } from "./board";

withDatabase();

/** Three teams in Compare, two of them matched, and students in every state, in the order of their names. */
async function newRoom() {
  const room = await make.makeClassroom({ phase: "compare" });
  const { activity } = room;
  const [activityId, classId] = [activity.id, room.class.id];
  const add = async (name: string, more: { joinedAt?: Date | null; absentAt?: Date } | null = {}) => {
    const student = await make.makeStudent({ classId, name });
    if (more !== null) await make.makeParticipant({ activityId, studentId: student.id, ...more });
    return student;
  };
  const [ada, ben, cem, dia] = [
    await add("Ada"),
    await add("Ben", { absentAt: new Date() }),
    await add("Cem"),
    await add("Dia", { joinedAt: null }),
  ];
  const one = await make.makeTeam({ activityId, number: 1, mode: "bias", memberIds: [ada.id, ben.id] });
  const two = await make.makeTeam({ activityId, number: 2, mode: "brittleness", memberIds: [cem.id] });
  const three = await make.makeTeam({ activityId, number: 3, mode: "brittleness", memberIds: [dia.id] });
  const [eli] = [await add("Eli"), await add("Fay", { absentAt: new Date() }), await add("Gus", null)];
  const match = await make.makeMatch({
    activityId,
    teamIds: [one.id, two.id],
    presentingTeamId: two.id,
    override: true,
  });
  const submission = await make.makeSubmission({
    activityId,
    team: one,
    studentId: ada.id,
    texts: { title: "A camera" },
  });
  const sentence = "Is this enough?";
  const flag = await make.makeFlag({ activityId, studentId: ada.id, teamId: one.id, sentence });
  const own = await make.makeFlag({ activityId, studentId: eli.id, sentence });
  await make.makeBallot({
    activityId,
    studentId: ada.id,
    kind: "before",
    choice: "bias",
    reason: "",
    afterReveal: false,
  });
  await setLimit(database(), activityId, "compare", { fromMs: 0, lengthMs: 600_000 });
  await setTeamMinutes(database(), one.id, "compare", 120_000);
  const board = await loadBoardOf(database(), await activityOf(room));
  return { one, two, three, eli, match, submission, flag, own, ada, board };
}

const namesOf = (students: readonly { name: string }[]) => students.map(({ name }) => name);

it("T9a, Q19a: the board has each team with its members, submission, match, flag and minutes; who is in none is in the tray, has not opened the activity, or is absent", async () => {
  const { board, one, two, three, match, submission, flag, own, ada, eli } = await newRoom();
  expect(board.teams.map(({ id, number, mode, members }) => [id, number, mode, ...namesOf(members)])).toEqual([
    [one.id, 1, "bias", "Ada", "Ben"],
    [two.id, 2, "brittleness", "Cem"],
    [three.id, 3, "brittleness", "Dia"],
  ]);
  expect(board.teams.map((team) => team.submission)).toEqual([
    { id: submission.id, at: submission.at, title: "A camera", returnedAt: null, again: false },
    null,
    null,
  ]);
  const meets = { id: match.id, presented: false, exemplarMode: null, override: true };
  expect(board.teams.map((team) => team.match)).toEqual([
    { ...meets, isPresenting: false, place: 1, partners: [{ id: two.id, number: 2, mode: "brittleness" }] },
    { ...meets, isPresenting: true, place: 2, partners: [{ id: one.id, number: 1, mode: "bias" }] },
    null,
  ]);
  const asked = { sentence: "Is this enough?", at: flag.at };
  expect(board.teams.map((team) => team.flag?.id ?? null)).toEqual([flag.id, null, null]);
  expect(board.teams[0]?.flag).toMatchObject({ ...asked, id: flag.id, name: "Ada", studentId: ada.id });
  expect(board.ownFlags.map(({ id, studentId }) => [id, studentId])).toEqual([[own.id, eli.id]]);
  expect(board.teams.map(({ extraMs }) => extraMs)).toEqual([120_000, 0, 0]);
  expect([namesOf(board.tray), namesOf(board.notJoined), namesOf(board.absent)]).toEqual([
    ["Eli"],
    ["Gus"],
    ["Ben", "Fay"],
  ]);
  expect(board.students).toBe(7);
});

it("T8a, T10e, Q23d: once the class's clock is over, the teams and the students in no team whose own clocks still run are facts of a move", async () => {
  const room = await make.makeClassroom({ phase: "write", students: 3 });
  const [ada, ben, cem] = room.students.map(({ id }) => id);
  const { id: teacherId, name, email } = room.teacher;
  const viewer = { as: "teacher" as const, teacherId, sessionId: "s", name, email };
  const editor = await authoriseActivityEditor(viewer, room.activity.id);
  await make.makeTeam({ activityId: room.activity.id, number: 1, memberIds: [ada ?? ""] });
  await make.makeTeam({ activityId: room.activity.id, number: 2, memberIds: [ben ?? ""] });
  for (const studentId of [ada, cem]) await giveExtraTime(editor, { studentId: studentId ?? "", percent: 150 });
  const now = Date.now();
  await setPhaseClock(editor, { minutes: 10, expected: "write" }, new Date(now));
  const stillOn = async (minutes: number) => {
    const board = await loadBoardOf(database(), await activityOf(room), now + minutes * 60_000);
    return board.facts.stillOn;
  };
  expect(await stillOn(9)).toEqual({ teams: [], students: 0 });
  expect(await stillOn(14)).toEqual({ teams: [1], students: 1 });
  expect(await stillOn(16)).toEqual({ teams: [], students: 0 });
});

it("T8a, T3c: what a move is decided by counts those who have joined and are here; the next student goes to the smallest team that has a match", async () => {
  const { board, one, eli } = await newRoom();
  expect(board.facts).toEqual({
    phase: "compare",
    joined: 3,
    tray: [expect.objectContaining({ id: eli.id })],
    teams: 3,
    handedIn: 1,
    unmatched: 1,
    largest: { mode: "brittleness", count: 2 },
    stillOn: { teams: [], students: 0 },
    choosing: false,
    before: 1,
    final: 0,
    compared: false,
    revealed: false,
    revealStep: 0,
    isWallOpen: false,
    selfPaced: false,
  });
  // Ben is absent; Dia's team meets nobody.
  expect(board.suggested).toEqual([one.id]);
});
