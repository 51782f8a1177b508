import { describe, expect, it } from "vitest";
import { database, transaction } from "@/db/client";
import { lockActivity } from "@/lib/activity/queries/activity";
import { findTeamCases } from "@/lib/features/cases/writing/queries/worksheets";
import { setActivity } from "@/db/testing/change-rows";
import { withDatabase } from "@/db/testing/database";
import { makeClassroom, makeMatch, makeStudents, makeTeam } from "@/db/testing/factories";
import { loadArrangement } from "@/lib/features/teams/arrangement";
import type { ClassEditor } from "@/lib/activity/authorise";
import { loadJournal, undo } from "@/lib/features/undo/journal";
import { addRosterNames } from "./students";
import { removeChosen, removeStudent } from "@/lib/features/arranging/students/removing";

withDatabase();

/** A pair that is matched with a team of one. */
async function room() {
  const { class: made, activity, teacher, students } = await makeClassroom({ phase: "compare", students: 3 });
  const [one, two, alone] = students.map(({ id }) => id);
  if (one === undefined || two === undefined || alone === undefined) throw new Error("three students were asked for");
  const pair = await makeTeam({ activityId: activity.id, number: 1, mode: "bias", memberIds: [one, two] });
  const single = await makeTeam({ activityId: activity.id, number: 2, mode: "brittleness", memberIds: [alone] });
  await makeMatch({ activityId: activity.id, teamIds: [pair.id, single.id] });
  const editor: ClassEditor = {
    teacherId: teacher.id,
    classId: made.id,
    name: teacher.name,
    role: { as: "teacher", may: "steer" },
  };
  const load = () => transaction(async (tx) => loadArrangement(tx, await lockActivity(tx, activity.id)));
  return { editor, load, activity, one, two, alone, pair, single };
}

describe("adding names", () => {
  it("T15n, T8c: names that are in the class take no place and are not counted in the journal; beyond 500 nobody is added, and how many places there are is said", async () => {
    const { editor } = await room();
    const named = (count: number, word: string) => Array.from({ length: count }, (_, n) => `${word} ${n}`);
    await makeStudents(named(495, "Listed").map((name) => ({ classId: editor.classId, name })));
    expect(await addRosterNames(editor, "Listed 1\nListed 2\nZoe")).toEqual({
      added: 1,
      duplicates: ["Listed 1", "Listed 2"],
    });
    expect((await loadJournal(editor, 1))[0]).toMatchObject({ kind: "names", values: { count: 1 } });
    await expect(addRosterNames(editor, "Listed 3\nAda\nBen")).rejects.toMatchObject({
      code: "roster-full",
      values: { most: 500, room: 1, given: 2 },
    });
    expect(await addRosterNames(editor, "Listed 3\nAda")).toMatchObject({ added: 1 });
  });
});

describe("removing several students", () => {
  it("T15v, T8c, T8d, B1i: those chosen who are in the class still go as one entry of the journal, which one Undo takes back; where none is left that is said", async () => {
    const { editor, load, one, two, alone } = await room();
    const members = async () => (await load()).arrangement.teams.map(({ memberIds }) => memberIds.toSorted());
    const before = await members();
    await removeStudent(editor, two);
    expect(await removeChosen(editor, [one, two, alone])).toBe(2);
    expect(await members()).toEqual([]);
    const [entry, single] = await loadJournal(editor, 2);
    expect([entry, single]).toMatchObject([
      { kind: "remove-several", values: { count: 2 } },
      { kind: "remove", values: { student: two } },
    ]);
    await expect(removeChosen(editor, [one, two])).rejects.toMatchObject({ code: "student-gone" });
    for (const undone of [entry, single]) expect(await undo(editor, undone?.id ?? "")).toEqual({ done: true });
    expect(await members()).toEqual(before);
  });
});

describe("removing a student", () => {
  it("S1k: leaves the team and its match to the others", async () => {
    const { editor, load, one, two, pair, single } = await room();
    await removeStudent(editor, one);
    const { arrangement } = await load();
    expect(arrangement.teams.map(({ id, memberIds }) => [id, memberIds.length])).toEqual([
      [pair.id, 1],
      [single.id, 1],
    ]);
    expect(arrangement.teams[0]?.memberIds).toEqual([two]);
    expect(arrangement.matches).toHaveLength(1);
  });

  it("T7d, Q8b: ends a team that nobody is left in, and the match that it was half of", async () => {
    const { editor, load, alone, pair } = await room();
    await removeStudent(editor, alone);
    const { arrangement } = await load();
    expect(arrangement.teams.map(({ id }) => id)).toEqual([pair.id]);
    expect(arrangement.matches).toEqual([]);
  });

  it("T15p: in a closed activity their team stays as it was, and names them to nobody", async () => {
    const { editor, load, activity, one, two, alone, pair, single } = await room();
    await setActivity(activity.id, { phase: "closed" });
    for (const id of [one, alone]) await removeStudent(editor, id);
    const cases = await findTeamCases(database(), [pair.id, single.id]);
    expect(cases.map(({ members }) => members.map(({ id }) => id))).toEqual([[two], []]);
    expect((await load()).arrangement.matches).toHaveLength(1);
  });
});
