import { describe, expect, it } from "vitest";
import { transaction } from "@/db/client";
import { findActivity, lockActivity } from "@/lib/activity/queries/activity";
import { makeClassroom, makeParticipant, makeStudent } from "@/db/testing/factories";
import { withDatabase } from "@/db/testing/database";
import { seededRandom } from "@/lib/activity/rules/random";
import { loadArrangement, storeArrangement } from "./arrangement";
import { pairRound } from "./matches/matches";
import { makeRandomArrangement } from "./random-teams";

withDatabase();

async function arranged(activityId: string) {
  return transaction(async (tx) => loadArrangement(tx, await lockActivity(tx, activityId)));
}
const make = (activityId: string, seed = 1, leftOut: readonly string[] = []) =>
  transaction(async (tx) => {
    const activity = await lockActivity(tx, activityId);
    const loaded = await loadArrangement(tx, activity);
    await storeArrangement(
      tx,
      activity,
      loaded,
      makeRandomArrangement(loaded, activity, seededRandom(seed), { leftOut }),
      new Date(),
    );
  });
const pair = (activityId: string, seed = 1) =>
  transaction(async (tx) => pairRound(tx, await lockActivity(tx, activityId), new Date(), seededRandom(seed)));

describe("teams as they are stored", () => {
  it("Q13a, Q13b: random teams hold the joined, and nobody who has not opened the activity or is absent", async () => {
    const { class: made, activity, students } = await makeClassroom({ students: 9 });
    await makeStudent({ classId: made.id, name: "On the roster only" });
    const absent = await makeStudent({ classId: made.id });
    await makeParticipant({ activityId: activity.id, studentId: absent.id, absentAt: new Date() });
    await make(activity.id);
    const { arrangement, teams } = await arranged(activity.id);
    expect(arrangement.teams.map((team) => team.memberIds.length).sort()).toEqual([2, 2, 2, 3]);
    expect(arrangement.teams.flatMap((team) => team.memberIds).sort()).toEqual(students.map((s) => s.id).sort());
    expect(new Set(teams.map((team) => team.mode)).size).toBe(4);
    expect(teams.map((team) => team.number)).toEqual([1, 2, 3, 4]);
    expect(teams.every((team) => team.worksheetId !== null)).toBe(true);
  });

  it("Q13c: students who are left out, since they are not here now, are in no team; the others are", async () => {
    const { activity, students } = await makeClassroom({ students: 9 });
    const [away, awayToo, ...here] = students.map(({ id }) => id);
    await make(activity.id, 1, [away ?? "", awayToo ?? ""]);
    const { arrangement } = await arranged(activity.id);
    expect(arrangement.teams.flatMap((team) => team.memberIds).sort()).toEqual(here.sort());
  });

  it("Q13b: ten teachers who make teams at once leave one set of teams, everyone in exactly one", async () => {
    const { activity, students } = await makeClassroom({ students: 12 });
    await Promise.all(Array.from({ length: 10 }, (_, seed) => make(activity.id, seed)));
    const { arrangement } = await arranged(activity.id);
    expect(arrangement.teams).toHaveLength(6);
    expect(arrangement.teams.flatMap((team) => team.memberIds).sort()).toEqual(students.map((s) => s.id).sort());
  });

  it("T5a: ten calls that match at once leave one match for each team, on different modes", async () => {
    const { activity } = await makeClassroom({ students: 14 });
    await make(activity.id);
    await Promise.all(Array.from({ length: 10 }, (_, seed) => pair(activity.id, seed)));
    const { arrangement } = await arranged(activity.id);
    expect(arrangement.matches.map((match) => match.teamIds.length).sort()).toEqual([2, 2, 3]);
    const modeOf = (id: string) => arrangement.teams.find((team) => team.id === id)?.mode;
    for (const match of arrangement.matches) expect(new Set(match.teamIds.map(modeOf)).size).toBe(match.teamIds.length);
  });

  it("Q13e: one student alone becomes a team of one, and gets an exemplar on another mode", async () => {
    const { activity } = await makeClassroom({ students: 1 });
    await make(activity.id);
    await pair(activity.id);
    const { arrangement } = await arranged(activity.id);
    expect(arrangement.matches).toHaveLength(1);
    expect(arrangement.matches[0]?.exemplarMode).not.toBe(arrangement.teams[0]?.mode);
    expect(arrangement.matches[0]?.exemplarMode).toBeTruthy();
  });

  it("Q13b: without anyone who has joined it says so", async () => {
    const { activity } = await makeClassroom({ students: 0 });
    await expect(make(activity.id)).rejects.toMatchObject({ code: "nobody-joined" });
  });

  it("R11: making teams and matching raise the access version", async () => {
    const { activity } = await makeClassroom({ students: 4 });
    await make(activity.id);
    await pair(activity.id);
    const after = await transaction((tx) => findActivity(tx, activity.id));
    expect(after?.accessVersion).toBe(activity.accessVersion + 2);
  });
});
