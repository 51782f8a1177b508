import { describe, expect, it } from "vitest";
import { database, transaction } from "@/db/client";
import { setActivity } from "@/db/testing/change-rows";
import { findClock } from "./queries/clocks";
import { withDatabase } from "@/db/testing/database";
import { loadEveryRow } from "@/db/testing/every-row";
import { makeActivity, makeClassroom, makeTeam } from "@/db/testing/factories";
import { createActivity } from "@/lib/features/people/classes/activities";
import { loadJournal, undo } from "@/lib/features/undo/journal";
import { move, editorOf } from "@/lib/features/phases/testing/moved-class";
import { messagesDuring } from "@/lib/bus/testing/messages-during";
import { choosePlan, extendPhaseClock, extendTeamClock, giveExtraTime, setPhaseClock } from "./clocks";
import { after, facts, inWrite, minutesLeft, start, writing } from "./testing/timed-class";

withDatabase();

describe("clocks", () => {
  it("T10a, T8c, T8d: a clock is set, extended, shortened and taken away, and each is in the journal and undone", async () => {
    const room = await writing();
    const before = await facts(room);
    await setPhaseClock(await editorOf(room), inWrite(12), after(3));
    expect(await minutesLeft(room, after(3))).toBe(12);
    await extendPhaseClock(await editorOf(room), inWrite(2), after(4));
    expect(await minutesLeft(room, after(4))).toBe(13);
    await extendPhaseClock(await editorOf(room), inWrite(-1), after(4));
    expect(await minutesLeft(room, after(4))).toBe(12);
    await setPhaseClock(await editorOf(room), inWrite(null), after(5));
    expect(await minutesLeft(room, after(5))).toBeNull();
    const entries = (await loadJournal(await editorOf(room), 10)).filter(({ kind }) => kind !== "phase");
    expect(entries.map(({ kind }) => kind)).toEqual(["clock-off", "clock-less", "clock-more", "clock"]);
    for (const { id } of entries) expect(await undo(await editorOf(room), id, after(6))).toEqual({ done: true });
    expect(await facts(room)).toEqual(before);
  });

  it("T10a: a minute fewer or more without a clock is refused, and so is a plan or a team that is not there", async () => {
    const room = await writing();
    const editor = await editorOf(room);
    await expect(extendPhaseClock(editor, inWrite(2))).rejects.toMatchObject({ code: "clock-none" });
    await expect(choosePlan(editor, "90 days")).rejects.toMatchObject({ code: "no-such-plan" });
    const other = await makeClassroom({ phase: "write", students: 2 });
    const team = await makeTeam({ activityId: other.activity.id, memberIds: [other.students[0]?.id ?? ""] });
    await setPhaseClock(editor, inWrite(10));
    for (const teamId of [team.id, "none"])
      await expect(extendTeamClock(editor, { teamId, ...inWrite(2) })).rejects.toMatchObject({ code: "team-gone" });
  });

  it("T10e, Q23b: a team's own minutes and its members' largest extra time add to the class's clock, for that team alone", async () => {
    const room = await writing();
    const [a, b, c, d] = room.students.map(({ id }) => id);
    const first = await makeTeam({ activityId: room.activity.id, number: 1, memberIds: [a ?? "", b ?? ""] });
    const second = await makeTeam({ activityId: room.activity.id, number: 2, memberIds: [c ?? "", d ?? ""] });
    const editor = await editorOf(room);
    await setPhaseClock(editor, inWrite(20), start);
    await giveExtraTime(editor, { studentId: a ?? "", percent: 125 });
    await giveExtraTime(editor, { studentId: b ?? "", percent: 150 });
    await extendTeamClock(editor, { teamId: second.id, ...inWrite(2) }, start);
    expect(await minutesLeft(room, start, first.id)).toBe(30);
    expect(await minutesLeft(room, start, second.id)).toBe(22);
    expect(await minutesLeft(room, start)).toBe(20);
    await giveExtraTime(editor, { studentId: b ?? "", percent: 100 });
    expect(await minutesLeft(room, start, first.id)).toBe(25);
  });

  it("T8e: a team whose own minutes were undone has no row of them", async () => {
    const room = await writing();
    const { id: teamId } = await makeTeam({ activityId: room.activity.id, memberIds: [room.students[0]?.id ?? ""] });
    const editor = await editorOf(room);
    await setPhaseClock(editor, inWrite(20), start);
    await extendTeamClock(editor, { teamId, ...inWrite(2) }, start);
    const own = async () =>
      [...(await transaction(loadEveryRow)).keys()].filter((key) => key.startsWith(`team_minutes ${teamId}/`));
    expect(await own()).toEqual([`team_minutes ${teamId}/write`]);
    const [entry] = await loadJournal(editor, 1);
    expect(await undo(editor, entry?.id ?? "", after(1))).toEqual({ done: true });
    expect(await own()).toEqual([]);
  });

  it("T10e: extra time is told to the pages and sockets of each activity of the class that is open, and of no other", async () => {
    const room = await writing();
    const next = await makeActivity({ classId: room.class.id, phase: "learn" });
    const closed = await makeActivity({ classId: room.class.id });
    await setActivity(closed.id, { phase: "closed" });
    const editor = await editorOf(room);
    const given = { studentId: room.students[0]?.id ?? "", percent: 150 } as const;
    const told = await messagesDuring(() => giveExtraTime(editor, given));
    for (const activityId of [room.activity.id, next.id]) {
      expect(told).toContainEqual({ kind: "time", activityId });
      expect(told).toContainEqual(
        expect.objectContaining({ kind: "poke", activityId, topics: expect.arrayContaining(["clock"]) as unknown }),
      );
    }
    expect(told.filter((message) => "activityId" in message && message.activityId === closed.id)).toEqual([]);
  });

  it("T8d, T10e, Q23b: past the end two minutes for all are two for each team, on top of what it still has; another clock begins without teams' own minutes, and undo gives all of it back", async () => {
    const room = await writing();
    const [a, b, c, d] = room.students.map(({ id }) => id);
    const third = await makeTeam({ activityId: room.activity.id, number: 3, memberIds: [a ?? "", b ?? ""] });
    const slow = await makeTeam({ activityId: room.activity.id, number: 4, memberIds: [c ?? "", d ?? ""] });
    const editor = await editorOf(room);
    await giveExtraTime(editor, { studentId: c ?? "", percent: 150 });
    const stages = [await facts(room)];
    const then = async (change: Promise<void>, now: Date, lefts: number[]) => {
      await change;
      stages.push(await facts(room));
      const all = [minutesLeft(room, now), minutesLeft(room, now, third.id), minutesLeft(room, now, slow.id)];
      expect(await Promise.all(all)).toEqual(lefts);
    };
    await then(setPhaseClock(editor, inWrite(10), start), start, [10, 10, 15]);
    await then(extendTeamClock(editor, { teamId: third.id, ...inWrite(2) }, after(14)), after(14), [-4, 2, 1]);
    await then(extendPhaseClock(editor, inWrite(2), after(15)), after(15), [2, 3, 3]);
    await then(extendTeamClock(editor, { teamId: third.id, ...inWrite(2) }, after(30)), after(30), [-13, 2, -12]);
    await then(setPhaseClock(editor, inWrite(5), after(31)), after(31), [5, 5, 7.5]);
    await then(extendTeamClock(editor, { teamId: third.id, ...inWrite(2) }, after(31)), after(31), [5, 7, 7.5]);
    await setPhaseClock(editor, inWrite(null), after(32));
    for (const { id } of await loadJournal(editor, 7)) {
      expect(await undo(editor, id, after(33))).toEqual({ done: true });
      expect(await facts(room)).toEqual(stages.pop());
    }
    expect(stages).toEqual([]);
  });

  it("T8b, T10a: what is meant for a phase that the class has left is refused, for all and for a team, and changes nothing", async () => {
    const room = await writing();
    const team = await makeTeam({ activityId: room.activity.id, memberIds: [room.students[0]?.id ?? ""] });
    const editor = await editorOf(room);
    await move(room, "compare", after(1));
    await setPhaseClock(editor, { minutes: 10, expected: "compare" }, after(1));
    const before = await facts(room);
    const moved = { code: "phase-moved", values: { phase: "compare" } };
    await expect(setPhaseClock(editor, inWrite(20))).rejects.toMatchObject(moved);
    await expect(setPhaseClock(editor, inWrite(null))).rejects.toMatchObject(moved);
    await expect(extendPhaseClock(editor, inWrite(2))).rejects.toMatchObject(moved);
    await expect(extendTeamClock(editor, { teamId: team.id, ...inWrite(2) })).rejects.toMatchObject(moved);
    expect(await facts(room)).toEqual(before);
  });

  it("T10a, B1a: a minute fewer is refused once the clock is over, the class's or a team's, and leaves no entry", async () => {
    const room = await writing();
    const team = await makeTeam({ activityId: room.activity.id, memberIds: [room.students[0]?.id ?? ""] });
    const editor = await editorOf(room);
    await setPhaseClock(editor, inWrite(10), start);
    const over = { code: "clock-over" };
    await expect(extendPhaseClock(editor, inWrite(-1), after(11))).rejects.toMatchObject(over);
    const ofTeam = { teamId: team.id, ...inWrite(-1) };
    await expect(extendTeamClock(editor, ofTeam, after(11))).rejects.toMatchObject(over);
    expect((await loadJournal(editor, 5)).map(({ kind }) => kind)).toEqual(["clock", "phase"]);
  });

  it("T8d, T10a, Q23e: another plan changes the clock that the plan before began, from the same beginning, and none that a teacher has set; no plan leaves it", async () => {
    const room = await writing();
    const editor = await editorOf(room);
    await choosePlan(editor, "45", after(1));
    expect(await minutesLeft(room, after(1))).toBe(14);
    const before = await facts(room);
    await choosePlan(editor, "60", after(3));
    expect(await minutesLeft(room, after(3))).toBe(19);
    const [chosen] = await loadJournal(editor, 1);
    await undo(editor, chosen?.id ?? "", after(3));
    expect(await facts(room)).toEqual(before);
    await choosePlan(editor, null, after(4));
    expect(await minutesLeft(room, after(4))).toBe(11);
    await choosePlan(editor, "45", after(4));
    await extendPhaseClock(editor, inWrite(2), after(4));
    await choosePlan(editor, "90", after(4));
    expect(await minutesLeft(room, after(4))).toBe(13);
  });

  it("T10a, Q23e: the plan presets each phase that is entered, and going back keeps what was left", async () => {
    const room = await makeClassroom({ phase: "setup", students: 4 });
    await choosePlan(await editorOf(room), "60", start);
    expect(await minutesLeft(room, start)).toBeNull();
    await move(room, "learn", start);
    expect(await minutesLeft(room, start)).toBe(13);
    await move(room, "write", after(10));
    expect(await minutesLeft(room, after(10))).toBe(21);
    await move(room, "learn", after(12));
    expect(await minutesLeft(room, after(13))).toBe(2);
    await move(room, "write", after(13));
    expect(await minutesLeft(room, after(13))).toBe(19);
  });

  it("T10a, Q23e: an activity that is made with a plan has its minutes on the clock from the first start on; one of another lesson is refused", async () => {
    const room = await makeClassroom({ phase: "setup", students: 2 });
    const { activity: _, ...inClass } = await editorOf(room);
    await expect(createActivity(inClass, { name: "Again", plan: "95" })).rejects.toMatchObject({
      code: "no-such-plan",
    });
    const id = await createActivity(inClass, { name: "Again", plan: "90" });
    const again = { ...room, activity: { ...room.activity, id } };
    await move(again, "learn", start);
    expect(await minutesLeft(again, start)).toBe(31);
  });

  it("T8d, Q23e: undo of a move gives the phase before what was left of its clock, and takes back what the move preset", async () => {
    const room = await makeClassroom({ phase: "setup", students: 4 });
    await choosePlan(await editorOf(room), "60", start);
    await move(room, "learn", start);
    const before = await facts(room);
    await move(room, "write", after(4));
    const [moved] = await loadJournal(await editorOf(room), 1);
    await undo(await editorOf(room), moved?.id ?? "", after(9));
    expect(await facts(room)).toEqual(before);
    expect(await minutesLeft(room, after(9))).toBe(9);
    expect((await findClock(database(), room.activity.id, "write")).limit).toBeNull();
  });
});
