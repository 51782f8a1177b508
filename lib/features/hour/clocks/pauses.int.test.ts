import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { findMatchesOfTeams } from "@/lib/features/cases/comparing/queries/comparing";
import { withDatabase } from "@/db/testing/database";
import { makeClassroom, makeCoTeacher, makeMatch, makeTeam } from "@/db/testing/factories";
import { authoriseActivityEditor } from "@/lib/activity/authorise";
import { subscribe } from "@/lib/bus/bus";
import type { BusMessage } from "@/lib/bus/bus-contract";
import { loadJournal, undo } from "@/lib/features/undo/journal";
import { movePhase } from "@/lib/features/phases/phases";
import { activityOf, editorOf } from "@/lib/features/phases/testing/moved-class";
import { resumesAt, pauseMs } from "@/lib/activity/rules/pause";
import { presentedMs } from "@/lib/activity/rules/presenting";
import { choosePlan, endPause, pauseScreens, renewScreensPause, setPhaseClock } from "./clocks";
import { after, inWrite, minutesLeft, start, writing } from "./testing/timed-class";

withDatabase();

describe("pauses", () => {
  it("Q19d, Q23a: a pause stops the clock, ends by itself after ten minutes unless renewed, and moves the end by its length", async () => {
    const room = await writing();
    await setPhaseClock(await editorOf(room), inWrite(20), start);
    await pauseScreens(await editorOf(room), { kind: "pause", sentence: "Look here" }, after(5));
    expect(await minutesLeft(room, after(9))).toBe(15);
    await renewScreensPause(await editorOf(room), after(9));
    expect(await minutesLeft(room, after(18))).toBe(15);
    expect(await minutesLeft(room, after(20))).toBe(14);
    expect((await activityOf(room)).pause?.until).toBe(after(9).getTime() + pauseMs);
    await expect(renewScreensPause(await editorOf(room), after(20))).rejects.toMatchObject({ code: "pause-over" });
    await pauseScreens(await editorOf(room), { kind: "eyes-up", sentence: "" }, after(20));
    await endPause(await editorOf(room), after(22));
    expect(await minutesLeft(room, after(23))).toBe(13);
    const kinds = (await loadJournal(await editorOf(room), 5)).map(({ kind }) => kind);
    expect(kinds).toEqual(["pause-end", "eyes-up", "pause-renew", "pause", "clock"]);
  });

  it("T8d, Q19d: undo of a pause ends it, with the clock as it stood still; undo of its end brings back what is left of it", async () => {
    const room = await writing();
    await setPhaseClock(await editorOf(room), inWrite(20), start);
    await pauseScreens(await editorOf(room), { kind: "pause", sentence: "" }, after(1));
    const [paused] = await loadJournal(await editorOf(room), 1);
    await undo(await editorOf(room), paused?.id ?? "", after(4));
    expect((await activityOf(room)).pause).toBeNull();
    expect(await minutesLeft(room, after(5))).toBe(18);
    const [undone] = await loadJournal(await editorOf(room), 1);
    await undo(await editorOf(room), undone?.id ?? "", after(5));
    expect(await minutesLeft(room, after(11))).toBe(18);
    expect(await minutesLeft(room, after(12))).toBe(17);
  });

  it("Q19d: a pause bears the name of the teacher who asked for it, also when another renews it", async () => {
    const room = await writing();
    const { id: teacherId, name, email } = await makeCoTeacher(room.class.id);
    const colleague = await authoriseActivityEditor(
      { as: "teacher", teacherId, sessionId: "s", name, email },
      room.activity.id,
    );
    await pauseScreens(colleague, { kind: "pause", sentence: "" }, start);
    await renewScreensPause(await editorOf(room), after(1));
    expect((await activityOf(room)).pause).toMatchObject({ by: name, until: after(1).getTime() + pauseMs });
  });

  it("Q16c, Q19d, T8d: a pause stands the clock of a presentation still; renewed, ended early, undone and brought back, it goes on with what was left, and its pages are told", async () => {
    const room = await makeClassroom({ phase: "compare", students: 4 });
    const activityId = room.activity.id;
    const [one, two] = [await makeTeam({ activityId }), await makeTeam({ activityId, mode: "bias" })];
    await makeMatch({ activityId, teamIds: [one.id, two.id], presentingTeamId: one.id, presentingSince: start });
    const presented = async (now: Date) => {
      const match = (await findMatchesOfTeams(database(), [one.id])).get(one.id)?.[0];
      const countsFrom = resumesAt((await activityOf(room)).pause, now.getTime());
      return presentedMs(match?.presentingSince?.getTime() ?? NaN, countsFrom, now.getTime()) / 60_000;
    };
    const undoLast = async (now: Date) =>
      undo(await editorOf(room), (await loadJournal(await editorOf(room), 1))[0]?.id ?? "", now);
    const published: BusMessage[] = [];
    const stop = subscribe((message) => published.push(message));
    await pauseScreens(await editorOf(room), { kind: "eyes-up", sentence: "" }, after(1));
    expect([await presented(after(1)), await presented(after(5))]).toEqual([1, 1]);
    await renewScreensPause(await editorOf(room), after(5));
    expect([await presented(after(14)), await presented(after(16))]).toEqual([1, 2]);
    await pauseScreens(await editorOf(room), { kind: "pause", sentence: "" }, after(16));
    await endPause(await editorOf(room), after(18));
    expect([await presented(after(18)), await presented(after(19))]).toEqual([2, 3]);
    await undoLast(after(19));
    expect([await presented(after(20)), await presented(after(27))]).toEqual([3, 4]);
    await pauseScreens(await editorOf(room), { kind: "pause", sentence: "" }, after(27));
    await undoLast(after(30));
    stop();
    expect(await presented(after(31))).toBe(5);
    expect(published.filter((message) => message.kind === "poke" && message.topics.includes("pause"))).toHaveLength(7);
  });

  it("Q19d: the class can move while paused: the new phase's clock counts once the pause has ended", async () => {
    const room = await writing();
    await choosePlan(await editorOf(room), "60", start);
    await pauseScreens(await editorOf(room), { kind: "pause", sentence: "" }, after(2));
    await movePhase(await editorOf(room), { to: "compare", expected: "write" }, after(3));
    expect(await minutesLeft(room, after(11))).toBe(15);
    expect(await minutesLeft(room, after(14))).toBe(13);
  });
});
