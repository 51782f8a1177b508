import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { withDatabase } from "@/db/testing/database";
import { makeStudent } from "@/db/testing/factories";
import { subscribe } from "@/lib/bus/bus";
import type { BusMessage } from "@/lib/bus/bus-contract";
import { replaceCode, setJoining } from "@/lib/features/people/classes/classes";
import { loadJournal, undo } from "./journal";
import { movePhase } from "@/lib/features/phases/phases";
import { addRosterNames, resetPin } from "@/lib/features/people/classes/students";
import { removeStudent } from "@/lib/features/arranging/students/removing";
import { newClass, worksheetOf } from "./testing/journal-class";

withDatabase();

describe("T8: the journal", () => {
  it("T8c: holds what teachers did, newest first, with who did it and no name of a student", async () => {
    const room = await newClass();
    await room.change({ do: "draw-teams" });
    await room.change({ do: "move", studentId: room.id(0), destination: { to: "tray" } });
    await room.move("write");
    const entries = await loadJournal(room.editor, 50);
    expect(entries.map(({ kind, values }) => [kind, values])).toEqual([
      ["phase", { phase: "write", was: "learn" }],
      ["move", { student: room.id(0), from: expect.any(Number) as number, to: 0 }],
      ["draw-teams", { teams: 4 }],
    ]);
    expect(entries[0]?.teacherId).toBe(room.teacher.id);
    expect(JSON.stringify(entries)).not.toContain(room.students[0]?.name);
  });

  it("T8c: a refused action leaves no entry", async () => {
    const room = await newClass();
    await expect(movePhase(room.editor, { to: "write", expected: "vote" })).rejects.toMatchObject({
      code: "phase-moved",
    });
    expect(await loadJournal(room.editor, 50)).toEqual([]);
  });

  it("T8c: of another class can't be read or taken back", async () => {
    const [room, other] = [await newClass(), await newClass()];
    await room.move("write");
    expect(await loadJournal(other.editor, 50)).toEqual([]);
    await expect(undo(other.editor, await room.newest())).rejects.toMatchObject({ code: "undo-gone" });
    await expect(undo(other.editor, "no uuid")).rejects.toMatchObject({ code: "undo-gone" });
  });
});

