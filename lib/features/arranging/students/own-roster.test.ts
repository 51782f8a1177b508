import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { writeCsvFile } from "@/lib/csv/write";
import { isStorable, toRosterTable } from "./rules/roster-rows";
import { nameKey, tidyName } from "@/lib/features/people/joining/rules/names";
import { proposed, row, rowsOf, student } from "./testing/compared-lists";

describe("a class's own list", () => {
  it("T15c: a name that begins with a number is found as the list writes it; in a numbered list it is the name behind the number", () => {
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

  it("T15c: a row called as rows of no student are is a student's where somebody in the class is called so", () => {
    const students = [student("Average"), student("Date"), student("Test Student")];
    const list = "Name\nAverage\nDate\nStudent, Test\nPoints\n";
    expect(proposed(rowsOf(list, students), students)).toEqual(
      students.map(({ id }) => ({ kind: "same", studentId: id, changes: [] })),
    );
    expect(rowsOf("Name\nAda\nAverage\nDate\nPoints\n", [])).toMatchObject([{ name: "Ada" }]);
  });

  it("T15c: whatever a class is, its own list as a file changes nothing; with others in it each student is at most one row's", () => {
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
