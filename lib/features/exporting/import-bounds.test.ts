import { expect, it } from "vitest";
import {
  uuid,
  teacher,
  twin,
  ben,
  team,
  sheet,
  at,
  activity,
  person,
  submission,
  makeFile,
  read,
} from "./testing/small-file";

const id = uuid(50);
/** For each table a row without one of its values, the extremes of that value, and what is beyond them. */
const bounded: [table: string, row: object, column: string, within: unknown[], beyond: unknown[]][] = [
  [
    "participants",
    {
      studentId: ben,
      joinedAt: null,
      absentAt: null,
      chosenMode: null,
      chosenAt: null,
      beforeSkippedAt: null,
      resultsSeenAt: null,
    },
    "sectionsRead",
    [["s".repeat(200)], Array(1_000).fill("s")],
    [["s".repeat(201)], Array(1_001).fill("s")],
  ],
  [
    "teams",
    { id, mode: "bias", createdAt: at, dissolvedAt: null, locked: false },
    "number",
    [-1_000_000, 1_000_000],
    [-1_000_001, 1_000_001, 1.5],
  ],
  ["teamMembers", { studentId: ben, teamId: team }, "seat", [0, 100], [-1, 101]],
  ["teamMinutes", { teamId: team, phase: "write" }, "ms", [0, 1.5, 2 ** 53 - 1], [-1, 2 ** 53]],
  ["matchTeams", { matchId: id, teamId: team, seat: 0, presentedAt: null, leftAt: null }, "place", [0, 100], [-1, 101]],
  ["matchTeams", { matchId: id, teamId: team, place: 0, presentedAt: null, leftAt: null }, "seat", [0, 100], [-1, 101]],
  ["submissions", submission, "memberIds", [Array(1_000).fill(ben)], [Array(1_001).fill(ben)]],
  [
    "documents",
    { id, kind: "worksheet", worksheetId: sheet, matchId: null, createdAt: at, closedAt: null },
    "epoch",
    [1, 1_000_000],
    [0, 1_000_001],
  ],
  [
    "marks",
    { id, submissionId: uuid(20), studentId: null, teacherId: teacher, level: 1, chosen: false },
    "criterion",
    ["c".repeat(200)],
    ["c".repeat(201)],
  ],
  [
    "marks",
    { id, submissionId: uuid(20), studentId: null, teacherId: teacher, criterion: "harm", chosen: false },
    "level",
    [-1_000_000, 1_000_000],
    [-1_000_001, 1_000_001],
  ],
  [
    "comments",
    { id, submissionId: uuid(20), teacherId: teacher, field: "harmed", passage: null, createdAt: at },
    "text",
    ["t".repeat(20_000)],
    ["t".repeat(20_001), "\0"],
  ],
  [
    "comments",
    { id, submissionId: uuid(20), teacherId: teacher, field: "harmed", text: "", createdAt: at },
    "passage",
    [null, { start: 0, end: 0, quote: "" }],
    [
      { start: -1, end: 0, quote: "" },
      { start: 0, end: -1, quote: "" },
    ],
  ],
  [
    "ballots",
    {
      studentId: ben,
      kind: "final",
      choice: "bias",
      teamId: null,
      mode: null,
      castAt: at,
      changedAt: at,
      afterReveal: false,
      reasonHiddenAt: null,
      shuffle: 0,
    },
    "reason",
    ["r".repeat(10_000)],
    ["r".repeat(10_001)],
  ],
  [
    "ballots",
    {
      studentId: ben,
      kind: "final",
      choice: "bias",
      reason: "",
      teamId: null,
      mode: null,
      castAt: at,
      changedAt: at,
      afterReveal: false,
      reasonHiddenAt: null,
    },
    "shuffle",
    [0],
    [-1],
  ],
  [
    "tries",
    { id, studentId: ben, exercise: "check", answer: "a", correct: true, at },
    "subject",
    ["s".repeat(200)],
    ["s".repeat(201)],
  ],
  [
    "tries",
    { id, studentId: ben, exercise: "check", subject: "s", correct: true, at },
    "answer",
    ["a".repeat(200)],
    ["a".repeat(201)],
  ],
  [
    "flags",
    { id, teamId: null, studentId: ben, phase: "write", at, endedAt: null, ended: null },
    "sentence",
    ["s".repeat(10_000)],
    ["s".repeat(10_001)],
  ],
  ["words", { id, teacherId: teacher, at, withdrawnAt: null }, "text", ["t".repeat(10_000)], ["t".repeat(10_001)]],
  ["people", { id, name: "Cem", ...person }, "merged", [Array(1_000).fill(twin)], [Array(1_001).fill(twin)]],
  ["people", { id, ...person }, "name", [null, "n".repeat(700)], ["n".repeat(701)]],
  ["people", { id, name: "Cem", ...person }, "section", [undefined, "s".repeat(60)], ["s".repeat(61)]],
  ["people", { id, name: "Cem", ...person }, "extraTime", [0, 1_000], [-1, 1_001]],
  ["teachers", { id }, "name", ["n".repeat(700)], ["n".repeat(701)]],
];
const ofActivity: [column: string, within: unknown[], beyond: unknown[]][] = [
  ["name", ["n".repeat(700)], ["n".repeat(701), null]],
  ["round", [-1_000_000, 1_000_000], [-1_000_001, 1_000_001]],
  ["choiceCap", [null, 1_000_000], [1_000_001]],
  ["presentMinutes", [0, 1_000], [-1, 1_001]],
  ["plan", [null, "p".repeat(200)], ["p".repeat(201)]],
  ["revealStep", [0, 100], [-1, 101]],
  ["rubric", [null], [[]]],
];

it("T14o: each text, number and list of a file may be as long or as large as its bound, and no more", () => {
  const isRead = (file: object) => read(file)[0]?.is === "head";
  const withRow = (table: string, row: object) => {
    const file = makeFile();
    const rows = table === "people" || table === "teachers" ? (file[table] as object[]) : [];
    return { ...file, [table]: [...rows, row] };
  };
  for (const [table, row, column, within, beyond] of bounded) {
    const answers = (values: unknown[]) => values.map((value) => isRead(withRow(table, { ...row, [column]: value })));
    expect(answers(within), `${table}: ${column}`).toEqual(within.map(() => true));
    expect(answers(beyond), `${table}: ${column}`).toEqual(beyond.map(() => false));
  }
  for (const [column, within, beyond] of ofActivity) {
    const answers = (values: unknown[]) =>
      values.map((value) => isRead({ ...makeFile(), activity: { ...activity, [column]: value } }));
    expect(answers(within), column).toEqual(within.map(() => true));
    expect(answers(beyond), column).toEqual(beyond.map(() => false));
  }
});

it("T14o: a file with lists in lists is refused where they are deeper than any activity's", () => {
  const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)]);
  const isRead = (levels: number) => read({ ...makeFile(), more: deep(levels) })[0]?.is === "head";
  // The file itself is one level, and the lesson in it may have twelve.
  expect([12, 13, 20].map(isRead)).toEqual([true, false, false]);
});
