import { describe, expect, it } from "vitest";
import { makeClassroom, makeTeam } from "@/db/testing/factories";
import { withDatabase } from "@/db/testing/database";
import { authoriseActivityEditor } from "@/lib/activity/authorise";
import {
  endPause,
  extendTeamClock,
  giveExtraTime,
  pauseScreens,
  setPhaseClock,
} from "@/lib/features/hour/clocks/clocks";
import { leftAt } from "@/lib/activity/rules/clock";
import { loadJournal, undo } from "@/lib/features/undo/journal";
import { setLimit, setPhaseTime } from "@/lib/features/hour/clocks/queries/clocks";
import { findDocumentAccess } from "@/lib/sync/document-access";
import { publish } from "@/lib/bus/bus";
import { messagesDuring } from "@/lib/bus/testing/messages-during";
import { transaction } from "@/db/client";
import { connect, settled, withLiveServer } from "./testing/invalidated-pages";
import type { LivePage } from "@/lib/sync/testing/live-page";

withDatabase();
withLiveServer();

const minute = 60_000;
const lastTime = (page: LivePage) => page.of("time").at(-1);
const lengthOf = (page: LivePage) => {
  const clock = lastTime(page)?.clock;
  return clock == null ? null : Math.round((clock.endsAt - clock.countsFrom) / minute);
};

async function setUp() {
  const room = await makeClassroom({ phase: "write", students: 3 });
  const { id: teacherId, name, email } = room.teacher;
  const editor = await authoriseActivityEditor(
    { as: "teacher", teacherId, sessionId: "s", name, email },
    room.activity.id,
  );
  const [a, b, c] = room.students.map(({ id }) => id);
  const team = await makeTeam({ activityId: room.activity.id, number: 1, memberIds: [a ?? ""] });
  await makeTeam({ activityId: room.activity.id, number: 2, memberIds: [b ?? ""] });
  return { room, editor, team, a: a ?? "", b: b ?? "", c: c ?? "" };
}

