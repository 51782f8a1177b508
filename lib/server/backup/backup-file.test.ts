import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { listMigrations } from "@/db/migrations-list";
import { BootError } from "@/lib/server/boot/boot-error";
import { readBackupFile, writeBackupFile } from "./backup-file";

const folder = mkdtempSync(path.join(os.tmpdir(), "crosscase-file-"));
const file = path.join(folder, "whole.crosscase-backup");

beforeAll(async () => {
  const migration = listMigrations().at(-1);
  if (migration === undefined) throw new Error("no migrations");
  const header = { crosscaseBackup: 1, build: "this one", migration, moment: new Date().toISOString() };
  await writeBackupFile(file, {
    header: { ...header, store: "embedded", tables: [], sequences: [] },
    secret: null,
    batches: (async function* () {})(),
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

const failure = (at: string, error: Error) =>
  readBackupFile(at, () => Promise.reject(error)).catch((thrown: unknown) => thrown);
const withCode = (code: string, more: object = {}) =>
  Object.assign(new Error(`${code}: it says so`), { code, ...more });

it("B8f: a file that can't be read, a full disk under either database, and whatever else the system refuses while restoring is a sentence that says that nothing was changed; a fault of ours stays one", async () => {
  const folderAsFile = await failure(folder, new Error("never read"));
  expect(folderAsFile).toEqual(
    new BootError(`${folder} can't be read (EISDIR): give a backup that this user may read. Nothing was changed.`),
  );
  for (const [code, more] of [
    ["53100", {}],
    ["ENOSPC", { syscall: "write" }],
  ] as const)
    expect(await failure(file, withCode(code, more))).toEqual(
      new BootError(
        `There is no room for what is in ${file} (${code}): free some space, and try again. Nothing was changed.`,
      ),
    );
  const query = new Error("Failed query", { cause: withCode("53100") });
  expect(String(await failure(file, query))).toContain(`There is no room for what is in ${file} (53100)`);
  expect(await failure(file, withCode("EACCES", { syscall: "rename" }))).toEqual(
    new BootError(`What is in ${file} can't be written (EACCES: it says so). Nothing was changed.`),
  );
  const ours = new TypeError("a fault of ours");
  expect(await failure(file, ours)).toBe(ours);
});
