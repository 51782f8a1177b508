import { describe, expect, it } from "vitest";
import { readTable } from "@/lib/csv/read-table";
import { isHeading, recogniseColumns } from "./roster-columns";
import { toNaturalOrder, toRosterRows } from "./roster-rows";

const studentsOf = (table: string[][]) => toRosterRows(table, recogniseColumns(table));
const named = (table: string[][]) => studentsOf(table).rows.map(({ name, record }) => ({ name, ...record }));

describe("columns of a list", () => {
  it("T15b: a gradebook of Canvas as it comes: the school's ID, not Canvas's, and no row of points or of the test student", () => {
    const table = [
      ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Case study (118)", "Final Score"],
      ["    Manual Posting", "", "", "", "", "", ""],
      ["    Points Possible", "", "", "", "", "12", "(read only)"],
      ["Adler, Ben", "118422", "S-0042", "ben.adler@school.example", "Period 3", "11", "91.2"],
      ["Student, Test", "118500", "", "5d2f", "Period 3", "", ""],
    ];
    expect(recogniseColumns(table)).toEqual({
      heading: 0,
      columns: ["name", "ignore", "id", "email", "section", "ignore", "ignore"],
    });
    expect(named(table)).toEqual([
      { name: "Ben Adler", schoolId: "S-0042", email: "ben.adler@school.example", section: "Period 3" },
    ]);
    expect(studentsOf(table).leftOut).toEqual(["Manual Posting", "Points Possible", "Test Student"]);
  });

  it("T15b: a gradebook of Canvas whose logins are no emails has none", () => {
    const table = [
      ["Student", "ID", "SIS Login ID", "Section"],
      ["Adler, Ben", "118422", "badler", "Period 3"],
    ];
    expect(recogniseColumns(table).columns).toEqual(["name", "id", "ignore", "section"]);
  });

  it("T15b: a list of Moodle as it comes", () => {
    const table = [
      [
        "First name",
        "Last name",
        "ID number",
        "Institution",
        "Department",
        "Email address",
        "Groups",
        "Course total (Real)",
      ],
      ["Ben", "Adler", "42", "", "", "ben@school.example", "9B", "-"],
    ];
    expect(named(table)).toEqual([{ name: "Ben Adler", schoolId: "42", email: "ben@school.example", section: "9B" }]);
  });

  it("T15b: the grades of Google Classroom as they come, without its rows of dates and points", () => {
    const table = [
      ["Last Name", "First Name", "Email Address", "When deep learning fails"],
      ["Date", "", "", "2026-11-03"],
      ["Points", "", "", "12"],
      ["Adler", "Ben", "ben@school.example", "11"],
    ];
    expect(named(table)).toEqual([{ name: "Ben Adler", email: "ben@school.example" }]);
    expect(studentsOf(table).leftOut).toEqual(["Date", "Points"]);
  });

  it("T15b: the one column of names copied out of a gradebook of Canvas, however long, has everybody's first name", () => {
    const names = Array.from({ length: 25 }, (_, at) => ({ written: `Adler N${at}, Ben`, name: `Ben Adler N${at}` }));
    const text = ["Student", "    Points Possible", ...names.map(({ written }) => written), "Student, Test"].join("\n");
    const read = readTable(text, isHeading);
    if (read.kind !== "table") throw new Error(read.why);
    expect(named(read.rows)).toEqual(names.map(({ name }) => ({ name })));
  });

  it("T15b: headings may stand below a title, and are known in any case, with dashes or underscores", () => {
    const table = [["Class list 9B"], ["LAST_NAME", "First-Name", "E-Mail"], ["Adler", "Ben", ""]];
    expect(recogniseColumns(table)).toEqual({ heading: 1, columns: ["last", "first", "email"] });
    expect(named(table)).toEqual([{ name: "Ben Adler", email: "" }]);
  });

  it("T15b: columns beyond the last heading are none", () => {
    const table = [["Name"], ["Ada Okafor", "12 points"]];
    expect(recogniseColumns(table)).toEqual({ heading: 0, columns: ["name", "ignore"] });
  });

  it("T15b: without headings names, emails, and last names before first names are known by what the cells look like", () => {
    expect(recogniseColumns([["Ada Okafor"], ["Ben Adler"]])).toEqual({ heading: null, columns: ["name"] });
    expect(
      recogniseColumns([
        ["Okafor", "Ada"],
        ["Adler", "Ben"],
      ]).columns,
    ).toEqual(["last", "first"]);
    expect(
      recogniseColumns([
        ["1", "Ada Okafor", "ada@x.example"],
        ["2", "Ben Adler", "ben@x.example"],
      ]).columns,
    ).toEqual(["ignore", "name", "email"]);
  });

  it("T15b: without headings a column of words after whole names is no first name", () => {
    expect(
      recogniseColumns([
        ["Ada Okafor", "Red"],
        ["Ben Adler", "Blue"],
      ]).columns,
    ).toEqual(["name", "ignore"]);
  });

  it("T15b: a last name before a comma comes last; a Jr. stays at the end", () => {
    expect(toNaturalOrder("Adler, Ben Jonas")).toBe("Ben Jonas Adler");
    expect(toNaturalOrder("King, Martin, Jr.")).toBe("Martin King Jr.");
    expect(toNaturalOrder("Martin King, Jr.")).toBe("Martin King, Jr.");
    expect(toNaturalOrder("Ada Okafor")).toBe("Ada Okafor");
    expect(toNaturalOrder("Adler, Ben, 9B")).toBe("Adler, Ben, 9B");
  });

  it("T15b: the columns of schools' lists are known by their headings, whatever their letters and signs", () => {
    const known = {
      name: "Name, Full name, Student name, Student, Students, Pupil, Learner, Display name, Names",
      first: "First name, Firstname, Given name, Given names, Forename, First",
      last: "Last name, Lastname, Surname, Family name, Last",
      id: "SIS User ID, Student ID, ID number, Student number, School ID, SIS ID, Pupil ID, ID",
      section: "Section, Sections, Group, Groups, Class, Period, Homeroom, Form",
      email: "Email address, Email, E-mail, E-mail address, Student email, School email, SIS Login ID",
    };
    for (const [kind, headings] of Object.entries(known))
      for (const heading of headings.split(", ")) {
        const beside = kind === "name" || kind === "first" || kind === "last" ? "Section" : "Name";
        const table = [
          [heading.toUpperCase(), beside],
          [kind === "email" ? "ada@school.example" : "x", "y"],
        ];
        expect(recogniseColumns(table).columns[0], heading).toBe(kind);
      }
  });

  it("T15b: a section, an ID or an email that can't be stored is left as it is, and its row says so", () => {
    const long = "x".repeat(61);
    expect(
      studentsOf([
        ["Name", "Section", "Student ID", "Email"],
        ["Ada", long, long, "ada"],
        ["Ben", "9B", "42", "ben@x.example"],
      ]),
    ).toEqual({
      rows: [
        { line: 2, name: "Ada", record: {}, unread: ["section", "schoolId", "email"] },
        { line: 3, name: "Ben", record: { section: "9B", schoolId: "42", email: "ben@x.example" }, unread: [] },
      ],
      leftOut: [],
    });
  });

  it("T15b: empty rows and numbering are passed over; a row keeps its line", () => {
    expect(
      studentsOf([["Name"], ["1. Ada"], [" "], ["12) Ben"]]).rows.map(({ line, name }) => `${line} ${name}`),
    ).toEqual(["2 Ada", "4 Ben"]);
  });
});
