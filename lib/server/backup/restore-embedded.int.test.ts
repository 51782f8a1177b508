import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { openEmbedded } from "@/db/embedded";
import { listMigrations } from "@/db/migrations-list";
import { openClient } from "@/db/open-client";
import { copyEmptyDatabase } from "@/db/testing/empty-database";
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

/** Restores a backup without rows over a database in which this statement was run. */
async function restoreOver(name: string, statement: string, sequences: BackupHeader["sequences"] = []) {
  const folder = path.join(scratch, name);
  mkdirSync(folder);
  await copyEmptyDatabase(path.join(folder, "database"));
  const embedded = await openEmbedded({ dataFolder: path.join(folder, "database"), socketFolder: folder });
  const client = await openClient({ socketFolder: folder });
  await client.query(statement);
  await client.end();
  await embedded.close();
  const batches = (async function* () {
    yield* await Promise.resolve([]);
  })();
  const backup = { header: { ...header, sequences }, secret: null, batches };
  const said = await restoreEmbedded({ folder, backup, moveAside: false, stamp: "now" }).catch(String);
  return { said, left: readdirSync(folder) };
}

it.each([
  ["teachers", "insert into teachers (email, name, password_hash) values ('t@example.org', 'T', '')"],
  ["throttles", "insert into throttles (key, count, at) values ('a', 1, now())"],
])("B8: an embedded database with one row, in %s, is not written over", async (table, statement) => {
  const { said, left } = await restoreOver(table, statement);
  expect(said).toMatch(/The database in .+ is not empty: restore with --move-aside/);
  expect(left).toEqual(["database"]);
});

it("B8: a sequence that no table has is said, and leaves the empty database as it was", async () => {
  const { said, left } = await restoreOver("sequences", "select 1", [{ name: "no_such_seq", last: "7" }]);
  expect(said).toBe("FillError: its migration has no sequence no_such_seq");
  expect(left).toEqual(["database"]);
});
