import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lookKeys } from "@/lib/classroom/joining/look-alikes";
import { decodeFile } from "@/lib/csv/decode-file";
import { readTable } from "@/lib/csv/read-table";
import { writeCsvFile } from "@/lib/csv/write";
import { isHeading, recogniseColumns } from "@/lib/rules/classes/roster-columns";
import { compareRoster, findGone, type Proposal, type RosterStudent } from "@/lib/rules/classes/roster-comparison";
import {
  isNoStudentName,
  isStorable,
  toNaturalOrder,
  toRosterRows,
  toRosterTable,
  type RosterRecord,
  type RosterRow,
} from "@/lib/rules/classes/roster-rows";
import { nameKey, tidyName } from "@/lib/rules/joining/names";

const student = (name: string, more: Partial<RosterStudent> = {}): RosterStudent => ({
  id: `id of ${name}`,
  name,
  section: "",
  schoolId: "",
  email: "",
  onRoster: true,
  ...more,
});
/** As `toRosterRows` reads it. */
const row = (written: string, record: RosterRecord = {}, line = 1): RosterRow => {
  const name = toNaturalOrder(written);
  return { line, name, record, unread: [], ...(name === written ? {} : { written: [written] }) };
};
/** As the page reads a file in that class. */
const rowsOf = (text: string, students: readonly RosterStudent[]): RosterRow[] => {
  const file = decodeFile(Buffer.from(text));
  const table = readTable(file.kind === "text" ? file.text : "", isHeading);
  if (table.kind !== "table") throw new Error(table.why);
  const called = students.map(({ name }) => name).filter(isNoStudentName);
  return toRosterRows(table.rows, recogniseColumns(table.rows), called).rows;
};
const proposed = (rows: RosterRow[], students: RosterStudent[]): Proposal[] =>
  compareRoster(rows, students, lookKeys).map(({ proposal }) => proposal);
const one = (name: string, students: RosterStudent[], record: RosterRecord = {}) =>
  proposed([row(name, record)], students)[0];
const likely = (name: string, why: string) => ({ kind: "likely", studentIds: [`id of ${name}`], why });

