import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { listStudents } from "@/lib/features/people/classes/queries/students";
import { findTeamOf } from "@/lib/features/teams/queries/teams";
import { withDatabase } from "@/db/testing/database";
import { makeClassroom, makeTeam } from "@/db/testing/factories";
import { loadJournal, undo } from "@/lib/features/undo/journal";
import { joinClass } from "@/lib/features/people/joining/joining";
import type { ClassEditor } from "@/lib/activity/authorise";
import { isHeading, recogniseColumns } from "./rules/roster-columns";
import { listStudentsInNoRow, type RosterStudent } from "./rules/roster-comparison";
import type { ListedStudent } from "./rules/roster-decisions";
import { toRosterRows, type RosterRow } from "./rules/roster-rows";
import { decodeFile } from "@/lib/csv/decode-file";
import { readTable } from "@/lib/csv/read-table";
import { encodings } from "@/lib/csv/testing/encode-file";
import { addRosterNames, renameStudent } from "@/lib/features/people/classes/students";
import { removeStudent } from "./removing";
import { importRoster, listNoStudentNames, loadRosterComparison, setSection, writeRoster } from "./roster";

process.env.NEXTAUTH_SECRET = "a secret for tests, long enough to be one";
withDatabase();

async function room() {
  const { class: made, activity, teacher } = await makeClassroom({ phase: "write", students: 0 });
  const editor: ClassEditor = {
    teacherId: teacher.id,
    classId: made.id,
    name: teacher.name,
    role: { as: "teacher", may: "steer" },
  };
  const roster = async () => (await loadRosterComparison(editor, [])).students;
  const find = async (name: string) => {
    const found = (await roster()).find((student) => student.name === name);
    if (found === undefined) throw new Error(`${name} is not in the class`);
    return found;
  };
  const lines = async () => (await loadJournal(editor, 20)).map(({ kind }) => kind);
  return { editor, code: made.code, activity, roster, find, lines };
}

const add = (...names: string[]) => names.map((name) => ({ name, record: {} }));
const update = ({ id, ...seen }: RosterStudent, set: ListedStudent["set"] = {}): ListedStudent => ({
  studentId: id,
  seen,
  set,
});
const namesOf = (students: RosterStudent[]) => students.map(({ name }) => name);

/** The rows of a file, as the page reads them. */
function rowsOf(bytes: Uint8Array, called: readonly string[] = []): RosterRow[] {
  const file = decodeFile(bytes);
  const table = readTable(file.kind === "text" ? file.text : "", isHeading);
  return table.kind === "table" ? toRosterRows(table.rows, recogniseColumns(table.rows), called).rows : [];
}

