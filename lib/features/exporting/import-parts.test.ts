/** The parts that the reading thread yields, here without a thread. */
import { expect, it } from "vitest";
import * as Y from "yjs";
import { decodeRows } from "@/lib/sync/format/stored-rows";
import type { ImportPart } from "./import-parts";
import {
  uuid,
  teacher,
  colleague,
  amara,
  ben,
  team,
  document,
  at,
  texts,
  activity,
  submission,
  makeFile,
  historyOf,
  readBytes,
  read,
} from "./testing/small-file";

const refusal = (parts: readonly ImportPart[]) => (parts[0]?.is === "refused" ? parts[0].code : parts[0]?.is);
const headOf = (parts: readonly ImportPart[]) => {
  const [first] = parts;
  if (first?.is !== "head") throw new Error(`no head: ${JSON.stringify(first)}`);
  return first.head;
};
const rowsOf = (parts: readonly ImportPart[], table: string) =>
  parts.flatMap((part) => (part.is === "rows" && part.table === table ? part.rows : [])) as Record<string, unknown>[];

it("T14o: parts come in order: the head, histories, their end, tables, the end", () => {
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

it("T14m, Q21b: ids are new ones; who has a name of the class is that student, the teacher who imports stays, and a merged name is one member with the other", () => {
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
  // Only names identify students of the class: an id in the file never does.
  expect(headOf(read(makeFile(), [["somebody", amara ?? ""]])).known).toEqual([]);
});

it("T14j: a time that has passed stays as it is, and one of the future is now", () => {
  const later = "2096-03-02T09:00:00.000Z";
  const stored = (file: object) =>
    read(file).flatMap((part) => (part.is === "history" ? decodeRows(part.rows).map(({ time }) => time) : []));
  expect(headOf(read(makeFile())).activity.createdAt).toEqual(new Date(at));
  expect(stored(makeFile())[0]).toBe(Date.parse(at));
  const began = Date.now();
  const createdAt = headOf(read({ ...makeFile(), activity: { ...activity, createdAt: later } })).activity.createdAt;
  expect(createdAt.getTime()).toBeGreaterThanOrEqual(began);
  expect(createdAt.getTime()).toBeLessThanOrEqual(Date.now());
  // From a server whose clock was days ahead for a while.
  const [time = Infinity] = stored({ ...makeFile(), histories: [historyOf({ time: Date.now() + 2 * 86_400_000 })] });
  expect(time).toBeGreaterThanOrEqual(began);
  expect(time).toBeLessThanOrEqual(Date.now());
});

it("T14o: a part has at most 100 rows of a table and 1,000 of a history, and ends with the row that makes it 128 KiB", () => {
  const lengths = (parts: readonly ImportPart[], table: string) =>
    parts.flatMap((part) => (part.is === "rows" && part.table === table ? [part.rows.length] : []));
  const many = read(makeFile({ letters: 1_001, tries: 201 }));
  expect(lengths(many, "tries")).toEqual([100, 100, 1]);
  expect(many.flatMap((part) => (part.is === "history" ? [decodeRows(part.rows).length] : []))).toEqual([1_000, 1]);
  const long = (id: number) => ({ ...submission, id: uuid(id), texts: { ...texts, scenario: "x".repeat(50_000) } });
  const large = read({ ...makeFile(), submissions: [30, 31, 32, 33].map(long) });
  expect(lengths(large, "submissions")).toEqual([3, 1]);
});

it("T14k: a file that is none of ours, newer, of no lesson that is here, cut off, or with a row that is not right is refused by its reason", () => {
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

it("T14k: histories are refused of a document that the file does not have, twice of one, of bytes that do not inflate, and of rows that no server can have stored", () => {
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
  expect(refused(historyOf({ time: -1 }))).toBe(true);
});

/** The updates of a writer who runs `act` so many times in one field. */
function typing(times: number, act: (text: Y.Text, n: number) => void): object[] {
  const doc = new Y.Doc();
  const rows: object[] = [];
  doc.on("update", (bytes: Uint8Array) => rows.push({ bytes }));
  for (let n = 0; n < times; n++) act(doc.getText("scenario"), n);
  return rows;
}

it("T14o, R12: a small file with a history that unpacks to far more work than people make with as many bytes is refused", () => {
  const refused = (rows: object[]) =>
    read({ ...makeFile(), histories: [historyOf(...rows)] })
      .map(({ is }) => is)
      .includes("refused");
  // Real typing that deflates best: a key held down, letters typed and deleted again, a page of one letter.
  expect(refused(typing(20_000, (text) => text.insert(text.length, "x")))).toBe(false);
  expect(refused(typing(20_000, (text, n) => (n % 2 === 1 ? text.delete(0, 1) : text.insert(0, "x"))))).toBe(false);
  expect(refused(typing(10, (text) => text.insert(0, "x".repeat(50_000))))).toBe(false);

  const nothing = { bytes: Uint8Array.of(0, 0) };
  expect(refused(Array.from({ length: 5_000 }, () => nothing))).toBe(false);
  expect(refused(Array.from({ length: 20_000 }, () => nothing))).toBe(true);
});
