import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { findActivity } from "@/lib/activity/queries/activity";
import { makeStudent } from "@/db/testing/factories";
import { insertUpdateFor } from "@/db/testing/updates";
import { withDatabase } from "@/db/testing/database";
import { subscribe } from "@/lib/bus/bus";
import type { BusMessage } from "@/lib/bus/bus-contract";
import { markAbsent } from "@/lib/features/teams/attendance";
import type { Change } from "@/lib/features/teams/changes";
import { recordJoined } from "@/lib/features/people/joining/participants";
import { applyChange } from "./rearranging";
import { previewChange } from "./change-preview";
import { classWith, applyFirstOption, worksheet } from "./testing/rearranged-class";

withDatabase();

describe("T2: by hand", () => {
  it("T2c, T7a: moving a student leaves the old team's worksheet alone, and says so first", async () => {
    const room = await classWith(["bias", "brittleness"]);
    const from = room.team(1);
    await insertUpdateFor(from.documentId, room.student(0));
    const option = await applyFirstOption(room.editor, {
      do: "move",
      studentId: room.student(0),
      destination: { to: "team", teamId: room.teamId(2) },
    });
    expect(option.effects).toEqual([
      { effect: "words-stay", studentId: room.student(0), number: 1 },
      { effect: "alone", studentId: room.student(1), number: 1 },
      {
        effect: "joins",
        studentId: room.student(0),
        number: 2,
        with: [room.student(2), room.student(3)],
        mode: "brittleness",
        fromMode: "bias",
      },
      { effect: "nobody-else" },
    ]);
    const { arrangement, teams } = await room.load();
    expect(arrangement.teams.map((t) => t.memberIds.length)).toEqual([1, 3]);
    expect(teams[0]).toMatchObject({ begun: true, worksheetId: from.worksheetId });
    expect(await worksheet(from.worksheetId)).toMatchObject({ archived: false, epochs: [{ closed: false }] });
  });

  it("T2c: from the tray into a team, into a new team with a worksheet, and back to the tray", async () => {
    const room = await classWith(["bias", "brittleness"], "write", 1);
    const studentId = room.student(4);
    await applyFirstOption(room.editor, {
      do: "move",
      studentId,
      destination: { to: "team", teamId: room.teamId(1) },
    });
    await applyFirstOption(room.editor, { do: "move", studentId, destination: { to: "new", mode: "hallucination" } });
    const { arrangement, teams } = await room.load();
    expect(arrangement.teams.map((t) => [t.number, t.mode, t.memberIds.length])).toEqual([
      [1, "bias", 2],
      [2, "brittleness", 2],
      [3, "hallucination", 1],
    ]);
    const made = teams[2]?.worksheetId ?? "";
    expect(await worksheet(made)).toMatchObject({ archived: false, epochs: [{ epoch: 1, closed: false }] });
    await applyFirstOption(room.editor, { do: "move", studentId, destination: { to: "tray" } });
    expect((await room.load()).arrangement.teams).toHaveLength(2);
    expect(await worksheet(made)).toMatchObject({ archived: true, epochs: [{ epoch: 1, closed: true }] });
  });

  it("T7d: changing a mode archives the worksheet; going back to it reopens the same one", async () => {
    const room = await classWith(["bias", "brittleness"]);
    const team = room.team(1);
    await insertUpdateFor(team.documentId, room.student(0));
    const there = await applyFirstOption(room.editor, { do: "mode", teamId: team.id, mode: "adversarial" });
    expect(there.effects[0]).toEqual({
      effect: "mode-changes",
      number: 1,
      from: "bias",
      to: "adversarial",
      begun: true,
      reopens: false,
    });
    expect(await worksheet(team.worksheetId)).toMatchObject({ archived: true, epochs: [{ closed: true }] });
    expect((await room.load()).teams[0]).toMatchObject({ mode: "adversarial", begun: false });
    const back = await applyFirstOption(room.editor, { do: "mode", teamId: team.id, mode: "bias" });
    expect(back.effects[0]).toMatchObject({ reopens: true });
    expect(await worksheet(team.worksheetId)).toMatchObject({ archived: false, epochs: [{ epoch: 1, closed: false }] });
    expect((await room.load()).teams[0]).toMatchObject({ mode: "bias", begun: true, worksheetId: team.worksheetId });
  });

  it("T2c: a team of four takes nobody else, and what is not there is refused", async () => {
    const room = await classWith(["bias", "brittleness"], "write", 3);
    for (const i of [4, 5])
      await applyFirstOption(room.editor, {
        do: "move",
        studentId: room.student(i),
        destination: { to: "team", teamId: room.teamId(1) },
      });
    const move = (more: Partial<Change & { do: "move" }>) =>
      previewChange(
        room.editor,
        { do: "move", studentId: room.student(6), destination: { to: "team", teamId: room.teamId(1) }, ...more },
        1,
      );
    await expect(move({})).rejects.toMatchObject({ code: "team-full" });
    await expect(move({ destination: { to: "team", teamId: randomUUID() } })).rejects.toMatchObject({
      code: "team-gone",
    });
    await expect(move({ destination: { to: "new", mode: "magic" } })).rejects.toMatchObject({ code: "no-such-mode" });
    await expect(move({ studentId: randomUUID() })).rejects.toMatchObject({ code: "student-gone" });
  });

  it("T2c: what was shown is what happens: after another change the first is refused", async () => {
    const room = await classWith(["bias", "brittleness"], "write", 1);
    const change: Change = {
      do: "move",
      studentId: room.student(0),
      destination: { to: "team", teamId: room.teamId(2) },
    };
    const [option] = (await previewChange(room.editor, change, 1)).options;
    await applyFirstOption(room.editor, {
      do: "move",
      studentId: room.student(4),
      destination: { to: "team", teamId: room.teamId(2) },
    });
    await expect(applyChange(room.editor, change, 1, option?.expected ?? "")).rejects.toMatchObject({
      code: "arrangement-changed",
    });
    expect((await room.load()).arrangement.teams.map((t) => t.memberIds.length)).toEqual([2, 3]);
  });

  it("R11: a change raises the access version, and after the commit tells sockets and pages", async () => {
    const room = await classWith(["bias", "brittleness"]);
    const published: BusMessage[] = [];
    const stop = subscribe((message) => published.push(message));
    await applyFirstOption(room.editor, { do: "move", studentId: room.student(0), destination: { to: "tray" } });
    stop();
    expect(published.filter((m) => "activityId" in m && m.activityId === room.activity.id).map((m) => m.kind)).toEqual([
      "access",
      "poke",
    ]);
    expect((await findActivity(database(), room.activity.id))?.accessVersion).toBe(room.activity.accessVersion + 1);
  });
});

