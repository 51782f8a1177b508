import { builtInLesson } from "@/lib/content/testing/built-in-lesson";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { listActivitiesOf } from "./queries/activities";
import { findClass } from "./queries/classes";
import { findActivity } from "@/lib/activity/queries/activity";
import { withDatabase } from "@/db/testing/database";
import { makeClassroom } from "@/db/testing/factories";
import { topicsDuring } from "@/lib/bus/testing/messages-during";
import { createActivity, renameActivity } from "./activities";
import { renameClass, replaceCode, setJoining } from "./classes";
import { loadJournal, undo } from "@/lib/features/undo/journal";
import { editorOf } from "@/lib/features/phases/testing/moved-class";
import { renameStudent } from "./students";

withDatabase();

const { title } = builtInLesson;

/** A class with one activity, which has no name of its own. */
async function newClass() {
  const room = await makeClassroom({ phase: "learn", students: 1 });
  const editor = await editorOf(room);
  const { activity: _, ...inClass } = editor;
  const listNewEntries = async () =>
    (await loadJournal(editor, 50)).map(({ kind, values, undoable }) => ({ kind, values, undoable }));
  const newest = async () =>
    (await loadJournal(editor, 50)).find((entry) => entry.undoneAt === null && entry.about === null)?.id ?? "";
  const nameOf = async (id: string) => (await findActivity(database(), id))?.name;
  const names = async () => (await listActivitiesOf(database(), [room.class.id])).map(({ name }) => name).reverse();
  return { ...room, inClass, editor, listNewEntries, newest, nameOf, names };
}

describe("T15: activities of a class", () => {
  it("T15t, T8c: a new one has the name that was given, and the journal tells of it; there is nothing to undo", async () => {
    const room = await newClass();
    const id = await createActivity(room.inClass, { name: "  Monday   group " });
    expect(await room.nameOf(id)).toBe("Monday group");
    expect(await room.listNewEntries()).toEqual([
      { kind: "new-activity", values: { newName: "Monday group" }, undoable: false },
    ]);
    await expect(undo(room.editor, await room.newest())).rejects.toMatchObject({ code: "undo-never" });
  });

  it("T15t, B1a: none is called as another is, by its own name or by its lesson's title; of 20 at once one is made, and the others are told why", async () => {
    const room = await newClass();
    await expect(createActivity(room.inClass, { name: title.toUpperCase() })).rejects.toMatchObject({
      code: "activity-name-taken",
      field: "name",
    });
    const made = await Promise.allSettled(
      Array.from({ length: 20 }, () => createActivity(room.inClass, { name: "Monday" })),
    );
    expect(made.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const one of made)
      if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "activity-name-taken" });
    expect(await room.names()).toEqual([null, "Monday"]);
    await expect(renameActivity(room.inClass, { activityId: room.activity.id, name: "monday" })).rejects.toMatchObject({
      code: "activity-name-taken",
    });
    expect(await room.listNewEntries()).toHaveLength(1);
    for (const [name, code] of [
      ["  ", "activity-name-missing"],
      ["x".repeat(81), "activity-name-too-long"],
    ] as const)
      await expect(createActivity(room.inClass, { name })).rejects.toMatchObject({ code });
  });

  it("T15s, T8c, T8d: one is renamed: the journal has both names, its pages look again, and Undo brings back that it goes by its lesson's title", async () => {
    const room = await newClass();
    const rename = () => renameActivity(room.inClass, { activityId: room.activity.id, name: " Tuesday " });
    expect(await topicsDuring(room.activity.id, rename)).toEqual(["roster"]);
    expect(await room.nameOf(room.activity.id)).toBe("Tuesday");
    expect(await room.listNewEntries()).toEqual([
      { kind: "rename-activity", values: { oldName: title, newName: "Tuesday" }, undoable: true },
    ]);
    await renameActivity(room.inClass, { activityId: room.activity.id, name: "Tuesday" }); // as it is called already
    expect(await room.listNewEntries()).toHaveLength(1);
    expect(await undo(room.editor, await room.newest())).toEqual({ done: true });
    expect(await room.nameOf(room.activity.id)).toBeNull();
  });

  it("T8d, T15s: Undo gives no name back that another activity has by now", async () => {
    const room = await newClass();
    await renameActivity(room.inClass, { activityId: room.activity.id, name: "Tuesday" });
    const renamed = await room.newest();
    await createActivity(room.inClass, { name: title });
    await expect(undo(room.editor, renamed)).rejects.toMatchObject({ code: "undo-activity-name-taken" });
    expect(await room.nameOf(room.activity.id)).toBe("Tuesday");
  });

  it("B2, T15s: an activity of another class is not renamed", async () => {
    const [room, other] = [await newClass(), await newClass()];
    for (const activityId of [other.activity.id, "no uuid"])
      await expect(renameActivity(room.inClass, { activityId, name: "Tuesday" })).rejects.toMatchObject({
        code: "not-found",
      });
    expect(await other.nameOf(other.activity.id)).toBeNull();
  });
});

describe("T15: the class itself", () => {
  it("T15s, T8c, T8d: it is renamed: the journal has both names, students' pages look again, and Undo brings the old name back", async () => {
    const room = await newClass();
    const name = async () => (await findClass(database(), room.class.id))?.name;
    expect(await topicsDuring(room.activity.id, () => renameClass(room.inClass, { name: " Period  9 " }))).toEqual([
      "roster",
      "teams",
    ]);
    expect(await name()).toBe("Period 9");
    expect(await room.listNewEntries()).toEqual([
      { kind: "rename-class", values: { oldName: room.class.name, newName: "Period 9" }, undoable: true },
    ]);
    await expect(renameClass(room.inClass, { name: " " })).rejects.toMatchObject({ code: "class-name-missing" });
    const undone = await topicsDuring(room.activity.id, async () => undo(room.editor, await room.newest()));
    expect(await name()).toBe(room.class.name);
    expect(undone.sort()).toEqual(["roster", "teams"]);
  });

  it("T15m, T8g, T11a: pages that show the code, as the projector does, look again when it is replaced, when joining is closed, and when either is undone", async () => {
    const room = await newClass();
    for (const act of [() => replaceCode(room.inClass), () => setJoining(room.inClass, false)]) {
      expect(await topicsDuring(room.activity.id, act)).toEqual(["roster"]);
      expect(await topicsDuring(room.activity.id, async () => undo(room.editor, await room.newest()))).toEqual([
        "roster",
      ]);
    }
    expect(await findClass(database(), room.class.id)).toMatchObject({ code: room.class.code, joiningOpen: true });
  });

  it("S1l, T8g: pages of the class look again when the renaming of a student is undone", async () => {
    const room = await newClass();
    const studentId = room.students[0]?.id ?? "";
    await renameStudent(room.inClass, { studentId, name: "Zoe" });
    expect((await topicsDuring(room.activity.id, async () => undo(room.editor, await room.newest()))).sort()).toEqual([
      "roster",
      "teams",
      "tray",
    ]);
  });
});
