import { describe, expect, it } from "vitest";
import { decimalSign, findGradebookColumns, formatFill, isPartialPoints, matchNames } from "./gradebook";

const canvas = [
  [
    "Student",
    "ID",
    "SIS User ID",
    "SIS Login ID",
    "Section",
    "Case study (1234)",
    "Quiz (77)",
    "Assignments Current Score",
    "Final Score",
  ],
  ["", "", "", "", "", "Manual Posting", "", "", ""],
  ["    Points Possible", "", "", "", "", "16", "5", "(read only)", "(read only)"],
  ["Okafor, Ada", "1", "", "", "Period 3", "", "4", "", ""],
];

describe("T14: columns of a gradebook", () => {
  it("T14h: a Canvas gradebook: the student, and its assignments first", () => {
    expect(findGradebookColumns(canvas)).toEqual({ head: 0, name: 0, first: null, assignments: [5, 6] });
  });

  it("T14h: a Moodle report, with the name in two columns, and a Moodle grading sheet", () => {
    const report = [
      [
        "First name",
        "Last name",
        "ID number",
        "Email address",
        "Assignment: Case (Real)",
        "Last downloaded from this course",
      ],
    ];
    expect(findGradebookColumns(report)).toEqual({ head: 0, name: 1, first: 0, assignments: [4] });
    const sheet = [
      [
        "Identifier",
        "Full name",
        "Email address",
        "Status",
        "Grade",
        "Maximum Grade",
        "Last modified (grade)",
        "Feedback comments",
      ],
    ];
    expect(findGradebookColumns(sheet)).toMatchObject({ name: 1, first: null, assignments: [4, 7] });
    expect(findGradebookColumns([["sep=;"], ["Nachname", "Vorname", "Note"]])).toEqual({
      head: 1,
      name: 0,
      first: 1,
      assignments: [2],
    });
    expect(
      findGradebookColumns([
        ["a", "b"],
        ["c", "d"],
      ]),
    ).toMatchObject({ head: 0, name: null, assignments: [0, 1] });
  });
});

describe("T14: which row is which student", () => {
  const students = ["Ada Okafor", "Ben Li", "José Núñez", "Chidi A.", "Dana", "Marian Smith", "Eve", "Eve Stone"].map(
    (name) => ({ id: name, name }),
  );
  const match = (...names: string[]) =>
    matchNames(names, students).map(({ studentId, kind }) => `${kind} ${studentId ?? ""}`.trim());

  it("T14h: the same name in any order, case and spacing is exact", () => {
    expect(match("Okafor, Ada", "ben  LI", "Núñez, José")).toEqual([
      "exact Ada Okafor",
      "exact Ben Li",
      "exact José Núñez",
    ]);
  });

  it("T14h: without accents, with an initial, with one name of two, or with one letter other it is likely", () => {
    expect(match("Nunez, Jose", "Achebe, Chidi", "Dana Petrov", "Marion Smith")).toEqual([
      "likely José Núñez",
      "likely Chidi A.",
      "likely Dana",
      "likely Marian Smith",
    ]);
  });

  it("T14h: rows of no student and unknown names are none; a student that two rows could be is neither's, and nobody is taken twice", () => {
    expect(match("    Points Possible", "", "Student, Test", "Zoe Quist")).toEqual(["none", "none", "none", "none"]);
    expect(match("Dana Petrov", "Dana Roe")).toEqual(["none", "none"]);
    expect(match("Ada Okafor", "Okafor Ada")).toEqual(["none", "none"]);
    expect(match("Stone, Eve", "Eve")).toEqual(["exact Eve Stone", "exact Eve"]);
  });
});

describe("T14: what goes into the column", () => {
  const given = { levels: { harm: 3 }, points: 11, of: 16 };

  it("T14h: points, percent or one criterion, with the file's decimal sign; nothing where there is no level", () => {
    expect(formatFill(given, "points", ".")).toBe("11");
    expect(formatFill(given, "percent", ",")).toBe("68,75");
    expect(formatFill(given, { criterion: "harm" }, ".")).toBe("3");
    expect(formatFill(given, { criterion: "test" }, ".")).toBe(null);
    expect(formatFill(null, "points", ".")).toBe(null);
    expect([decimalSign(["", "7,5", "x"]), decimalSign(["7.5", "a, b"])]).toEqual([",", "."]);
  });

  it("T14h: points and percent of a case that is not fully marked are of a part; one criterion is whole by itself", () => {
    const [part, whole] = [
      { marked: 2, criteria: 4 },
      { marked: 4, criteria: 4 },
    ];
    expect([
      isPartialPoints(part, "points"),
      isPartialPoints(part, "percent"),
      isPartialPoints(part, { criterion: "harm" }),
    ]).toEqual([true, true, false]);
    expect([isPartialPoints(whole, "points"), isPartialPoints(whole, "percent")]).toEqual([false, false]);
  });
});
