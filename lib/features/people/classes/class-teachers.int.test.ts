import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { listAllRows } from "@/db/testing/change-rows";
import { withOwnDatabase } from "@/db/testing/database";
import { makeActivity, makeClassroom, makeCoTeacher, makeTeacher } from "@/db/testing/factories";
import { findClass } from "./queries/classes";
import {
  authoriseClassReader,
  authoriseClassEditor,
  authoriseActivityReader,
  authoriseActivityEditor,
  type ClassEditor,
} from "@/lib/activity/authorise";
import type { Viewer } from "@/lib/auth/viewer";
import { subscribe } from "@/lib/bus/bus";
import type { BusMessage } from "@/lib/bus/bus-contract";
import { loadJournal, undo } from "@/lib/features/undo/journal";
import { addTeacher, listTeachers, removeTeacher, setTeacherRight } from "./class-teachers";
import { addRosterNames, listStudents } from "./students";

withOwnDatabase();

const viewerOf = ({ id, name, email }: { id: string; name: string; email: string }): Viewer => ({
  as: "teacher",
  teacherId: id,
  sessionId: "s",
  name,
  email,
});

/** A class with a teacher who may edit it, and a colleague who has an account. */
async function newClass() {
  const room = await makeClassroom({ phase: "learn", students: 1 });
  const colleague = await makeTeacher({ name: "Mr. Lind" });
  const authoriseEditor = () => authoriseClassEditor(viewerOf(room.teacher), room.class.id);
  const editor = await authoriseEditor();
  const rights = async () => (await listTeachers(editor)).map(({ name, may }) => `${name}: ${may}`);
  const entries = async () => (await loadJournal(editor, 50)).map(({ kind, values }) => ({ kind, values }));
  const undoNewest = async (by: ClassEditor = editor) => {
    const entry = (await loadJournal(editor, 50)).find(({ undoneAt, about }) => undoneAt === null && about === null);
    return undo(by, entry?.id ?? "");
  };
  return { ...room, colleague, editor, rights, entries, undoNewest, me: `${room.teacher.name}` };
}

describe("T15: the teachers of a class", () => {
  it("T15g, Q25c: a colleague is added by the email of an account, however it is typed; the journal has it, and Undo takes it back", async () => {
    const room = await newClass();
    const typed = `  ${room.colleague.email.toUpperCase()} `;
    expect(await addTeacher(room.editor, { email: typed, may: "read" })).toBe("Mr. Lind");
    expect(await room.rights()).toEqual([`${room.me}: steer`, "Mr. Lind: read"]);
    expect(await room.entries()).toEqual([{ kind: "teacher-add", values: { teacher: "Mr. Lind", may: "read" } }]);
    await expect(addTeacher(room.editor, { email: typed, may: "steer" })).rejects.toMatchObject({
      code: "teacher-here",
      field: "email",
    });
    expect(await room.undoNewest()).toEqual({ done: true });
    expect(await room.rights()).toEqual([`${room.me}: steer`]);
  });

  it("T15g, B1a: an email without an account is refused at its field, and nothing is written; the fixture's account is none", async () => {
    const room = await newClass();
    const before = await listAllRows();
    for (const email of ["nobody@example.org", "fixture", ""])
      await expect(addTeacher(room.editor, { email, may: "read" })).rejects.toMatchObject({
        code: "no-such-teacher",
        field: "email",
      });
    expect(await listAllRows()).toEqual(before);
  });

  it("T15g, Q25c: what a teacher may do is changed, and one is removed; of each there is an entry that Undo takes back", async () => {
    const room = await newClass();
    await addTeacher(room.editor, { email: room.colleague.email, may: "read" });
    await setTeacherRight(room.editor, { teacherId: room.colleague.id, may: "steer" });
    expect(await room.rights()).toEqual([`${room.me}: steer`, "Mr. Lind: steer"]);
    await removeTeacher(room.editor, { teacherId: room.colleague.id });
    expect(await room.rights()).toEqual([`${room.me}: steer`]);
    expect((await room.entries()).map(({ kind }) => kind)).toEqual(["teacher-remove", "teacher-right", "teacher-add"]);
    await room.undoNewest();
    expect(await room.rights()).toEqual([`${room.me}: steer`, "Mr. Lind: steer"]);
    await room.undoNewest();
    expect(await room.rights()).toEqual([`${room.me}: steer`, "Mr. Lind: read"]);
    for (const change of [setTeacherRight, removeTeacher])
      await expect(
        change(room.editor, { teacherId: (await makeTeacher()).id, may: "read" }),
        "a teacher of no class",
      ).rejects.toMatchObject({ code: "teacher-gone" });
  });

  it("T15g, Q25c: the last who steers stays one, by a change, by leaving and by Undo; with another who steers one may leave", async () => {
    const room = await newClass();
    const own = { teacherId: room.teacher.id };
    await addTeacher(room.editor, { email: room.colleague.email, may: "read" });
    const last = { code: "nobody-steers" };
    await expect(setTeacherRight(room.editor, { ...own, may: "read" })).rejects.toMatchObject(last);
    await expect(removeTeacher(room.editor, own)).rejects.toMatchObject(last);
    await setTeacherRight(room.editor, { teacherId: room.colleague.id, may: "steer" });
    await removeTeacher(room.editor, own);
    expect(await room.rights()).toEqual(["Mr. Lind: steer"]);
    expect((await findClass(database(), room.class.id))?.teacherName).toBe("Mr. Lind");
    const colleagues = await authoriseClassEditor(viewerOf(room.colleague), room.class.id);
    const right = (await loadJournal(colleagues, 50)).find(({ kind }) => kind === "teacher-right");
    await expect(undo(colleagues, right?.id ?? "")).rejects.toMatchObject(last);
    expect(await room.rights()).toEqual(["Mr. Lind: steer"]);
  });

  it("T15g: two who remove one another at once leave one of them", async () => {
    const room = await newClass();
    await addTeacher(room.editor, { email: room.colleague.email, may: "steer" });
    const colleagues = await authoriseClassEditor(viewerOf(room.colleague), room.class.id);
    const outcomes = await Promise.allSettled([
      removeTeacher(room.editor, { teacherId: room.colleague.id }),
      removeTeacher(colleagues, { teacherId: room.teacher.id }),
    ]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await room.rights()).toHaveLength(1);
  });

  it("R11, Q25b: a change raises the access version of every activity, closed ones too, and its pages look again; so does its Undo", async () => {
    const room = await newClass();
    const closed = await makeActivity({ classId: room.class.id, phase: "closed" });
    const ids = [room.activity.id, closed.id].sort();
    const told = async (run: () => Promise<unknown>) => {
      const published: BusMessage[] = [];
      const stop = subscribe((message) => published.push(message));
      await run();
      stop();
      const kinds = (kind: "access" | "poke") =>
        [...new Set(published.flatMap((one) => (one.kind === kind ? [one.activityId] : [])))].sort();
      return [kinds("access"), kinds("poke")];
    };
    const versions = async () =>
      (await database().query.activities.findMany({ where: (row, { inArray }) => inArray(row.id, ids) })).map(
        ({ accessVersion }) => accessVersion,
      );
    const before = await versions();
    expect(await told(() => addTeacher(room.editor, { email: room.colleague.email, may: "read" }))).toEqual([ids, ids]);
    expect(await versions()).toEqual(before.map((version) => version + 1));
    expect(await told(() => room.undoNewest())).toEqual([ids, ids]);
    expect(await versions()).toEqual(before.map((version) => version + 2));
  });
});