describe("T8: undo", () => {
  it("T8d: in order, back to the start: the same teams, modes, matches and phase, and the same worksheets and notes", async () => {
    const room = await newClass();
    await room.change({ do: "draw-teams" });
    await room.move("write");
    const made = await room.arrangement();
    await room.change({ do: "mode", teamId: made.teams[0]?.id ?? "", mode: made.teams[1]?.mode ?? "" });
    await room.move("compare");
    await room.change({ do: "pair" });
    const paired = await room.arrangement();
    await room.change({ do: "next-round" });
    await removeStudent(room.inClass, room.id(3));
    const steps = [room.newest, room.newest];
    for (const step of steps) expect(await undo(room.editor, await step())).toEqual({ done: true });
    expect(await room.arrangement()).toEqual(paired);
    expect((await room.now()).round).toBe(1);
    for (let i = 0; i < 3; i++) await undo(room.editor, await room.newest());
    expect(await room.arrangement()).toEqual(made);
    expect((await room.now()).phase).toBe("write");
    for (let i = 0; i < 2; i++) await undo(room.editor, await room.newest());
    expect(await room.arrangement()).toEqual({ teams: [], matches: [] });
    expect((await room.now()).phase).toBe("learn");
    expect(await room.newest()).toBe("");
  });

  it("T8d: alone, when nothing later depends on it", async () => {
    const room = await newClass();
    await room.change({ do: "draw-teams" });
    const made = await room.arrangement();
    await room.move("write");
    const moved = await room.newest();
    await room.change({ do: "move", studentId: made.teams[0]?.memberIds[0] ?? "", destination: { to: "tray" } });
    expect(await undo(room.editor, moved)).toEqual({ done: true });
    expect((await room.now()).phase).toBe("learn");
    expect((await room.arrangement()).teams[0]?.memberIds).not.toEqual(made.teams[0]?.memberIds);
  });

  it("T8d: says what stands in its way, and changes nothing", async () => {
    const room = await newClass();
    await room.change({ do: "draw-teams" });
    const drawEntry = await room.newest();
    const studentId = (await room.arrangement()).teams[0]?.memberIds[0] ?? "";
    await room.change({ do: "move", studentId, destination: { to: "tray" } });
    const before = await room.arrangement();
    expect(await undo(room.editor, drawEntry)).toMatchObject({
      done: false,
      by: { kind: "move", values: { student: studentId } },
    });
    expect(await room.arrangement()).toEqual(before);
  });

  it("T8d: of what has been undone, or was never there to undo, is refused with a reason", async () => {
    const room = await newClass();
    await room.move("write");
    const moved = await room.newest();
    await undo(room.editor, moved);
    await expect(undo(room.editor, moved)).rejects.toMatchObject({ code: "undo-already" });
    await resetPin(room.inClass, room.id(0));
    await expect(undo(room.editor, await room.newest())).rejects.toMatchObject({ code: "undo-never" });
  });

  it("T8d: taken back again does it once more, and the first can be undone anew", async () => {
    const room = await newClass();
    await room.move("write");
    const moved = await room.newest();
    await undo(room.editor, moved);
    const [back] = await loadJournal(room.editor, 1);
    expect(back).toMatchObject({ kind: "undo", of: { kind: "phase" } });
    expect(await undo(room.editor, back?.id ?? "")).toEqual({ done: true });
    expect((await room.now()).phase).toBe("write");
    expect((await loadJournal(room.editor, 1))[0]).toMatchObject({ kind: "redo", of: { id: moved } });
    expect(await undo(room.editor, moved)).toEqual({ done: true });
    expect((await room.now()).phase).toBe("learn");
  });

  it("T8d: of two on the same fact both are done again, the last undone first", async () => {
    const room = await newClass();
    await room.move("write");
    await room.move("compare");
    await undo(room.editor, await room.newest());
    await undo(room.editor, await room.newest());
    for (const phase of ["write", "compare"]) {
      const [last] = (await loadJournal(room.editor, 50)).filter(
        (entry) => entry.kind === "undo" && entry.undoneAt === null,
      );
      expect(await undo(room.editor, last?.id ?? "")).toEqual({ done: true });
      expect((await room.now()).phase).toBe(phase);
    }
  });

  it("T8d: done again after others have come and gone on the same fact, it is undone before them, and then they are", async () => {
    const room = await newClass();
    await room.move("write");
    const first = await room.newest();
    await undo(room.editor, first);
    const undone = (await loadJournal(room.editor, 1))[0]?.id ?? "";
    await room.move("compare");
    const second = await room.newest();
    await room.move("learn");
    const third = await room.newest();
    await undo(room.editor, undone);
    expect((await room.now()).phase).toBe("write");
    expect(await undo(room.editor, third)).toMatchObject({ done: false, by: { id: first } });
    for (const [entry, phase] of [
      [first, "learn"],
      [third, "compare"],
      [second, "learn"],
    ] as const) {
      expect(await undo(room.editor, entry)).toEqual({ done: true });
      expect((await room.now()).phase).toBe(phase);
    }
  });

  it("T8d: done again after what it stood on was undone, it is undone once more: the student is back, in no team", async () => {
    const room = await newClass();
    await room.change({ do: "draw-teams" });
    const teams = await room.newest();
    await removeStudent(room.inClass, room.id(0));
    const removal = await room.newest();
    const undoOf = async (about: string) =>
      (await loadJournal(room.editor, 50)).find((entry) => entry.about === about && entry.kind === "undo")?.id ?? "";
    expect(await undo(room.editor, removal)).toEqual({ done: true });
    expect(await undo(room.editor, teams)).toEqual({ done: true });
    expect(await undo(room.editor, await undoOf(removal))).toEqual({ done: true });
    expect(await undo(room.editor, removal)).toEqual({ done: true });
    const { students } = await room.loaded();
    expect(students.find(({ id }) => id === room.id(0))).toMatchObject({ teamId: null });
    expect(students).toHaveLength(9);
  });

  it("T8d: two at once undo once", async () => {
    const room = await newClass();
    await room.move("write");
    const moved = await room.newest();
    const both = await Promise.allSettled([undo(room.editor, moved), undo(room.editor, moved)]);
    expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("T7d, T8d: brings a team and its worksheet back, with its room's address; what was written stays where it was", async () => {
    const room = await newClass();
    await room.change({ do: "draw-teams" });
    const { teams } = await room.loaded();
    const before = await worksheetOf(teams[0]?.worksheetId ?? "");
    await room.change({ do: "draw-teams" });
    expect(await worksheetOf(teams[0]?.worksheetId ?? "")).toMatchObject({ archived: true });
    await undo(room.editor, await room.newest());
    const after = await worksheetOf(teams[0]?.worksheetId ?? "");
    const { accessVersion: _, writers, ...same } = before ?? { accessVersion: 0, writers: [] };
    expect(after).toMatchObject(same);
    expect(after?.writers.map((writer) => writer.id).sort()).toEqual(writers.map((writer) => writer.id).sort());
  });

  it("T8c: of a class's actions: names, code, joining, a removal", async () => {
    const room = await newClass();
    const code = room.class.code;
    await replaceCode(room.inClass);
    await setJoining(room.inClass, false);
    await addRosterNames(room.inClass, "Zoe\nYves");
    await removeStudent(room.inClass, room.id(1));
    for (let i = 0; i < 4; i++) expect(await undo(room.inClass, await room.newest())).toEqual({ done: true });
    const back = await database().query.classes.findFirst({ where: (row, { eq }) => eq(row.id, room.class.id) });
    expect(back).toMatchObject({ code, joiningOpen: true });
    const students = await database().query.students.findMany({
      where: (row, { eq }) => eq(row.classId, room.class.id),
    });
    expect(
      students
        .filter((student) => student.removedAt === null)
        .map((student) => student.id)
        .sort(),
    ).toEqual(room.students.map((student) => student.id).sort());
  });

  it("T8d: does not bring a student back whose name someone has taken", async () => {
    const room = await newClass();
    await removeStudent(room.inClass, room.id(1));
    await makeStudent({ classId: room.class.id, name: room.students[1]?.name ?? "" });
    await expect(undo(room.inClass, await room.newest())).rejects.toMatchObject({ code: "undo-name-taken" });
  });

  it("T8g: tells every page that shows it, and looks at open sockets again", async () => {
    const room = await newClass();
    await room.change({ do: "draw-teams" });
    const published: BusMessage[] = [];
    const stop = subscribe((message) => published.push(message));
    await undo(room.editor, await room.newest());
    stop();
    expect(published).toContainEqual({ kind: "access", activityId: room.activity.id });
    expect(published.flatMap((message) => (message.kind === "poke" ? message.topics : []))).toEqual(
      expect.arrayContaining(["teams", "tray"]),
    );
  });
});
