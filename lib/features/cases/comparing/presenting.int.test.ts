import { describe, expect, it } from "vitest";
import { database, pool } from "@/db/client";
import { setPause } from "@/lib/features/hour/clocks/queries/clocks";
import { findMatchesOfTeams } from "./queries/comparing";
import { withDatabase } from "@/db/testing/database";
import { makeClassroom, makeMatch, makeTeam } from "@/db/testing/factories";
import { authoriseMember } from "@/lib/activity/authorise";
import { changePresentMinutes } from "@/lib/features/hour/clocks/clocks";
import { editorOf } from "@/lib/features/phases/testing/moved-class";
import { startPause } from "@/lib/activity/rules/pause";
import { showPart, startPresenting, stopPresenting, swapOrder } from "./presenting";

withDatabase();

async function room() {
  const made = await makeClassroom({ phase: "compare", students: 4 });
  const [ines, malik, priya, tom] = made.students;
  if (ines === undefined || malik === undefined || priya === undefined || tom === undefined)
    throw new Error("four students were asked for");
  const first = await makeTeam({ activityId: made.activity.id, mode: "brittleness", memberIds: [ines.id, malik.id] });
  const second = await makeTeam({ activityId: made.activity.id, mode: "bias", memberIds: [priya.id] });
  const match = await makeMatch({ activityId: made.activity.id, teamIds: [first.id, second.id] });
  const member = (student: typeof ines) =>
    authoriseMember(
      { as: "student", studentId: student.id, classId: made.class.id, sessionId: "s", name: student.name },
      made.activity.id,
    );
  const now = async () => (await findMatchesOfTeams(database(), [first.id])).get(first.id)?.[0];
  return { ...made, ines, malik, priya, tom, first, second, match, member, now };
}

describe("Q16: presenting", () => {
  it("Q16b: Present by the first team starts the match's own clock; a team-mate's press at the same time starts no second", async () => {
    const { member, ines, malik, match, first, now } = await room();
    const [a, b] = [await member(ines), await member(malik)];
    await Promise.all([startPresenting(a, match.id), startPresenting(b, match.id)]);
    const started = await now();
    expect(started).toMatchObject({ presentingTeamId: first.id, presentingPart: "scenario" });
    await startPresenting(a, match.id);
    expect((await now())?.presentingSince).toEqual(started?.presentingSince);
  });

  it("Q16c: the other team waits for its turn, and until the time is over", async () => {
    const { member, ines, priya, match, second, now } = await room();
    await expect(startPresenting(await member(priya), match.id)).rejects.toMatchObject({ code: "present-turn" });
    await startPresenting(await member(ines), match.id);
    await expect(startPresenting(await member(priya), match.id)).rejects.toMatchObject({ code: "present-busy" });
    await pool().query("update matches set presenting_since = now() - interval '5 minutes' where id = $1", [match.id]);
    await startPresenting(await member(priya), match.id);
    expect(await now()).toMatchObject({ presentingTeamId: second.id });
    expect((await now())?.teams.map(({ presented }) => presented)).toEqual([true, false]);
  });

  it("Q16d: a team of a pair presents for the minutes that the teacher has set, and the next may begin after them", async () => {
    const { member, ines, priya, match, second, now, ...made } = await room();
    const editor = await editorOf(made);
    await changePresentMinutes(editor, 6);
    await startPresenting(await member(ines), match.id);
    await pool().query("update matches set presenting_since = now() - interval '5 minutes' where id = $1", [match.id]);
    await expect(startPresenting(await member(priya), match.id)).rejects.toMatchObject({ code: "present-busy" });
    await changePresentMinutes(editor, 4);
    await startPresenting(await member(priya), match.id);
    expect(await now()).toMatchObject({ presentingTeamId: second.id });
  });

  it("Q16c, Q19d: one that begins during a pause counts from its end", async () => {
    const { activity, member, ines, match, now } = await room();
    const pause = startPause({ kind: "eyes-up", sentence: "" }, Date.now());
    await setPause(database(), activity.id, pause);
    await startPresenting(await member(ines), match.id);
    expect((await now())?.presentingSince?.getTime()).toBe(pause.until);
  });

  it("Q16b: only the presenting team chooses the part shown, and ends it", async () => {
    const { member, ines, malik, priya, match, now } = await room();
    await startPresenting(await member(ines), match.id);
    await showPart(await member(malik), match.id, "prevention");
    expect((await now())?.presentingPart).toBe("prevention");
    await expect(showPart(await member(priya), match.id, "harmed")).rejects.toMatchObject({
      code: "present-not-yours",
    });
    await stopPresenting(await member(priya), match.id);
    expect((await now())?.presentingTeamId).not.toBeNull();
    await stopPresenting(await member(ines), match.id);
    expect(await now()).toMatchObject({ presentingTeamId: null, presentingSince: null });
    await startPresenting(await member(priya), match.id);
  });

  it("Q16a: any member may swap the order until the first Present", async () => {
    const { member, priya, match, first, second, now } = await room();
    await swapOrder(await member(priya), match.id);
    expect((await now())?.teams.map(({ teamId }) => teamId)).toEqual([second.id, first.id]);
    await startPresenting(await member(priya), match.id);
    await expect(swapOrder(await member(priya), match.id)).rejects.toMatchObject({ code: "swap-late" });
  });

  it("Q16b: someone who is not in the match has no say in it, nor when it has ended or the class is not comparing", async () => {
    const { member, ines, tom, match, activity } = await room();
    await expect(startPresenting(await member(tom), match.id)).rejects.toMatchObject({ code: "not-found" });
    await expect(startPresenting(await member(ines), "no-uuid")).rejects.toMatchObject({ code: "not-found" });
    await pool().query("update activities set phase = 'write' where id = $1", [activity.id]);
    await expect(startPresenting(await member(ines), match.id)).rejects.toMatchObject({ code: "present-closed" });
    await pool().query("update activities set phase = 'compare' where id = $1", [activity.id]);
    await pool().query("update matches set ended_at = now() where id = $1", [match.id]);
    await expect(startPresenting(await member(ines), match.id)).rejects.toMatchObject({ code: "present-closed" });
  });
});
