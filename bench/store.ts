/**
 * `npm run bench:store`: what a worksheet costs to open and to store, after 100, 5,000 and 50,000 keystrokes of the committed typing script
 * (two writers, backspaces, insertions in the middle), before compaction and after it. On the embedded database, and on a
 * private PostgreSQL where one is available.
 */
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import * as Y from "yjs";
import { connect, database, disconnect, pool } from "@/db/client";
import { openEmbedded } from "@/db/embedded";
import { migrateDatabase } from "@/db/migrate";
import { loadDocument, type LoadedDocument } from "@/lib/sync/queries/document-rows";
import { appendUpdates, type UpdateRow } from "@/lib/sync/queries/updates";
import { makeClassroom, makeTeam } from "@/db/testing/factories";
import { startPostgres } from "@/db/testing/private-postgres";
import { startRun } from "@/e2e/run/start-run";
import { compactDocument } from "@/lib/sync/server/compaction/compaction";
import { CompactionThread } from "@/lib/sync/server/compaction/compaction-thread";
import { RoomState } from "@/lib/sync/server/room/room-state";
import { worksheetFields } from "@/lib/sync/format/fields";
import { typeWorksheet, type Keystroke } from "@/lib/sync/format/testing/typing-script";

startRun();
const sizes = [100, 5_000, 50_000];
const runs = 15;
/** The most that opening a compacted document may take: as a multiple of applying the same garbage-collected state, and in milliseconds (R9). */
const limits = { ratio: 2, ms: 50 };

const kB = (bytes: number) => `${(bytes / 1000).toFixed(bytes < 10_000 ? 1 : 0).padStart(8)} kB`;
const ms = (value: number) => `${value.toFixed(1).padStart(8)} ms`;
const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
const thread = new CompactionThread();
const threadFailed: string[] = [];

async function storeKeystrokes(
  documentId: string,
  keystrokes: readonly Keystroke[],
  authors: readonly string[],
): Promise<void> {
  const writer = crypto.randomUUID();
  let time = Date.parse("2026-03-02T09:00:00Z");
  const rows = keystrokes.map(({ writer: who, pause, update }, at): UpdateRow => ({
    documentId,
    writer,
    n: at + 1,
    author: authors[who] ?? "",
    carried: false,
    time: (time += pause),
    bytes: update,
  }));
  for (let at = 0; at < rows.length; at += 2_000) await appendUpdates(rows.slice(at, at + 2_000), { again: false });
}

/** Opens a document as a room does for the first socket (R2): loads the store's state, prepares what R3 needs, and answers a step 1. */
async function open(documentId: string): Promise<{ found: LoadedDocument; answer: Uint8Array }> {
  const found = await loadDocument(database(), documentId);
  if (found === null) throw new Error("the document is gone");
  const state = new RoomState(worksheetFields);
  state.fill(documentId, found);
  return { found, answer: state.text.since(Uint8Array.of(0), Date.now()) };
}

/** Applies the state to a new document. */
function apply(state: Uint8Array): void {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  doc.destroy();
}

/** Medians of `count` runs, in ms: opening the document, and applying its garbage-collected state. */
async function times(
  documentId: string,
  count: number,
): Promise<{ opening: number; applying: number; rows: number; state: Uint8Array }> {
  const { answer, found } = await open(documentId);
  const gced = new Y.Doc();
  Y.applyUpdate(gced, answer);
  const state = Y.encodeStateAsUpdate(gced);
  const took = { opening: [] as number[], applying: [] as number[] };
  for (let i = 0; i < count; i++) {
    const began = performance.now();
    await open(documentId);
    const measureOpening = performance.now();
    apply(state);
    took.opening.push(measureOpening - began);
    took.applying.push(performance.now() - measureOpening);
  }
  return {
    opening: median(took.opening),
    applying: median(took.applying),
    rows: found.rows.length + (found.snapshot === null ? 0 : 1),
    state,
  };
}