describe("the clock and the pause", () => {
  it("T10a: every page is sent them when it connects, with the server's time, and again only when they change", async () => {
    const { room, editor, a } = await setUp();
    const before = Date.now();
    const page = await connect(room.activity.id, { studentId: a });
    await expect.poll(() => page.of("time"), settled).toHaveLength(1);
    expect(lastTime(page)).toMatchObject({ phase: "write", clock: null, pause: null });
    expect(lastTime(page)?.now).toBeGreaterThanOrEqual(before);
    expect(lastTime(page)?.now).toBeLessThanOrEqual(Date.now());
    const now = new Date();
    await setPhaseClock(editor, { minutes: 12, expected: "write" }, now);
    await expect.poll(() => page.of("time"), settled).toHaveLength(2);
    const clock = lastTime(page)?.clock;
    expect(clock && leftAt(clock, now.getTime())).toBe(12 * minute);
    await pauseScreens(editor, { kind: "eyes-up", sentence: "Look here" });
    await expect.poll(() => lastTime(page)?.pause, settled).toMatchObject({ kind: "eyes-up", sentence: "Look here" });
    expect(page.of("time")).toHaveLength(3);
    const late = await connect(room.activity.id, { studentId: a });
    await expect.poll(() => lastTime(late)?.pause?.sentence, settled).toBe("Look here");
    expect(lastTime(late)?.clock).toEqual(lastTime(page)?.clock);
  });

  it("T10e, Q23c: a team's members are sent their team's end; other teams, the tray and the teacher the class's", async () => {
    const { room, editor, team, a, b, c } = await setUp();
    await setPhaseClock(editor, { minutes: 10, expected: "write" });
    await giveExtraTime(editor, { studentId: a, percent: 150 });
    await extendTeamClock(editor, { teamId: team.id, minutes: 2, expected: "write" });
    const own = await connect(room.activity.id, { studentId: a });
    const others = [
      await connect(room.activity.id, { studentId: b }),
      await connect(room.activity.id, { studentId: c }),
      await connect(room.activity.id, { teacherId: room.teacher.id }),
    ];
    await expect.poll(() => lengthOf(own), settled).toBe(17);
    for (const other of others) await expect.poll(() => lengthOf(other), settled).toBe(10);
  });

  it("T10e, Q23b: a student with extra time who is in no team is sent their own end, in Learn before there are teams too", async () => {
    const { room, editor, c } = await setUp();
    await setPhaseClock(editor, { minutes: 10, expected: "write" });
    const inTray = await connect(room.activity.id, { studentId: c });
    await expect.poll(() => lengthOf(inTray), settled).toBe(10);
    await giveExtraTime(editor, { studentId: c, percent: 150 });
    await expect.poll(() => lengthOf(inTray), settled).toBe(15);
    const learning = await makeClassroom({ phase: "learn", students: 2 });
    const { id: teacherId, name, email } = learning.teacher;
    const viewer = { as: "teacher" as const, teacherId, sessionId: "s", name, email };
    const ofLearning = await authoriseActivityEditor(viewer, learning.activity.id);
    const [own, other] = learning.students.map(({ id }) => id);
    await giveExtraTime(ofLearning, { studentId: own ?? "", percent: 125 });
    await setPhaseClock(ofLearning, { minutes: 8, expected: "learn" });
    const pages = [
      await connect(learning.activity.id, { studentId: own ?? "" }),
      await connect(learning.activity.id, { studentId: other ?? "" }),
    ];
    for (const [at, length] of [10, 8].entries())
      await expect.poll(() => lengthOf(pages[at] as LivePage), settled).toBe(length);
  });

  it("T10a, R11: a change of the clock or the pause, and its undo, are published as the time alone, and no document is authorised again", async () => {
    const { room, editor, team, a } = await setUp();
    const versionOf = async () =>
      (await findDocumentAccess({ as: "nobody" }, "worksheet", team.worksheetId))?.accessVersion;
    const before = await versionOf();
    const page = await connect(room.activity.id, { studentId: a });
    await expect.poll(() => page.of("time"), settled).toHaveLength(1);
    const changes = [
      () => setPhaseClock(editor, { minutes: 10, expected: "write" }),
      () => extendTeamClock(editor, { teamId: team.id, minutes: 2, expected: "write" }),
      () => pauseScreens(editor, { kind: "eyes-up", sentence: "" }),
      () => endPause(editor),
      () => giveExtraTime(editor, { studentId: a, percent: 150 }),
      async () => undo(editor, (await loadJournal(editor, 1))[0]?.id ?? ""),
    ];
    for (const change of changes) {
      const times = page.of("time").length;
      const published = (await messagesDuring(change)).map(({ kind }) => kind);
      // Who is here is said now and then, whatever happens.
      expect(new Set(published.filter((kind) => kind !== "here"))).toEqual(new Set(["time", "poke"]));
      await expect.poll(() => page.of("time").length, settled).toBe(times + 1);
    }
    expect(await versionOf()).toBe(before);
  });

  it.each([
    ["its message is lost", "access_version = access_version + 1, time_version = time_version + 1", null],
    ["a process of an earlier build changed it", "access_version = access_version + 1", "access"],
  ] as const)("T10a, R13: a clock reaches every page when %s", async (_, versions, kind) => {
    const { room, a } = await setUp();
    const page = await connect(room.activity.id, { studentId: a });
    await expect.poll(() => page.of("time"), settled).toHaveLength(1);
    await transaction(async (tx) => {
      await setLimit(tx, room.activity.id, "write", { fromMs: 0, lengthMs: 7 * minute });
      await setPhaseTime(tx, room.activity.id, "write", { spentMs: 0, countsFrom: Date.now() });
      await tx.execute(`update activities set ${versions} where id = '${room.activity.id}'`);
    });
    if (kind !== null) publish({ kind, activityId: room.activity.id });
    await expect.poll(() => lengthOf(page), settled).toBe(7);
  });

  it("T8g, T10e, Q23b: extra time that is undone, and given again, reaches the clocks of the student's team", async () => {
    const { room, editor, a } = await setUp();
    const { activity: _, ...inClass } = editor;
    await setPhaseClock(editor, { minutes: 10, expected: "write" });
    const page = await connect(room.activity.id, { studentId: a });
    await expect.poll(() => lengthOf(page), settled).toBe(10);
    await giveExtraTime(inClass, { studentId: a, percent: 200 });
    await expect.poll(() => lengthOf(page), settled).toBe(20);
    for (const length of [10, 20]) {
      const [newest] = await loadJournal(editor, 1);
      expect(await undo(editor, newest?.id ?? "")).toEqual({ done: true });
      await expect.poll(() => lengthOf(page), settled).toBe(length);
      const late = await connect(room.activity.id, { studentId: a });
      await expect.poll(() => lengthOf(late), settled).toBe(length);
    }
  });
});
