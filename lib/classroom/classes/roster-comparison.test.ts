import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lookKeys } from "@/lib/classroom/joining/look-alikes";
import { compareRoster, findGone, type Proposal, type RosterStudent } from "@/lib/rules/classes/roster-comparison";
import type { RosterRecord, RosterRow } from "@/lib/rules/classes/roster-rows";

const student = (name: string, more: Partial<RosterStudent> = {}): RosterStudent => ({
  id: `id of ${name}`,
  name,
  section: "",
  schoolId: "",
  email: "",
  onRoster: true,
  ...more,
});
const row = (name: string, record: RosterRecord = {}, line = 1): RosterRow => ({ line, name, record, unread: [] });
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
    expect(one("Ben Adler", [ben], { schoolId: "43" })).toEqual({ kind: "taken" });
    expect(proposed([row("Ben Adler", { schoolId: "7" }), row("B. Adler", { schoolId: "42" })], [ben])).toMatchObject([
      { kind: "taken" },
      { kind: "same", studentId: ben.id },
    ]);
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

  it("T15: whatever a class is, its own list changes nothing; with others in it each student is at most one row's", () => {
    const names = fc.constantFrom(
      "Ada",
      "Ada O",
      "Ben",
      "Ben Adler",
      "Adler Ben",
      "BEN",
      "Bén",
      "Lin",
      "Lln",
      "Ann Lee",
    );
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
        // A class as a list makes it: its names and its IDs are each one student's.
        const made = compareRoster(
          inClass.map(([name, said], at) => row(name, said, at + 1)),
          [],
          lookKeys,
        )
          .filter(({ proposal }) => proposal.kind === "new")
          .map((each) => student(each.name, { ...each.record, id: `student ${each.line}` }));
        const own = made.map(({ name, section, schoolId, email }, at) =>
          row(name, { section, schoolId, email }, at + 1),
        );
        expect(proposed(own, made)).toEqual(made.map(({ id }) => ({ kind: "same", studentId: id, changes: [] })));
        const claimed = proposed(rows, made).flatMap((each) => (each.kind === "same" ? each.studentId : []));
        expect(new Set(claimed).size).toBe(claimed.length);
      }),
    );
  });
});