/** Bytes that the tables of documents take, with indexes. They hold nothing but this benchmark's documents. */
async function measureTables(): Promise<number> {
  for (const table of ["updates", "snapshots", "chunks", "compacted"]) await pool().query(`vacuum full ${table}`);
  const { rows } = await pool().query<{ bytes: string }>(
    "select sum(pg_total_relation_size(t::regclass)) as bytes from unnest(array['updates', 'snapshots', 'chunks', 'compacted']) t",
  );
  return Number(rows[0]?.bytes);
}

async function compactLog(documentId: string): Promise<number> {
  const began = performance.now();
  while ((await compactDocument(documentId, thread, Date.now())).more);
  return performance.now() - began;
}

async function measure(store: string): Promise<void> {
  console.log(
    `\n${store}\n${"keystrokes".padEnd(12)}${"".padEnd(20)}${"rows read".padStart(10)}${"opening".padStart(11)}${"gc'd state".padStart(11)}${"ratio".padStart(8)}${"on disk".padStart(12)}`,
  );
  const { activity, students } = await makeClassroom({ phase: "write", students: 2 });
  for (const [at, keys] of sizes.entries()) {
    const team = await makeTeam({ activityId: activity.id, number: at + 1, memberIds: [] });
    const empty = await measureTables();
    await storeKeystrokes(
      team.documentId,
      typeWorksheet(keys).keystrokes,
      students.map(({ id }) => id),
    );
    const line = (name: string, t: { rows: number; opening: number; applying: number }, bytes: number) =>
      console.log(
        `${(name === "before" ? keys.toLocaleString("en") : "").padEnd(12)}${`${name} compaction`.padEnd(20)}${String(t.rows).padStart(10)}${ms(t.opening)}${ms(t.applying)}${(t.opening / t.applying).toFixed(2).padStart(8)} ${kB(bytes)}`,
      );
    line("before", await times(team.documentId, keys > 10_000 ? 5 : runs), (await measureTables()) - empty);
    const took = await compactLog(team.documentId);
    const after = await times(team.documentId, runs);
    line("after", after, (await measureTables()) - empty);
    console.log(
      `${"".padEnd(12)}a state of ${kB(after.state.length).trim()}; compacted in ${took.toFixed(0)} ms, in the background`,
    );
    if (after.rows !== 1) threadFailed.push(`${store}, ${keys} keystrokes: ${after.rows} rows are read`);
    if (keys === 50_000 && after.opening > limits.ms)
      threadFailed.push(`${store}: opening takes ${after.opening.toFixed(1)} ms, the bar is ${limits.ms}`);
    if (keys === 50_000 && after.opening > limits.ratio * after.applying)
      threadFailed.push(
        `${store}: opening costs ${(after.opening / after.applying).toFixed(2)} × the state, the bar is ${limits.ratio}`,
      );
  }
}

console.log(
  `Node ${process.version}, ${os.cpus().length} × ${os.cpus()[0]?.model ?? "?"}, load ${(os.loadavg()[0] ?? 0).toFixed(1)}. Medians of ${runs} in turn (of 5 before the compaction of 50,000).`,
);
const folder = mkdtempSync(path.join(os.tmpdir(), "crosscase-bench-"));
const embedded = await openEmbedded({ dataFolder: path.join(folder, "database"), socketFolder: folder });
try {
  connect({ socketFolder: folder });
  await migrateDatabase(pool());
  await measure("The embedded database");
} finally {
  await disconnect();
  await embedded.close();
  rmSync(folder, { recursive: true, force: true });
}
const postgres = await startPostgres({ waitsForDisk: true });
if (postgres !== null) {
  try {
    connect({ url: postgres.url });
    await migrateDatabase(pool());
    await measure("PostgreSQL");
  } finally {
    await disconnect();
    await postgres.stop();
  }
}
thread.stop();
console.log(
  threadFailed.length === 0
    ? `\nThe bar is kept: after 50,000 keystrokes one row is read, in at most ${limits.ratio} × what the garbage-collected state costs and under ${limits.ms} ms.`
    : `\n${threadFailed.join("\n")}`,
);
process.exitCode = threadFailed.length === 0 ? 0 : 1;
