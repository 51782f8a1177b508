/** The file of an activity that a teacher imports (T14), read as the import's thread reads it, and everybody who then reads its worksheets. */
import { builtInLesson } from "@/lib/content/testing/built-in-lesson";
import { randomUUID } from "node:crypto";
import { deflateSync } from "node:zlib";
import * as fc from "fast-check";
import { fileFormat, fileTables } from "@/lib/features/exporting/activity-file";
import { activity } from "@/lib/features/exporting/testing/small-file";
import { readImport } from "@/lib/features/exporting/import-parts";
import { decodeRows, encodeRows, type StoredRow } from "@/lib/sync/format/stored-rows";
import { documentFields } from "@/lib/sync/format/fields";
import { documentBase, readAfterwards } from "./document-door";
import { json } from "./json-shapes";
import { ownProcessorMs, type Door, type Shape } from "./shape";
import { updateShapes } from "./update-shapes";

const at = "2026-09-01T08:00:00.000Z";
const id = (n: number) => `00000000-0000-4000-8000-${n.toString(16).padStart(12, "0")}`;
const [team, sheet, document] = [id(1), id(2), id(3)];
const { modes } = builtInLesson;
const mode = modes[0]?.id ?? "";

const whole = {
  format: fileFormat,
  version: 1,
  className: "A class",
  activity,
  teachers: [{ id: id(4), name: "A teacher" }],
  people: [] as object[],
  ...Object.fromEntries(fileTables.map((table) => [table, [] as object[]])),
  teams: [{ id: team, number: 1, mode, createdAt: at, dissolvedAt: null, locked: false }],
  worksheets: [{ id: sheet, teamId: team, mode, createdAt: at, archivedAt: null, inCasebookAt: null }],
  documents: [
    { id: document, kind: "worksheet", worksheetId: sheet, matchId: null, epoch: 1, createdAt: at, closedAt: null },
  ],
  histories: [] as object[],
};

const person = (n: number, name: string, merged: readonly string[] = []) => ({
  id: id(n + 100),
  name,
  onRoster: false,
  extraTime: 0,
  createdAt: at,
  merged,
});
const texts = (text: string) => Object.fromEntries(documentFields.worksheet.map((field) => [field, text]));

/** Tables of about `bytes` bytes, with many rows or with long ones. */
const tables: ((bytes: number, letters: number) => Record<string, object[]>)[] = [
  (bytes, letters) => ({
    people: numbered(bytes, letters + 150, (n) => person(n, `Student ${n} ${"é".repeat(letters)}`)),
  }),
  (bytes) => ({
    people: [
      person(
        0,
        "One",
        numbered(bytes, 39, (n) => id(n + 200)),
      ),
    ],
  }),
  (bytes, letters) => ({
    tries: numbered(bytes, letters + 180, (n) => ({
      id: id(n + 200),
      studentId: id(n + 100),
      exercise: "match",
      subject: "s".repeat(letters),
      answer: "a",
      correct: true,
      at,
    })),
  }),
  (bytes) => ({
    teams: [
      ...whole.teams,
      ...numbered(bytes, 160, (n) => ({
        id: id(n + 200),
        number: n + 2,
        mode,
        createdAt: at,
        dissolvedAt: null,
        locked: false,
      })),
    ],
  }),
  (bytes, letters) => ({
    copies: numbered(bytes, 6 * letters + 200, (n) => ({
      id: id(n + 200),
      studentId: id(n + 100),
      worksheetId: sheet,
      texts: texts("x".repeat(letters)),
      at,
    })),
  }),
  (bytes) => ({
    submissions: [
      {
        ...{
          id: id(9),
          teamId: team,
          worksheetId: sheet,
          mode,
          texts: texts(""),
          handedInByStudent: null,
          handedInByTeacher: null,
        },
        ...{ memberIds: numbered(bytes, 39, (n) => id(n + 200)), at, takenBackAt: null, releasedAt: null },
      },
    ],
  }),
  (bytes) => ({ histories: numbered(bytes, 70, (n) => ({ documentId: id(n + 200), blocks: [] })) }),
  (bytes) => ({ histories: [{ documentId: document, blocks: numbered(bytes, 8, () => "AAAA") }] }),
];

function numbered<T>(bytes: number, each: number, of: (n: number) => T): T[] {
  return Array.from({ length: Math.max(1, Math.floor(bytes / each)) }, (_, n) => of(n));
}

const tabled = fc
  .tuple(fc.nat(tables.length - 1), fc.constantFrom(1, 60, 190))
  .map(([which, letters]): Shape<string> => ({
    description: `table ${which} with ${letters} letters in a row`,
    make: (bytes) => JSON.stringify({ ...whole, ...tables[which]?.(bytes, letters) }),
  }));

/** Arbitrary JSON in place of one part of the file. */
const strange = fc
  .tuple(fc.constantFrom("format", "version", "people", "teams", "documents", "histories", "unknown"), json)
  .map(([name, { description, fill }]): Shape<string> => ({
    description: `${name}: ${description}`,
    make: (bytes) => JSON.stringify({ ...whole, [name]: "HERE" }).replace('"HERE"', () => fill(bytes)),
  }));

/** Histories that sockets could have stored, and ones that no socket could. Histories are deflated, so a file can contain more bytes than it has. */
const storied = fc
  .tuple(
    updateShapes,
    fc.constantFrom(1, 8),
    fc.constantFrom("one block", "a block of each", "reversed", "one block, 20 times"),
  )
  .map(([{ description, make }, deflates, order]): Shape<string> => ({
    description: `a history in ${order}: ${description}`,
    make: (bytes) => {
      const updates = make(order === "one block, 20 times" ? bytes / 4 : bytes * deflates);
      const all = order === "one block, 20 times" ? Array.from({ length: 20 }, () => updates).flat() : updates;
      const rows = all.map(({ update }, n): StoredRow => ({
        writer: id(7),
        n: n + 1,
        author: id(100),
        carried: false,
        time: Date.parse(at) + n,
        bytes: update,
      }));
      if (order === "reversed") rows.reverse();
      const blocks = (order.startsWith("one block") ? [rows] : rows.map((row) => [row])).map((some) =>
        deflateSync(encodeRows(some)).toString("base64"),
      );
      return JSON.stringify({ ...whole, histories: [{ documentId: document, blocks }] });
    },
  }));

export function fileDoor(most: number): Door<Uint8Array<ArrayBuffer>> {
  return {
    name: "files",
    shapes: fc
      .oneof(tabled, strange, { weight: 2, arbitrary: storied })
      .map(({ description, make }) => ({ description, make: (bytes) => new TextEncoder().encode(make(bytes)) })),
    base: documentBase,
    least: 8 * 1024,
    most,
    sizeOf: ({ length }) => length,
    processorMs: ownProcessorMs,
    handle: async (bytes, step) => {
      const histories = new Map<string, StoredRow[]>();
      await step("the import's thread", () => {
        for (const part of readImport({ bytes, teacherId: randomUUID(), inClass: [] }))
          if (part.is === "history")
            histories.set(part.documentId, [...(histories.get(part.documentId) ?? []), ...decodeRows(part.rows)]);
      });
      for (const rows of histories.values()) await readAfterwards(rows, step);
    },
  };
}
