/** What the thread that reads a file hands on, here without a thread. */
import { deflateSync } from "node:zlib";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { builtInContentId } from "@/lib/content/lesson";
import { decodeRows, encodeRows } from "@/lib/document-format/stored-rows";
import { fileTables } from "./activity-file";
import { readImport, type ImportPart } from "./import-parts";

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
const [teacher, colleague, amara, twin, ben, team, sheet, document] = [1, 2, 3, 4, 5, 6, 7, 8].map(uuid);
const at = "2026-03-02T09:00:00.000Z";
const texts = { title: "", scenario: "", source: "", harmed: "", prevention: "", response: "" };

const activity = {
  name: "Monday",
  contentId: builtInContentId,
  phase: "write",
  round: 1,
  choiceOpen: false,
  choiceCap: null,
  presentMinutes: 3,
  plan: null,
  namesOnWall: false,
  revealStep: 0,
  rubric: null,
  notesInCasebook: false,
  comparedAt: null,
  revealedAt: null,
  createdAt: at,
};
const person = { section: "", onRoster: false, extraTime: 100, createdAt: at, merged: [] as string[] };
const submission = {
  id: uuid(20),
  teamId: team,
  worksheetId: sheet,
  mode: "bias",
  texts,
  handedInByStudent: amara,
  handedInByTeacher: null,
  memberIds: [amara, twin, ben],
  at,
  takenBackAt: null,
  releasedAt: null,
};

/** A team's worksheet with `letters` keys, each a row, and so many tries at the exercises. */
function makeFile({ letters = 3, tries = 0 } = {}): Record<string, unknown> {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  for (let n = 0; n < letters; n++) doc.getText("scenario").insert(n, "a");
  const rows = updates.map((bytes, n) => ({
    writer: uuid(9),
    n: n + 1,
    author: amara ?? "",
    carried: false,
    time: Date.parse(at) + n,
    bytes,
  }));
  return {
    format: "crosscase-activity",
    version: 1,
    ...Object.fromEntries(fileTables.map((name) => [name, []])),
    className: "9B",
    activity,
    teachers: [
      { id: teacher, name: "Ms. Okafor" },
      { id: colleague, name: "Mr. Ade" },
    ],
    people: [
      { id: amara, name: "Amara", ...person, merged: [twin] },
      { id: ben, name: "Ben", ...person },
    ],
    teams: [{ id: team, number: 1, mode: "bias", createdAt: at, dissolvedAt: null, locked: false }],
    worksheets: [{ id: sheet, teamId: team, mode: "bias", createdAt: at, archivedAt: null, inCasebookAt: null }],
    submissions: [submission],
    documents: [
      { id: document, kind: "worksheet", worksheetId: sheet, matchId: null, epoch: 1, createdAt: at, closedAt: null },
    ],
    tries: Array.from({ length: tries }, (_, n) => ({
      id: uuid(1_000 + n),
      studentId: ben,
      exercise: "match",
      subject: "bias",
      answer: "bias",
      correct: true,
      at,
    })),
    histories: [{ documentId: document, blocks: [deflateSync(encodeRows(rows)).toString("base64")] }],
  };
}

/** The worksheet's history, of one row. */
function historyOf(more: object) {
  const row = {
    writer: uuid(9),
    n: 1,
    author: uuid(3),
    carried: false,
    time: Date.parse(at),
    bytes: Uint8Array.of(0, 0),
  };
  return { documentId: document, blocks: [deflateSync(encodeRows([{ ...row, ...more }])).toString("base64")] };
}

const readBytes = (bytes: Uint8Array<ArrayBuffer>, inClass: [string, string][] = []) => [
  ...readImport({ bytes, teacherId: teacher ?? "", inClass }),
];
const read = (file: object, inClass?: [string, string][]) =>
  readBytes(new TextEncoder().encode(JSON.stringify(file)), inClass);
const refusal = (parts: readonly ImportPart[]) => (parts[0]?.is === "refused" ? parts[0].code : parts[0]?.is);
const headOf = (parts: readonly ImportPart[]) => {
  const [first] = parts;
  if (first?.is !== "head") throw new Error(`no head: ${JSON.stringify(first)}`);
  return first.head;
};
const rowsOf = (parts: readonly ImportPart[], table: string) =>
  parts.flatMap((part) => (part.is === "rows" && part.table === table ? part.rows : [])) as Record<string, unknown>[];

it("T14: parts come in order: the head, histories, their end, tables, the end", () => {
  const parts = read(makeFile());
  expect(parts.map((part) => (part.is === "rows" ? part.table : part.is))).toEqual([
    "head",
    "history",
    "histories-end",
    "teams",
    "worksheets",
    "submissions",
    "documents",
    "end",
  ]);
  const [documentRow] = rowsOf(parts, "documents");
  expect(headOf(parts).documentIds).toEqual([documentRow?.id]);
  expect(headOf(parts).activity).toMatchObject({ name: "Monday", phase: "write" });
});

