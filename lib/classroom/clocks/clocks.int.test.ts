import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { findClock, loadTimes } from "@/db/queries/clocks/clocks";
import { withDatabase } from "@/db/testing/database";
import { makeClassroom, makeTeam } from "@/db/testing/factories";
import { loadFacts } from "@/lib/classroom/journal/facts";
import { loadJournal, undo } from "@/lib/classroom/journal/journal";
import { movePhase } from "@/lib/classroom/phases/phases";
import { activityOf, move, steer, type MadeClassroom } from "@/lib/classroom/phases/moved-class";
import { leftAt, shownClock } from "@/lib/rules/clocks/clock";
import { pauseMs } from "@/lib/rules/clocks/pause";
import {
  choosePlan,
  endPause,
  extendPhaseClock,
  extendTeamClock,
  giveExtraTime,
  pauseScreens,
  renewScreensPause,
  setPhaseClock,
} from "./clocks";

withDatabase();

const minute = 60_000;
const start = new Date("2026-03-02T09:00:00Z");
const after = (minutes: number) => new Date(start.getTime() + minutes * minute);

/** Minutes that are left of the clock, of the class or of a team; null without a clock. */
async function minutesLeft(room: MadeClassroom, now: Date, teamId?: string): Promise<number | null> {
  const activity = await activityOf(room);
  const time = (await loadTimes(database(), [activity])).get(activity.id);
  if (time === undefined) throw new Error("the activity has no time");
  const clock = shownClock(time.limit, time.time, teamId === undefined ? undefined : time.teams.get(teamId));
  return clock === null ? null : leftAt(clock, now.getTime()) / minute;
}

async function writing(): Promise<MadeClassroom> {
  const room = await makeClassroom({ phase: "learn", students: 4 });
  await move(room, "write", start);
  return room;
}

const facts = (room: MadeClassroom) =>
  loadFacts(database(), { activityIds: [room.activity.id], classId: room.class.id });

describe("clocks", () => {
  it("T10, T8: a clock is set, extended, shortened and taken away, and each is in the journal and undone", async () => {
    const room = await writing();
    const before = await facts(room);
    await setPhaseClock(await steer(room), 12, after(3));
    expect(await minutesLeft(room, after(3))).toBe(12);
    await extendPhaseClock(await steer(room), 2, after(4));
    expect(await minutesLeft(room, after(4))).toBe(13);
    await extendPhaseClock(await steer(room), -1, after(4));
    expect(await minutesLeft(room, after(4))).toBe(12);
    await setPhaseClock(await steer(room), null, after(5));
    expect(await minutesLeft(room, after(5))).toBeNull();
    const entries = (await loadJournal(await steer(room), 10)).filter(({ kind }) => kind !== "phase");
    expect(entries.map(({ kind }) => kind)).toEqual(["clock-off", "clock-less", "clock-more", "clock"]);
    for (const { id } of entries) expect(await undo(await steer(room), id, after(6))).toEqual({ done: true });
    expect(await facts(room)).toEqual(before);
  });

  it("T10: a minute fewer or more without a clock is refused, and so is a plan or a team that is not there", async () => {
    const room = await writing();
    const steering = await steer(room);
    await expect(extendPhaseClock(steering, 2)).rejects.toMatchObject({ code: "clock-none" });
    await expect(choosePlan(steering, "90 days")).rejects.toMatchObject({ code: "no-such-plan" });
    const other = await makeClassroom({ phase: "write", students: 2 });
    const team = await makeTeam({ activityId: other.activity.id, memberIds: [other.students[0]?.id ?? ""] });
    await setPhaseClock(steering, 10);
    for (const teamId of [team.id, "none"])
      await expect(extendTeamClock(steering, { teamId, minutes: 2 })).rejects.toMatchObject({ code: "team-gone" });
  });

  it("T10, Q23: a team's own minutes and its members' largest extra time add to the class's clock, for that team alone", async () => {
    const room = await writing();
    const [a, b, c, d] = room.students.map(({ id }) => id);
    const first = await makeTeam({ activityId: room.activity.id, number: 1, memberIds: [a ?? "", b ?? ""] });
    const second = await makeTeam({ activityId: room.activity.id, number: 2, memberIds: [c ?? "", d ?? ""] });
    const steering = await steer(room);
    await setPhaseClock(steering, 20, start);
    await giveExtraTime(steering, { studentId: a ?? "", percent: 125 });
    await giveExtraTime(steering, { studentId: b ?? "", percent: 150 });
    await extendTeamClock(steering, { teamId: second.id, minutes: 2 }, start);
    expect(await minutesLeft(room, start, first.id)).toBe(30);
    expect(await minutesLeft(room, start, second.id)).toBe(22);
    expect(await minutesLeft(room, start)).toBe(20);
    await giveExtraTime(steering, { studentId: b ?? "", percent: 100 });
    expect(await minutesLeft(room, start, first.id)).toBe(25);
  });

  it("T10, Q23: the plan presets each phase that is entered, and going back keeps what was left", async () => {
    const room = await makeClassroom({ phase: "setup", students: 4 });
    await choosePlan(await steer(room), "60", start);
    expect(await minutesLeft(room, start)).toBeNull();
    await move(room, "learn", start);
    expect(await minutesLeft(room, start)).toBe(14);
    await move(room, "write", after(10));
    expect(await minutesLeft(room, after(10))).toBe(23);
    await move(room, "learn", after(12));
    expect(await minutesLeft(room, after(13))).toBe(3);
    await move(room, "write", after(13));
    expect(await minutesLeft(room, after(13))).toBe(21);
  });

  it("T8, Q23: undo of a move gives the phase before what was left of its clock, and takes back what the move preset", async () => {
    const room = await makeClassroom({ phase: "setup", students: 4 });
    await choosePlan(await steer(room), "60", start);
    await move(room, "learn", start);
    const before = await facts(room);
    await move(room, "write", after(4));
    const [moved] = await loadJournal(await steer(room), 1);
    await undo(await steer(room), moved?.id ?? "", after(9));
    expect(await facts(room)).toEqual(before);
    expect(await minutesLeft(room, after(9))).toBe(10);
    expect((await findClock(database(), room.activity.id, "write")).limit).toBeNull();
  });
});