describe("a list that is taken over", () => {
  it.each(Object.entries(encodings))(
    "T15d: the roster out, edited as spreadsheets store it in %s, in again shows exactly the change",
    async (_, encode) => {
      const { editor, roster, find } = await room();
      const record = { section: "9A", schoolId: "1", email: "zoe@x.example" };
      const students = [
        { name: "Zoë Müller", record },
        { name: "Ada O’Neil", record: { section: "9B", schoolId: "2" } },
        { name: "Adler, Ben “Nini”", record: { section: "9B" } },
        { name: "-Lin", record: { schoolId: "=4" } },
        { name: "3. Malik", record: {} },
        { name: "Average", record: {} },
      ];
      await importRoster(editor, { add: students, update: [], remove: [] });
      const out = Buffer.from(await writeRoster(editor));
      const called = await listNoStudentNames(editor);
      expect((await loadRosterComparison(editor, rowsOf(out, called))).rows.map(({ proposal }) => proposal)).toEqual(
        (await roster()).map(({ id }) => ({ kind: "same", studentId: id, changes: [] })),
      );

      const [heading = [], ...rows] = Papa.parse<string[]>(out.toString().slice(1), { skipEmptyLines: true }).data;
      const edited = rows
        .filter(([name]) => name !== "'-Lin")
        .map(([name = "", id = "", section = "", email = ""]) =>
          id === "1"
            ? ["Zoé Müller", id, "9C", email]
            : id === "2"
              ? [name, id, "", email]
              : [name, id, section, email],
        );
      const file = Papa.unparse([heading, ...edited, ["Cem\nYil", "", "9C", ""]], { delimiter: ";", newline: "\r\n" });
      const again = await loadRosterComparison(editor, rowsOf(encode(file), called));
      const zoe = await find("Zoë Müller");
      const ada = await find("Ada O’Neil");
      const ben = await find("Adler, Ben “Nini”");
      const [malik, average] = [await find("3. Malik"), await find("Average")];
      expect(Object.fromEntries(again.rows.map(({ name, proposal }) => [name, proposal]))).toEqual({
        "Ada O’Neil": { kind: "same", studentId: ada.id, changes: ["section"] },
        "Ben “Nini” Adler": { kind: "same", studentId: ben.id, changes: [] },
        "Zoé Müller": { kind: "same", studentId: zoe.id, changes: ["name", "section"] },
        Malik: { kind: "same", studentId: malik.id, changes: [] },
        Average: { kind: "same", studentId: average.id, changes: [] },
        "Cem Yil": { kind: "new" },
      });
      const kept = new Set([ada.id, ben.id, zoe.id, malik.id, average.id]);
      expect(namesOf(listStudentsInNoRow(again.students, kept))).toEqual(["-Lin"]);
    },
  );

  it("T15d, T15o, T8c, T8d: adds with one-time PINs, changes and removes as one action; the journal has its numbers, and Undo takes all of it back", async () => {
    const { editor, roster, find, lines, activity } = await room();
    await addRosterNames(editor, "Ada\nBen\nLin");
    const before = await roster();
    const [ada, ben, lin] = [await find("Ada"), await find("Ben"), await find("Lin")];
    const team = await makeTeam({ activityId: activity.id, number: 1, mode: "bias", memberIds: [ben.id, lin.id] });
    const result = await importRoster(editor, {
      add: [{ name: " Mira  Nova ", record: { section: "9B" } }],
      update: [update(ada, { name: "Ada O", section: "9A" }), update(lin)],
      remove: [{ studentId: ben.id, name: "Ben" }],
    });
    expect(result).toEqual({ added: 1, changed: 1, removed: 1 });
    expect(await roster()).toMatchObject([
      { id: ada.id, name: "Ada O", section: "9A" },
      { id: lin.id, name: "Lin", section: "" },
      { name: "Mira Nova", section: "9B", onRoster: true },
    ]);
    const pins = (await listStudents(database(), editor.classId)).map(({ oneTimePin }) => oneTimePin);
    expect(pins.every((pin) => pin !== null && /^\d{4,}$/.test(pin))).toBe(true);

    expect(await lines()).toEqual(["roster", "names"]);
    const [entry] = await loadJournal(editor, 1);
    expect(entry?.values).toEqual({ added: 1, changed: 1, removed: 1 });
    expect(await undo(editor, entry?.id ?? "")).toEqual({ done: true });
    expect(await roster()).toEqual(before);
    expect(await findTeamOf(database(), activity.id, ben.id)).toBe(team.id);
  });

  it("T15d: a list that says nothing new changes nothing and writes no line; nobody who is missing on it is touched", async () => {
    const { editor, roster, lines } = await room();
    await addRosterNames(editor, "Ada\nBen");
    const before = await roster();
    const { rows } = await loadRosterComparison(editor, rowsOf(Buffer.from("Name,Section\nAda,\n")));
    expect(rows.map(({ proposal }) => proposal)).toEqual([{ kind: "same", studentId: before[0]?.id, changes: [] }]);
    expect(
      await importRoster(editor, { add: [], update: before.slice(0, 1).map((one) => update(one)), remove: [] }),
    ).toEqual({
      added: 0,
      changed: 0,
      removed: 0,
    });
    expect(await roster()).toEqual(before);
    expect(await lines()).toEqual(["names"]);
  });

  it("T15d: a student who joined by a short name comes onto the roster under the whole one, and signs in with the same PIN", async () => {
    const { editor, code, find } = await room();
    await joinClass({ code, name: "Ben", pin: "4821" });
    const ben = await find("Ben");
    const { rows } = await loadRosterComparison(editor, rowsOf(Buffer.from("Adler, Ben")));
    expect(rows[0]?.proposal).toEqual({ kind: "likely", studentIds: [ben.id], why: "spelling" });
    await importRoster(editor, { add: [], update: [update(ben, { name: "Ben Adler" })], remove: [] });
    expect(await find("Ben Adler")).toMatchObject({ id: ben.id, onRoster: true });
    await joinClass({ code, name: "Ben Adler", pin: "4821" });
  });

  it("T15d: what changed meanwhile is said by name and nothing is written: a student renamed, removed, or there by now", async () => {
    const { editor, code, roster, find, lines } = await room();
    await addRosterNames(editor, "Ada\nBen");
    const [ada, ben] = [await find("Ada"), await find("Ben")];
    await renameStudent(editor, { studentId: ada.id, name: "Ada O" });
    const stale = { add: [], update: [update(ada, { section: "9B" })], remove: [] };
    await expect(importRoster(editor, stale)).rejects.toMatchObject({
      code: "roster-changed",
      values: { names: "Ada" },
    });
    await removeStudent(editor, ben.id);
    await expect(
      importRoster(editor, { add: [], update: [], remove: [{ studentId: ben.id, name: "Ben" }] }),
    ).rejects.toMatchObject({ code: "roster-changed", values: { names: "Ben" } });
    await joinClass({ code, name: "Lin", pin: "4821" });
    const before = await roster();
    await expect(importRoster(editor, { add: add("Mira", "lin"), update: [], remove: [] })).rejects.toMatchObject({
      code: "roster-taken",
    });
    expect(await roster()).toEqual(before);
    expect(await lines()).toEqual(["remove", "rename-student", "names"]);
  });

  it("T15d, B1a: a name twice, one student for two lines, a line that can’t be stored, and more than 500 are refused with nothing written", async () => {
    const { editor, roster, find } = await room();
    await addRosterNames(editor, "Ada\nBen");
    const [ada, ben] = [await find("Ada"), await find("Ben")];
    const refused = async (given: Partial<Parameters<typeof importRoster>[1]>, code: string) =>
      expect(importRoster(editor, { add: [], update: [], remove: [], ...given })).rejects.toMatchObject({ code });
    await refused({ add: add("Lin", " LIN ") }, "roster-taken");
    await refused({ update: [update(ada, { name: "ben" })] }, "roster-taken");
    await refused({ update: [update(ada), update(ada, { section: "9B" })] }, "roster-twice");
    await refused({ update: [update(ada)], remove: [{ studentId: ada.id, name: "Ada" }] }, "roster-twice");
    await refused({ add: add("…") }, "roster-line");
    await refused({ update: [update(ada, { email: "no address" })] }, "roster-line");
    await refused({ add: add(...Array.from({ length: 499 }, (_, n) => `Student ${n}`)) }, "roster-full");
    await refused({ update: [update(ada, { name: "Ben" }), update(ben, { name: "Ada" })] }, "roster-taken");
    expect(namesOf(await roster())).toEqual(["Ada", "Ben"]);
    await importRoster(editor, {
      add: add("Ada"),
      update: [update(ada, { name: "Ben" })],
      remove: [{ studentId: ben.id, name: "Ben" }],
    });
    expect((await roster()).map(({ id, name }) => [name, id === ada.id])).toEqual([
      ["Ada", false],
      ["Ben", true],
    ]);
  });

  it("T15o, T8c, T8d: a section is given by hand and taken away; the journal has it, and Undo brings the old one back", async () => {
    const { editor, find, lines } = await room();
    await addRosterNames(editor, "Ada");
    const { id } = await find("Ada");
    expect(await setSection(editor, { studentId: id, section: "  9  B " })).toBe("9 B");
    await setSection(editor, { studentId: id, section: "" });
    const [entry] = await loadJournal(editor, 1);
    await undo(editor, entry?.id ?? "");
    expect(await find("Ada")).toMatchObject({ section: "9 B" });
    expect(await lines()).toEqual(["undo", "section", "section", "names"]);
    await expect(setSection(editor, { studentId: id, section: "x".repeat(61) })).rejects.toMatchObject({
      code: "roster-line",
    });
    await expect(setSection(editor, { studentId: "no id", section: "9B" })).rejects.toMatchObject({
      code: "student-gone",
    });
  });

  it("T15d: two who take one list over at once make each student once", async () => {
    const { editor, roster } = await room();
    const list = { add: add(...Array.from({ length: 30 }, (_, n) => `Student ${n}`)), update: [], remove: [] };
    const results = await Promise.allSettled([importRoster(editor, list), importRoster(editor, list)]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await roster()).toHaveLength(30);
  });
});
