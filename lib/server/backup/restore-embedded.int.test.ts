import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { openEmbedded } from "@/db/embedded";
import { listMigrations } from "@/db/migrations-list";
import { openClient } from "@/db/open-client";
import { copyEmptyDatabase } from "@/db/testing/empty-database";
import type { RowBatch } from "@/db/backup/read-database";
import type { BackupHeader } from "./format";
import { restoreEmbedded } from "./restore-embedded";

const scratch = mkdtempSync(path.join(os.tmpdir(), "crosscase-restore-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const migration = listMigrations().at(-1) ?? { madeAt: 0, name: null };
const header: BackupHeader = {
  crosscaseBackup: 1,
  build: "a build",
  migration,
  moment: new Date(0).toISOString(),
  store: "embedded",
  tables: [],
  sequences: [],
};

/** Runs a statement in the database of this folder. */
async function ask(folder: string, statement: string) {
  const embedded = await openEmbedded({ dataFolder: path.join(folder, "database"), socketFolder: folder });
  const client = await openClient({ socketFolder: folder });
  const { rows } = await client.query<Record<string, unknown>>(statement);
  await client.end();
  await embedded.close();
  return rows;
}

/** Restores a backup over a database in which this statement was run. */
async function restoreOver(
  name: string,
  statement: string,
  { rows = [], ...of }: Partial<BackupHeader> & { rows?: RowBatch[] } = {},
) {
  const folder = path.join(scratch, name);
  mkdirSync(folder);
  await copyEmptyDatabase(path.join(folder, "database"));
  await ask(folder, statement);
  const batches = (async function* () {
    yield* await Promise.resolve(rows);
  })();
  const backup = { header: { ...header, ...of }, secret: null, batches };
  const said = await restoreEmbedded({ folder, backup, moveAside: false, stamp: "now" }).catch(String);
  return { said, folder, left: readdirSync(folder) };
}

it.each([
  ["teachers", "insert into teachers (email, name, password_hash) values ('t@example.org', 'T', '')"],
  ["throttles", "insert into throttles (key, count, at) values ('a', 1, now())"],
])("B8f: an embedded database with one row, in %s, is not written over", async (table, statement) => {
  const { said, left } = await restoreOver(table, statement);
  expect(said).toMatch(/The database in .+ is not empty: restore with --move-aside/);
  expect(left).toEqual(["database"]);
});

it("B8f: a sequence that no table has is said, and leaves the empty database as it was", async () => {
  const { said, left } = await restoreOver("sequences", "select 1", {
    sequences: [{ name: "no_such_seq", last: "7" }],
  });
  expect(said).toBe("FillError: its migration has no sequence no_such_seq");
  expect(left).toEqual(["database"]);
});

it("B8d: the restored database has the backup's moment, and when it was restored, in place of what the backup has of an earlier restore", async () => {
  const columns = ["id", "passwords_off", "pins_off", "restored_at", "restored_to"];
  const row = ["7c1f1c8e-6a0b-4f0e-9f6e-0c6f2f7b8a10", "f", "t", "2026-11-20 10:00:00+00", "2026-11-20 09:00:00+00"];
  const began = Date.now();
  const { said, folder } = await restoreOver("again", "select 1", {
    moment: "2026-11-30T17:32:00.000Z",
    tables: [{ name: "installation", columns, rows: 1 }],
    rows: [{ table: "installation", rows: [row] }],
  });
  expect(said).toBeNull();
  const [stored] = await ask(folder, "select pins_off, restored_to, restored_at from installation");
  expect(stored).toMatchObject({ pins_off: true, restored_to: new Date("2026-11-30T17:32:00Z") });
  const restoredAt = Number(stored?.restored_at);
  expect([began <= restoredAt, restoredAt <= Date.now()]).toEqual([true, true]);
});