describe("Q13: teams made again", () => {
  it("Q13f, T7d: says how many teams have words, archives them as they stand, and makes new ones", async () => {
    const room = await classWith(["bias", "brittleness", "bias", "hallucination"]);
    const first = room.team(1);
    await insertUpdateFor(first.documentId, room.student(0));
    const option = await applyFirstOption(room.editor, { do: "draw-teams" });
    expect(option.effects).toContainEqual({ effect: "words-archived", numbers: [1], empty: true });
    expect(option.effects).toContainEqual({ effect: "teams-end", count: 4 });
    expect(await worksheet(first.worksheetId)).toMatchObject({ archived: true, epochs: [{ closed: true }] });
    const { arrangement, teams } = await room.load();
    expect(teams.map((t) => [t.number, t.begun])).toEqual([
      [1, false],
      [2, false],
      [3, false],
      [4, false],
    ]);
    expect(arrangement.teams.map((t) => ({ ...t, id: "" }))).toEqual(
      option.after.teams.map((t) => ({ ...t, id: "", memberIds: expect.any(Array) as unknown })),
    );
    expect(arrangement.teams.flatMap((t) => t.memberIds).sort()).toEqual(room.students.map((s) => s.id).sort());
  });
});

describe("T4: absent", () => {
  it("T4a, Q19a, Q19b: out of the counts and of random teams, and back; the team stays; opening the activity ends it", async () => {
    const room = await classWith(["bias", "brittleness"], "write", 2);
    const joined = async () =>
      (await room.load()).students.filter((student) => student.opened && !student.absent).length;
    await markAbsent(room.editor, { studentId: room.student(0), absent: true });
    expect(await joined()).toBe(5);
    expect((await room.load()).arrangement.teams[0]?.memberIds).toContain(room.student(0));
    await recordJoined(database(), room.activity.id, room.student(0));
    expect(await joined()).toBe(6);
    await markAbsent(room.editor, { studentId: room.student(0), absent: true });
    await markAbsent(room.editor, { studentId: room.student(0), absent: false });
    expect(await joined()).toBe(6);
  });

  it("T4a, Q19a: someone who never came is marked absent and not, is in no count either way, and is there when they come", async () => {
    const room = await classWith(["bias", "brittleness"]);
    const never = (await makeStudent({ classId: room.class.id, name: "Zoe", onRoster: true })).id;
    const zoe = async () => (await room.load()).students.find(({ id }) => id === never);
    await markAbsent(room.editor, { studentId: never, absent: true });
    expect(await zoe()).toMatchObject({ opened: false, absent: true });
    await markAbsent(room.editor, { studentId: never, absent: false });
    expect(await zoe()).toMatchObject({ opened: false, absent: false });
    await markAbsent(room.editor, { studentId: never, absent: true });
    await recordJoined(database(), room.activity.id, never);
    expect(await zoe()).toMatchObject({ opened: true, absent: false, teamId: null });
  });

  it("B2: of another class can't be marked", async () => {
    const [room, other] = [await classWith(["bias"]), await classWith(["bias"])];
    await expect(markAbsent(room.editor, { studentId: other.student(0), absent: true })).rejects.toMatchObject({
      code: "student-gone",
    });
  });
});
