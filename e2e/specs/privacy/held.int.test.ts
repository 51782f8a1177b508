/** The file of a student's data has everything that docs/privacy.md lists (B10). */
import { Worker } from "node:worker_threads";
import { describe, expect, it } from "vitest";
import { pool } from "@/db/client";
import { withDatabase } from "@/db/testing/database";
import { personalColumns } from "@/db/testing/privacy-document";
import { waitForExportTurn } from "@/lib/features/people/classes/export-turn";
import { setHistoryWorker } from "@/lib/features/cases/history/history-thread";
import { loadStoredDataFile, loadStoredDataSummary } from "@/lib/features/privacy/stored-data";
import { startHistoryWorker } from "@/lib/server/boot/start-workers";
import { hasTrace } from "./trace";
import { makeWholeStudent, type WholeStudent } from "./whole-student";

process.env["NEXTAUTH_SECRET"] ??= "a secret for tests, long enough to be one";
withDatabase();
let workers = 0;
const startCounted = () => {
  workers += 1;
  return startHistoryWorker();
};
setHistoryWorker(startCounted);

/** The condition for the rows of a table that are about the student; `$1` is the student's ids. */
const aboutStudent: Record<string, string> = {
  students: "id = any($1)",
  feedback: "sent_by = any($1)",
  sightings: "person_id = any($1)",
  throttles: "position(($1)[1]::text in key) > 0",
  words: "id in (select word_id from word_readers where student_id = any($1))",
  submissions: "member_ids && $1",
  marks:
    "student_id = any($1) or student_id is null and submission_id in (select id from submissions where member_ids && $1)",
  comments: "submission_id in (select id from submissions where member_ids && $1)",
};
/** Tables that have another name in the file. */
const partOf: Record<string, string> = { word_readers: "words" };

async function valuesOf(table: string, column: string, room: WholeStudent): Promise<unknown[]> {
  const { rows } = await pool().query<{ value: unknown }>(
    `select to_jsonb(t) -> '${column}' as value from ${table} t where ${(aboutStudent[table] ?? "student_id = any($1)").replaceAll("$1", "$1::uuid[]")}`,
    [[room.id, room.twinId]],
  );
  return rows.map(({ value }) => value);
}

