/** What others see and wait for while an activity is imported, and what is left of an import that ends in the middle (T14). */
import { Worker } from "node:worker_threads";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { database, pool } from "@/db/client";
import { countRetention } from "@/lib/activity/queries/owners";
import { listAllRows } from "@/db/testing/change-rows";
import { withOwnDatabase } from "@/db/testing/database";
import { makeClass, makeStudent, makeTeacher } from "@/db/testing/factories";
import { makeMidLessonClassroom } from "@/e2e/support/mid-lesson-class";
import { editorOf } from "@/e2e/support/reviewed-class";
import { authoriseClassEditor, type ClassEditor } from "@/lib/activity/authorise";
import { listStudents } from "@/lib/features/people/classes/students";
import { removeStudent } from "@/lib/features/arranging/students/removing";
import { loadJournal } from "@/lib/features/undo/journal";
import { runRetention } from "@/lib/features/privacy/retention";
import { root } from "@/lib/process/root.js";
import { startImportWorker } from "@/lib/server/boot/start-workers";
import { exportActivity } from "./export-activity";
import { importActivity, removeAbandonedImports } from "./import-activity";
import { setImportWorker } from "./import-reader";
import type { FileRows } from "./testing/comparable-file";
import { holdNextImport } from "./testing/staged-import";

withOwnDatabase();
process.env.NEXTAUTH_SECRET = "a secret for tests, long enough to be one";

/** An exported activity with 3,000 tries, and a class with its first student. */
let file: FileRows;
let into: ClassEditor;
let known: Awaited<ReturnType<typeof makeStudent>>;
const bytes = () => new TextEncoder().encode(JSON.stringify(file));
const refusal = (importing: Promise<unknown>) =>
  importing.then(
    () => "imported",
    (error: unknown) => (error instanceof Error && "code" in error ? error.code : error),
  );

beforeAll(async () => {
  setImportWorker(startImportWorker);
  const room = await makeMidLessonClassroom("write", { teams: 2, withoutTeam: 0 });
  file = JSON.parse(await new Response((await exportActivity(await editorOf(room))).stream).text()) as FileRows;
  const [person] = file.people ?? [];
  const tries = Array.from({ length: 3_000 }, () => ({
    id: crypto.randomUUID(),
    studentId: person?.id,
    exercise: "match",
    subject: "bias",
    answer: "bias",
    correct: true,
    at: new Date(0).toISOString(),
  }));
  file = Object.assign(file, { tries });
  const teacher = await makeTeacher();
  const made = await makeClass({ teacherIds: [teacher.id] });
  into = await authoriseClassEditor(
    { as: "teacher", teacherId: teacher.id, sessionId: "", name: teacher.name, email: "" },
    made.id,
  );
  const name = String(person?.name);
  known = await makeStudent({ classId: made.id, name, nameKey: name.toLowerCase() });
}, 120_000);

describe("while an activity is imported", () => {
  it("T14n: nobody finds any of it: not in the class, its journal or the owners' counts; what its killed process left, the next start removes", async () => {
    const [before, counted] = [await listAllRows(), await countRetention(database())];
    const held = holdNextImport(startImportWorker, 30);
    const importing = refusal(importActivity(into, bytes()));
    await held.isHeld;
    const { rows } = await pool().query<{ count: number }>("select count(*)::int as count from tries");
    expect(rows[0]?.count).toBeGreaterThan(100);
    expect((await listStudents(into)).map(({ id }) => id)).toEqual([known.id]);
    expect(await loadJournal(into, 9)).toEqual([]);
    expect(await countRetention(database())).toEqual(counted);
    const visible = await pool().query(
      "select 1 from activities where class_id in (select class_id from class_teachers where teacher_id = $1)",
      [into.teacherId],
    );
    expect(visible.rows).toEqual([]);
    expect(await removeAbandonedImports()).toBe(1);
    expect(await listAllRows()).toEqual(before);
    held.breakOff();
    expect(await importing).toBe("import-unfinished");
    expect(await listAllRows()).toEqual(before);
  });

  it("T14n: a thread that breaks, or a student of the file who goes meanwhile, is a sentence and leaves nothing", async () => {
    const broken = holdNextImport(startImportWorker, 12);
    const before = await listAllRows();
    const importing = refusal(importActivity(into, bytes()));
    await broken.isHeld;
    broken.breakOff();
    expect(await importing).toBe("import-unfinished");
    expect(await listAllRows()).toEqual(before);

    const held = holdNextImport(startImportWorker, 30);
    const second = refusal(importActivity(into, bytes()));
    await held.isHeld;
    await removeStudent(into, known.id);
    held.goOn();
    expect(await second).toBe("import-changed");
    const after = await listAllRows();
    const changed = Object.keys(after).filter(
      (table) => JSON.stringify(after[table]) !== JSON.stringify(before[table]),
    );
    expect(changed).toEqual(["journal", "students"]);
    expect(after.students).toHaveLength(before.students?.length ?? 0);
  });

  it("T14n, Q32a: others are answered between its statements, and it is there at once and whole", async () => {
    let [answers, done] = [0, false];
    const importing = importActivity(into, bytes()).finally(() => (done = true));
    const seen = new Set<number>();
    while (!done) {
      const { rows } = await pool().query<{ tries: number }>(
        "select (select count(*)::int from tries t where t.activity_id = a.id) as tries from activities a where class_id = $1",
        [into.classId],
      );
      for (const { tries } of rows) seen.add(tries);
      answers += 1;
    }
    await importing;
    expect(answers).toBeGreaterThan(30);
    expect([...seen].filter((tries) => tries !== 3_000)).toEqual([]);
    await runRetention();
    expect(await removeAbandonedImports()).toBe(0);
  });
});

it("T14o: 16 MB of brackets, and a file with too many rows of one kind, are refused without the memory that they would take as lists", async () => {
  const brackets = new Uint8Array(16 * 1024 * 1024).fill("[".charCodeAt(0));
  const small = (request: Parameters<typeof startImportWorker>[0]) =>
    new Worker(path.join(root, "lib/server/run.js"), {
      argv: ["import-worker"],
      execArgv: [],
      workerData: request,
      resourceLimits: { maxOldGenerationSizeMb: 64 },
    });
  const worker = small({ bytes: brackets, teacherId: into.teacherId, inClass: [] });
  const told = await new Promise((resolve) => {
    worker.once("message", resolve);
    worker.once("error", resolve);
    worker.postMessage("next");
  });
  await worker.terminate();
  expect(told).toEqual({ is: "refused", code: "import-not-ours", values: {} });
  const teams = Array.from({ length: 5_001 }, () => ({}));
  const crowded = new TextEncoder().encode(JSON.stringify({ ...file, teams }));
  expect(await refusal(importActivity(into, crowded))).toBe("import-damaged");
});