describe("pauses", () => {
  it("Q19, Q23: a pause stops the clock, ends by itself after ten minutes unless renewed, and moves the end by its length", async () => {
    const room = await writing();
    await setPhaseClock(await steer(room), 20, start);
    await pauseScreens(await steer(room), { kind: "pause", sentence: "Look here" }, after(5));
    expect(await minutesLeft(room, after(9))).toBe(15);
    await renewScreensPause(await steer(room), after(9));
    expect(await minutesLeft(room, after(18))).toBe(15);
    expect(await minutesLeft(room, after(20))).toBe(14);
    expect((await activityOf(room)).pause?.until).toBe(after(9).getTime() + pauseMs);
    await expect(renewScreensPause(await steer(room), after(20))).rejects.toMatchObject({ code: "pause-over" });
    await pauseScreens(await steer(room), { kind: "eyes-up", sentence: "" }, after(20));
    await endPause(await steer(room), after(22));
    expect(await minutesLeft(room, after(23))).toBe(13);
    const kinds = (await loadJournal(await steer(room), 5)).map(({ kind }) => kind);
    expect(kinds).toEqual(["pause-end", "eyes-up", "pause-renew", "pause", "clock"]);
  });

  it("T8, Q19: undo of a pause ends it, with the clock as it stood still; undo of its end brings back what is left of it", async () => {
    const room = await writing();
    await setPhaseClock(await steer(room), 20, start);
    await pauseScreens(await steer(room), { kind: "pause", sentence: "" }, after(1));
    const [paused] = await loadJournal(await steer(room), 1);
    await undo(await steer(room), paused?.id ?? "", after(4));
    expect((await activityOf(room)).pause).toBeNull();
    expect(await minutesLeft(room, after(5))).toBe(18);
    const [undone] = await loadJournal(await steer(room), 1);
    await undo(await steer(room), undone?.id ?? "", after(5));
    expect(await minutesLeft(room, after(11))).toBe(18);
    expect(await minutesLeft(room, after(12))).toBe(17);
  });

  it("Q19: the class can move while paused: the new phase's clock counts once the pause has ended", async () => {
    const room = await writing();
    await choosePlan(await steer(room), "60", start);
    await pauseScreens(await steer(room), { kind: "pause", sentence: "" }, after(2));
    await movePhase(await steer(room), { to: "compare", expected: "write" }, after(3));
    expect(await minutesLeft(room, after(11))).toBe(12);
    expect(await minutesLeft(room, after(14))).toBe(10);
  });
});
