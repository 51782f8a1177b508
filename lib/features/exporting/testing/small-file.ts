/** A small activity as a file, made by hand, and the parts that the reader yields for it, without a thread. */
import { defaultLesson } from "@/lib/content/built-in-versions";
import { deflateSync } from "node:zlib";
import * as Y from "yjs";
import { encodeRows } from "@/lib/sync/format/stored-rows";
import { fileTables } from "@/lib/features/exporting/activity-file";
import { readImport } from "@/lib/features/exporting/import-parts";

export const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
export const [teacher, colleague, amara, twin, ben, team, sheet, document] = [1, 2, 3, 4, 5, 6, 7, 8].map(uuid);
export const at = "2026-03-02T09:00:00.000Z";
export const texts = { title: "", scenario: "", source: "", harmed: "", prevention: "", response: "" };

export const activity = {
  name: "Monday",
  contentId: defaultLesson,
  phase: "write",
  selfPaced: false,
  pacedFrom: null,
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
export const person = { section: "", onRoster: false, extraTime: 100, createdAt: at, merged: [] as string[] };
export const submission = {
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

/** A file with a worksheet of `letters` keys, one row for each, and `tries` tries at the exercises. */
export function makeFile({ letters = 3, tries = 0 } = {}): Record<string, unknown> {
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

/** The worksheet's history, with one row for each argument. */
export function historyOf(...rows: object[]) {
  const row = { writer: uuid(9), author: uuid(3), carried: false, time: Date.parse(at), bytes: Uint8Array.of(0, 0) };
  const numbered = rows.map((more, at) => ({ ...row, n: at + 1, ...more }));
  return { documentId: document, blocks: [deflateSync(encodeRows(numbered)).toString("base64")] };
}

export const readBytes = (bytes: Uint8Array<ArrayBuffer>, inClass: [string, string][] = []) => [
  ...readImport({ bytes, teacherId: teacher ?? "", inClass }),
];
export const read = (file: object, inClass?: [string, string][]) =>
  readBytes(new TextEncoder().encode(JSON.stringify(file)), inClass);