describe("Q25: a co-teacher who may read", () => {
  it("Q25b, Q25e: is let in to read, refused by name of whom to ask, and steers from the moment on that it is allowed", async () => {
    const room = await newClass();
    const viewer = viewerOf(room.colleague);
    const ways = [
      () => authoriseActivityReader(viewer, room.activity.id),
      () => authoriseClassReader(viewer, room.class.id),
      () => authoriseActivityEditor(viewer, room.activity.id),
      () => authoriseClassEditor(viewer, room.class.id),
    ];
    const outcomes = () =>
      Promise.all(
        ways.map((way) =>
          way().then(
            ({ role }) => role.may,
            (error: { code: string; values: { name?: string } }) => `${error.code} ${error.values.name ?? ""}`.trim(),
          ),
        ),
      );
    expect(await outcomes()).toEqual(Array(4).fill("not-found"));
    await addTeacher(room.editor, { email: room.colleague.email, may: "read" });
    const refused = `may-only-read ${room.me}`;
    expect(await outcomes()).toEqual(["read", "read", refused, refused]);
    await setTeacherRight(room.editor, { teacherId: room.colleague.id, may: "steer" });
    expect(await outcomes()).toEqual(Array(4).fill("steer"));
    await removeTeacher(room.editor, { teacherId: room.colleague.id });
    expect(await outcomes()).toEqual(Array(4).fill("not-found"));
  });

  it("Q25d, S1i: sees no one-time PIN, by which they could sign in as the student", async () => {
    const room = await newClass();
    await addRosterNames(room.editor, "Malik");
    const coTeacher = await makeCoTeacher(room.class.id, {}, "read");
    const reader = await authoriseClassReader(viewerOf(coTeacher), room.class.id);
    expect((await listStudents(room.editor)).filter(({ oneTimePin }) => oneTimePin !== null)).toHaveLength(1);
    expect((await listStudents(reader)).map(({ oneTimePin }) => oneTimePin)).toEqual([null, null]);
  });

  it("Q25e: is not the teacher whom sentences name, even with the older account", async () => {
    const reader = await makeTeacher({ createdAt: new Date(0) });
    const room = await newClass();
    await addTeacher(room.editor, { email: reader.email, may: "read" });
    expect((await findClass(database(), room.class.id))?.teacherName).toBe(room.me);
  });

  it("Q25e: one who steers and came later is not the teacher whom sentences name, even with the older account, until the other has left", async () => {
    const substitute = await makeTeacher({ createdAt: new Date(0) });
    const room = await newClass();
    await addTeacher(room.editor, { email: substitute.email, may: "steer" });
    const named = async () => (await findClass(database(), room.class.id))?.teacherName;
    expect(await named()).toBe(room.me);
    await removeTeacher(room.editor, { teacherId: room.editor.teacherId });
    expect(await named()).toBe(substitute.name);
  });
});