describe("what is held about a student", () => {
  it("B10b: each column of docs/privacy.md that is said to be in the file is there, with the value of every row about the student", async () => {
    const room = await makeWholeStudent("results");
    const { held } = await loadStoredDataFile(room.editor, room.id);
    const columns = personalColumns.filter(({ inFile, about }) => inFile === "yes" && about.includes("student"));
    expect(columns.length).toBeGreaterThan(70);
    const missing: string[] = [];
    for (const { name } of columns) {
      const [table = "", column = ""] = name.split(".");
      const part = held[partOf[table] ?? table] ?? [];
      const values = await valuesOf(table, column, room);
      const given = part.map((row) => JSON.stringify(row[column]));
      // Other members of a submission are not the student's data.
      const isThere = (value: unknown) =>
        name === "submissions.member_ids" ? given.includes(`["${room.id}"]`) : given.includes(JSON.stringify(value));
      if (values.length === 0 || !values.every(isThere)) missing.push(name);
    }
    expect(missing).toEqual([]);
  });

  it("B10b: the student's page counts the rows of each part of the file, the documents and the names; nobody of another class is found", async () => {
    const [room, other] = [await makeWholeStudent("write"), await makeWholeStudent("write")];
    const { held, typed } = await loadStoredDataFile(room.editor, room.id);
    const summary = await loadStoredDataSummary(room.editor, room.id);
    expect(summary).toMatchObject({ removed: false, names: 2, texts: typed.length });
    expect(summary.name).toBe(held["students"]?.find(({ id }) => id === room.id)?.["name"]);
    for (const [part, count] of Object.entries(summary.counts)) expect(count, part).toBe(held[part]?.length);
    expect(Object.keys(summary.counts).length).toBeGreaterThan(10);
    await expect(loadStoredDataSummary(room.editor, other.id)).rejects.toMatchObject({ code: "not-found" });
  });

  it("B10b: what the student typed is there by document, how often, when, and their words that stand, a merged name's too; nobody else's are", async () => {
    const room = await makeWholeStudent("write");
    const { typed } = await loadStoredDataFile(room.editor, room.id);
    expect(
      typed.map(({ kind, times, words }) => [kind, times, words["harmed"] ?? words["alike"], words["response"]]),
    ).toEqual([
      ["worksheet", 8, ["some words ", "some words "], ["and from the student "]],
      ["worksheet", 2, ["some words "], []],
      ["worksheet", 2, ["some words "], []],
      ["notes", 2, ["a note "], undefined],
      ["feedback", 2, undefined, undefined],
    ]);
    expect(typed.every(({ first, last }) => first !== null && last !== null && first <= last)).toBe(true);
  });

  it("B10b, B10c, Q34c: the journal's entries about the student are there without what is about others; no secret and no other student is in the file; and the reading is logged once", async () => {
    const room = await makeWholeStudent("compare");
    const file = await loadStoredDataFile(room.editor, room.id);
    const kinds = file.held["journal"]?.map(({ kind }) => kind);
    expect(kinds).toEqual(["merge-students", "rename-student", "pin", "absent", "present"]);
    const text = JSON.stringify(file);
    const { rows } = await pool().query<{ secret: string }>(
      "select one_time_pin as secret from students where id = $1",
      [room.id],
    );
    expect(rows[0]?.secret).toBe(room.pin);
    for (const secret of [room.pin, room.session.id, "pin_hash", room.mate.name, room.partner.name])
      expect(hasTrace(text, secret), secret).toBe(false);
    await loadStoredDataFile(room.editor, room.id);
    const logged = await pool().query(
      "select 1 from audit where student_id = $1 and act = 'held' and at > now() - interval '1 minute'",
      [room.id],
    );
    // Only one: the fixture has a line of its own, by the same teacher, and a repeated read adds none.
    expect(logged.rowCount).toBe(1);
  });

  it("B10b, B1a: the file waits for its teacher's turn of exports, and all its histories are read in one thread of their own", async () => {
    const room = await makeWholeStudent("write");
    const before = workers;
    const leave = await waitForExportTurn(room.editor.teacherId);
    const file = loadStoredDataFile(room.editor, room.id);
    await expect(loadStoredDataFile(room.editor, room.id)).rejects.toMatchObject({ code: "export-busy" });
    expect(workers).toBe(before);
    leave();
    expect((await file).typed.map(({ cut }) => cut)).toEqual([false, false, false, false, false]);
    expect(workers).toBe(before + 1);
  });

  it("B10b, B1a: while a history comes too late from a busy server, the file is refused and not cut", async () => {
    const room = await makeWholeStudent("write");
    const late = `const { parentPort } = require("node:worker_threads");
      parentPort.on("message", (message) => message === "all" && parentPort.postMessage({ answer: { is: "late" } }));`;
    setHistoryWorker(() => new Worker(late, { eval: true }));
    try {
      await expect(loadStoredDataFile(room.editor, room.id)).rejects.toMatchObject({ code: "history-busy" });
    } finally {
      setHistoryWorker(startCounted);
    }
    expect((await loadStoredDataFile(room.editor, room.id)).typed.some(({ times }) => times > 0)).toBe(true);
  });

  it("B10b: of a student of another class, of a name that was merged, and of nobody there is no file", async () => {
    const [room, other] = [await makeWholeStudent("write"), await makeWholeStudent("write")];
    for (const id of [other.id, room.twinId, "no uuid"])
      await expect(loadStoredDataFile(room.editor, id)).rejects.toMatchObject({ code: "not-found" });
  });
});