it("T14, Q21: ids are new ones; who has a name of the class is that student, the teacher who imports stays, and a merged name is one member with the other", () => {
  const here = uuid(99);
  const parts = read(makeFile(), [["amara", here]]);
  const { people, teachers, known } = headOf(parts);
  expect(known).toEqual([here]);
  expect(people.map(({ id }) => id === here)).toEqual([true, false]);
  expect(people[1]?.id).not.toBe(ben);
  expect(teachers.map(({ id }) => id === teacher)).toEqual([true, false]);
  expect(teachers[1]?.id).not.toBe(colleague);
  const [handedIn] = rowsOf(parts, "submissions");
  expect(handedIn).toMatchObject({ memberIds: [here, people[1]?.id], handedInByStudent: here });
  const stored = parts.flatMap((part) => (part.is === "history" ? decodeRows(part.rows) : []));
  expect(new Set(stored.map(({ author }) => author))).toEqual(new Set([here]));
  expect(stored[0]?.writer).not.toBe(uuid(9));
  // Names alone make them who they are: nobody of the class is meant by an id.
  expect(headOf(read(makeFile(), [["somebody", amara ?? ""]])).known).toEqual([]);
});

it("T14: a time that has passed stays as it is, and one of the future is now", () => {
  const later = "2096-03-02T09:00:00.000Z";
  const stored = (file: object) =>
    read(file).flatMap((part) => (part.is === "history" ? decodeRows(part.rows).map(({ time }) => time) : []));
  expect(headOf(read(makeFile())).activity.createdAt).toEqual(new Date(at));
  expect(stored(makeFile())[0]).toBe(Date.parse(at));
  const began = Date.now();
  const createdAt = headOf(read({ ...makeFile(), activity: { ...activity, createdAt: later } })).activity.createdAt;
  expect(createdAt.getTime()).toBeGreaterThanOrEqual(began);
  expect(createdAt.getTime()).toBeLessThanOrEqual(Date.now());
  // Of a device whose clock is fast by less than a day.
  const [time = Infinity] = stored({ ...makeFile(), histories: [historyOf({ time: Date.now() + 3_600_000 })] });
  expect(time).toBeLessThanOrEqual(Date.now());
});

it("T14: a part has at most 100 rows of a table and 1,000 of a history, and ends with the row that makes it 128 KiB", () => {
  const lengths = (parts: readonly ImportPart[], table: string) =>
    parts.flatMap((part) => (part.is === "rows" && part.table === table ? [part.rows.length] : []));
  const many = read(makeFile({ letters: 1_001, tries: 201 }));
  expect(lengths(many, "tries")).toEqual([100, 100, 1]);
  expect(many.flatMap((part) => (part.is === "history" ? [decodeRows(part.rows).length] : []))).toEqual([1_000, 1]);
  const long = (id: number) => ({ ...submission, id: uuid(id), texts: { ...texts, scenario: "x".repeat(50_000) } });
  const large = read({ ...makeFile(), submissions: [30, 31, 32, 33].map(long) });
  expect(lengths(large, "submissions")).toEqual([3, 1]);
});

it("T14: a file that is none of ours, newer, of no lesson that is here, cut off, or with a row that is not right is refused by its reason", () => {
  const file = makeFile();
  const changed = (more: object) => refusal(read({ ...file, ...more }));
  expect(refusal(read({}))).toBe("import-not-ours");
  expect(changed({ format: "other" })).toBe("import-not-ours");
  expect(changed({ version: 2 })).toBe("import-newer");
  expect(changed({ version: 0 })).toBe("import-damaged");
  expect(changed({ version: "1" })).toBe("import-damaged");
  expect(changed({ activity: { ...activity, contentId: "another" } })).toBe("import-lesson");
  expect(changed({ people: "nobody" })).toBe("import-damaged");
  expect(changed({ teams: [{ id: team }] })).toBe("import-damaged");
  const cutOff = new TextEncoder().encode(JSON.stringify(file).slice(0, -1));
  expect(refusal(readBytes(cutOff))).toBe("import-damaged");
  expect(refusal(readBytes(new TextEncoder().encode("Student,Vote")))).toBe("import-not-ours");
});

it("T14: histories are refused of a document that the file does not have, twice of one, of bytes that do not inflate, and of rows that no server can have stored", () => {
  const file = makeFile();
  const [history] = file.histories as { documentId: string; blocks: string[] }[];
  const refused = (...histories: object[]) =>
    read({ ...file, histories })
      .map(({ is }) => is)
      .includes("refused");
  expect(refused(historyOf({}))).toBe(false);
  expect(refused({ documentId: document, blocks: ["", ...(history?.blocks ?? [])] })).toBe(false);
  expect(refused({ ...history, documentId: uuid(77) })).toBe(true);
  expect(refused(history ?? {}, history ?? {})).toBe(true);
  expect(refused({ documentId: document, blocks: [Buffer.from("not deflated").toString("base64")] })).toBe(true);
  expect(refused(historyOf({ writer: "nobody" }))).toBe(true);
  expect(refused(historyOf({ author: "nobody" }))).toBe(true);
  expect(refused(historyOf({ n: 0 }))).toBe(true);
  expect(refused(historyOf({ n: 2 ** 31 }))).toBe(true);
  expect(refused(historyOf({ time: Date.now() + 2 * 86_400_000 }))).toBe(true);
});

const id = uuid(50);
/** Rows without one of their values, what that value may be at the most and at the least, and what is beyond. */
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

it("T14: each text, number and list of a file may be as long or as large as its bound, and no more", () => {
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