describe("a list beside the class", () => {
  it("T15: who is not there is new; who is there under the same name is the same, and nothing changes", () => {
    expect(one("Ada", [student("Ben")])).toEqual({ kind: "new" });
    expect(one("ben", [student("Ben")])).toEqual({ kind: "same", studentId: "id of Ben", changes: ["name"] });
    expect(one("Ben", [student("Ben", { section: "9B" })], { section: "9B" })).toMatchObject({ changes: [] });
  });

  it("T15: the school's ID goes before the email, the email before the name; what the list says otherwise is named", () => {
    const ben = student("Ben Adler", { schoolId: "42", email: "ben@x.example", section: "9A" });
    expect(one("Benjamin Adler", [ben], { schoolId: "42", section: "9B" })).toEqual({
      kind: "same",
      studentId: ben.id,
      changes: ["name", "section"],
    });
    expect(one("Benjamin Adler", [ben], { email: "BEN@x.example" })).toMatchObject({ studentId: ben.id });
    expect(proposed([row("Ben Adler", { schoolId: "7" }), row("B. Adler", { schoolId: "42" })], [ben])).toEqual([
      { kind: "taken" },
      { kind: "same", studentId: ben.id, changes: ["name"] },
    ]);
  });

  it("T15: a name with another ID may be that student, which only the teacher knows; with the same email it is, and gets the ID", () => {
    const ben = student("Ben Adler", { schoolId: "42", email: "ben@x.example" });
    expect(one("Ben Adler", [ben], { schoolId: "43" })).toEqual({ kind: "taken", studentId: ben.id });
    expect(one("Ben Adler", [ben], { schoolId: "43", email: "b@x.example" })).toEqual({
      kind: "taken",
      studentId: ben.id,
    });
    expect(one("Ben Adler", [ben], { schoolId: "43", email: "ben@x.example" })).toEqual({
      kind: "same",
      studentId: ben.id,
      changes: ["schoolId"],
    });
  });

  it("T15: IDs that a spreadsheet changed: leading zeros are the same without them, a rounded number is not read and makes no two one, a date is the teacher's to decide", () => {
    const file = "Name;Student ID\r\nAda O;123\r\nBen O;1,2E+11\r\nCem Y;1.2E+11\r\nDan P;12. Mrz\r\n";
    const rows = rowsOf(file, []);
    expect(rows.map(({ unread }) => unread)).toEqual([[], ["schoolId"], ["schoolId"], []]);
    expect(proposed(rows, []).map(({ kind }) => kind)).toEqual(["new", "new", "new", "new"]);
    const ids = { "Ada O": "00123", "Ben O": "120000000034", "Cem Y": "120000000035", "Dan P": "12-3" };
    const students = Object.entries(ids).map(([name, schoolId]) => student(name, { schoolId }));
    const same = (name: string) => ({ kind: "same", studentId: `id of ${name}`, changes: [] });
    expect(proposed(rows, students)).toEqual([
      same("Ada O"),
      same("Ben O"),
      same("Cem Y"),
      { kind: "taken", studentId: "id of Dan P" },
    ]);
    // The other way round the list knows more than the class.
    expect(one("Ada O", [student("Ada O", { schoolId: "123" })], { schoolId: "00123" })).toMatchObject({
      changes: ["schoolId"],
    });
    expect(one("Ada", [student("Ben", { schoolId: "0" })], { schoolId: "000" })).toMatchObject({ kind: "same" });
  });

  it("T15: two students of one name, of whom one is called otherwise here, are found by their IDs and keep their names", () => {
    const [ben, other] = [student("Ben Adler", { schoolId: "1" }), student("Ben Adler B", { schoolId: "2" })];
    const rows = [row("Ben Adler", { schoolId: "2" }, 2), row("Ben Adler", { schoolId: "1" }, 3)];
    expect(proposed(rows, [ben, other])).toEqual([
      { kind: "same", studentId: other.id, changes: [] },
      { kind: "same", studentId: ben.id, changes: [] },
    ]);
  });

  it("T15: an email is one student's unless others of the list or the class have it; then names tell them apart", () => {
    const email = "parents@x.example";
    const list = [row("Ada O", { email }, 2), row("Ben O", { email }, 3), row("Ada O", { email }, 4)];
    const fresh = [{ kind: "new" }, { kind: "new" }, { kind: "repeated", line: 2 }];
    expect(proposed(list, [])).toEqual(fresh);
    const [ada, ben] = [student("Ada O", { email }), student("Ben O", { email })];
    const here = ({ id }: RosterStudent) => ({ kind: "same", studentId: id, changes: [] });
    expect(proposed(list, [ada])).toEqual([here(ada), ...fresh.slice(1)]);
    expect(proposed(list.slice(0, 2), [ada, ben])).toEqual([here(ada), here(ben)]);
    expect(one("Cem O", [ada, ben], { email })).toEqual({ kind: "new" });
    expect(one("Benn O", [ada, ben], { email })).toEqual(likely("Ben O", "spelling"));
  });

  it("T15: a name as the list writes it goes before the name that it means", () => {
    const students = [student("King, Martin"), student("Martin King")];
    expect(proposed([row("King, Martin"), row("Martin King")], students)).toEqual(
      students.map(({ id }) => ({ kind: "same", studentId: id, changes: [] })),
    );
    expect(one("King, Martin", students.slice(1))).toMatchObject({ kind: "same", changes: [] });
  });

  it("T15: a name that begins with a number is found as the list writes it; in a numbered list it is the name behind the number", () => {
    const students = [student("3. Malik"), student("Ines"), student("2) Adler, Ben")];
    const list = "Name\n3. Malik\n12) Ines\n2) Adler, Ben\n";
    expect(proposed(rowsOf(list, students), students)).toEqual(
      students.map(({ id }) => ({ kind: "same", studentId: id, changes: [] })),
    );
    const without = [student("Malik"), student("Adler, Ben")];
    expect(proposed(rowsOf("Name\n3. Malik\n2) Adler, Ben\n", without), without)).toEqual(
      without.map(({ id }) => ({ kind: "same", studentId: id, changes: [] })),
    );
    expect(rowsOf("Name\n4. -\n", [])).toMatchObject([{ name: "4. -" }]);
  });

  it("T15: a row called as rows of no student are is a student's where somebody in the class is called so", () => {
    const students = [student("Average"), student("Date"), student("Test Student")];
    const list = "Name\nAverage\nDate\nStudent, Test\nPoints\n";
    expect(proposed(rowsOf(list, students), students)).toEqual(
      students.map(({ id }) => ({ kind: "same", studentId: id, changes: [] })),
    );
    expect(rowsOf("Name\nAda\nAverage\nDate\nPoints\n", [])).toMatchObject([{ name: "Ada" }]);
  });

  it("T15: a column that the list does not have changes nothing; an empty cell does", () => {
    const ben = student("Ben", { section: "9B" });
    expect(one("Ben", [ben])).toMatchObject({ changes: [] });
    expect(one("Ben", [ben], { section: "" })).toMatchObject({ changes: ["section"] });
  });

  it("T15: likely the same are names in another order, names that look alike, other spellings and short forms", () => {
    expect(one("Adler Ben", [student("Ben Adler")])).toEqual(likely("Ben Adler", "order"));
    expect(one("Ben Adler", [student("Adler, Ben")])).toEqual(likely("Adler, Ben", "order"));
    expect(one("KlM", [student("KIM")])).toEqual(likely("KIM", "look"));
    expect(one("Jose Garcia", [student("José García")])).toEqual(likely("José García", "order"));
    for (const [typed, there] of [
      ["Jonh Smith", "John Smith"],
      ["Anne Meyer", "Anna Meier"],
      ["Ben Adler", "Ben A."],
      ["Ben Adler", "Ben"],
      ["Ben Jonas Adler", "Ben Adler"],
    ] as const)
      expect(one(typed, [student(there)])).toEqual(likely(there, "spelling"));
    for (const [typed, there] of [
      ["Ida", "Ada"],
      ["Ben Adler", "Bea Adams"],
      ["Ben Adler", "Ben Okafor"],
    ] as const)
      expect(one(typed, [student(there)])).toEqual({ kind: "new" });
  });

  it("T15: whom another row is for certain is nobody's likely one", () => {
    expect(proposed([row("Anna Meier"), row("Anne Meyer")], [student("Anna Meier")])).toMatchObject([
      { kind: "same" },
      { kind: "new" },
    ]);
  });

  it("T15: a student twice in the list is said with the line; two students of one name are told apart by their IDs", () => {
    expect(proposed([row("Ben", {}, 2), row("BEN", {}, 5)], [])).toEqual([
      { kind: "new" },
      { kind: "repeated", line: 2 },
    ]);
    expect(proposed([row("Ben", { schoolId: "1" }), row("Ben", { schoolId: "2" })], [])).toEqual([
      { kind: "new" },
      { kind: "taken" },
    ]);
  });

  it("T15: what can't be a name is said", () => {
    expect(one("…", [])).toEqual({ kind: "faulty" });
    expect(one("x".repeat(81), [])).toEqual({ kind: "faulty" });
  });

  it("T15: a student who joined without the roster comes onto it, and is never gone", () => {
    const late = student("Lin", { onRoster: false });
    expect(one("Lin", [late])).toMatchObject({ changes: ["roster"] });
    expect(findGone([late, student("Ben"), student("Ada")], new Set(["id of Ada"]))).toEqual([student("Ben")]);
  });

  it("T15: whatever a class is, its own list as a file changes nothing; with others in it each student is at most one row's", () => {
    const known = fc.constantFrom(
      "Ada",
      "Ada O",
      "Ben",
      "Ben Adler",
      "Adler Ben",
      "Adler, Ben",
      "BEN",
      "Bén",
      "Lin",
      "Lln",
      "Ann Lee",
      "3. Malik",
      "Malik",
      "12) Adler, Ben",
      "4. -",
      "Average",
      "Points",
      "Test Student",
      "Student, Test",
      "Name",
      "=1",
    );
    const any = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }).map(tidyName);
    const names = fc.oneof({ weight: 4, arbitrary: known }, { weight: 1, arbitrary: any });
    const record = fc.record(
      {
        section: fc.constantFrom("", "9A", "9B"),
        schoolId: fc.constantFrom("", "1", "2", "3"),
        email: fc.constantFrom("", "a@x.example", "b@x.example"),
      },
      { requiredKeys: [] },
    );
    const lists = fc.array(fc.tuple(names, record), { maxLength: 8 });
    fc.assert(
      fc.property(lists, lists, (inClass, given) => {
        const rows = given.map(([name, said], at) => row(name, said, at + 1));
        // In a class every name and every ID is one student's; an email may be several students'.
        const made = inClass
          .map(([name, said], at) => student(name, { ...said, id: `student ${at}` }))
          .filter(
            ({ name, schoolId }, at, all) =>
              isStorable({ name, record: {} }) &&
              !all
                .slice(0, at)
                .some(
                  (other) => nameKey(other.name) === nameKey(name) || (schoolId !== "" && other.schoolId === schoolId),
                ),
          );
        const own = rowsOf(writeCsvFile(toRosterTable(made)), made);
        expect(proposed(own, made)).toEqual(made.map(({ id }) => ({ kind: "same", studentId: id, changes: [] })));
        const claimed = proposed(rows, made).flatMap((each) => (each.kind === "same" ? each.studentId : []));
        expect(new Set(claimed).size).toBe(claimed.length);
      }),
    );
  });
});
