import { describe, expect, it } from "vitest";
import { listStudentsInNoRow, type RosterStudent } from "./rules/roster-comparison";
import type { RosterRecord } from "./rules/roster-rows";
import { proposed, row, rowsOf, student } from "./testing/compared-lists";

const one = (name: string, students: RosterStudent[], record: RosterRecord = {}) =>
  proposed([row(name, record)], students)[0];
const likely = (name: string, why: string) => ({ kind: "likely", studentIds: [`id of ${name}`], why });

describe("a list beside the class", () => {
  it("T15c: who is not there is new; who is there under the same name is the same, and nothing changes", () => {
    expect(one("Ada", [student("Ben")])).toEqual({ kind: "new" });
    expect(one("ben", [student("Ben")])).toEqual({ kind: "same", studentId: "id of Ben", changes: ["name"] });
    expect(one("Ben", [student("Ben", { section: "9B" })], { section: "9B" })).toMatchObject({ changes: [] });
  });

  it("T15c: the school's ID goes before the email, the email before the name; what the list says otherwise is named", () => {
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

  it("T15c: a name with another ID may be that student, which only the teacher knows; with the same email it is, and gets the ID", () => {
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

  it("T15c: IDs that a spreadsheet changed: leading zeros are the same without them, a rounded number is not read and makes no two one, a date is the teacher's to decide", () => {
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

  it("T15c: two students of one name, of whom one is called otherwise here, are found by their IDs and keep their names", () => {
    const [ben, other] = [student("Ben Adler", { schoolId: "1" }), student("Ben Adler B", { schoolId: "2" })];
    const rows = [row("Ben Adler", { schoolId: "2" }, 2), row("Ben Adler", { schoolId: "1" }, 3)];
    expect(proposed(rows, [ben, other])).toEqual([
      { kind: "same", studentId: other.id, changes: [] },
      { kind: "same", studentId: ben.id, changes: [] },
    ]);
  });

  it("T15c: an email is one student's unless others of the list or the class have it; then names tell them apart", () => {
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

  it("T15c: a name as the list writes it goes before the name that it means", () => {
    const students = [student("King, Martin"), student("Martin King")];
    expect(proposed([row("King, Martin"), row("Martin King")], students)).toEqual(
      students.map(({ id }) => ({ kind: "same", studentId: id, changes: [] })),
    );
    expect(one("King, Martin", students.slice(1))).toMatchObject({ kind: "same", changes: [] });
  });

  it("T15c: a column that the list does not have changes nothing; an empty cell does", () => {
    const ben = student("Ben", { section: "9B" });
    expect(one("Ben", [ben])).toMatchObject({ changes: [] });
    expect(one("Ben", [ben], { section: "" })).toMatchObject({ changes: ["section"] });
  });

  it("T15c: likely the same are names in another order, names that look alike, other spellings and short forms", () => {
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

  it("T15c: whom another row is for certain is nobody's likely one", () => {
    expect(proposed([row("Anna Meier"), row("Anne Meyer")], [student("Anna Meier")])).toMatchObject([
      { kind: "same" },
      { kind: "new" },
    ]);
  });

  it("T15c: a student twice in the list is said with the line; two students of one name are told apart by their IDs", () => {
    expect(proposed([row("Ben", {}, 2), row("BEN", {}, 5)], [])).toEqual([
      { kind: "new" },
      { kind: "repeated", line: 2 },
    ]);
    expect(proposed([row("Ben", { schoolId: "1" }), row("Ben", { schoolId: "2" })], [])).toEqual([
      { kind: "new" },
      { kind: "taken" },
    ]);
  });

  it("T15c: what can't be a name is said", () => {
    expect(one("…", [])).toEqual({ kind: "faulty" });
    expect(one("x".repeat(81), [])).toEqual({ kind: "faulty" });
  });

  it("T15c: a student who joined without the roster comes onto it, and is never gone", () => {
    const late = student("Lin", { onRoster: false });
    expect(one("Lin", [late])).toMatchObject({ changes: ["roster"] });
    expect(listStudentsInNoRow([late, student("Ben"), student("Ada")], new Set(["id of Ada"]))).toEqual([
      student("Ben"),
    ]);
  });
});
