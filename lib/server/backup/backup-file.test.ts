import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { listMigrations } from "@/db/migrations-list";
import { releaseNumber } from "@/lib/process/release.js";
import { BootError } from "@/lib/server/boot/boot-error";
import { readBackupFile, writeBackupFile } from "./backup-file";
import { buildName } from "./build-name";
import { formatContents } from "./format-summary";

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

it("B8k: a backup of a later release is refused with both numbers, and one of an earlier release or of this one is read", async () => {
  const migration = listMigrations().at(-1) ?? { madeAt: 0, name: null };
  const read = async (build: string) => {
    const made = path.join(folder, `${build}.crosscase-backup`);
    const header = { crosscaseBackup: 1, build, migration, moment: new Date().toISOString() };
    await writeBackupFile(made, {
      header: { ...header, store: "embedded", tables: [], sequences: [] },
      secret: null,
      batches: (async function* () {})(),
    });
    return readBackupFile(made, ({ header: { build: maker } }) => Promise.resolve(maker)).catch(String);
  };
  for (const build of ["0.0.9 Mq2", releaseNumber(), `${releaseNumber()} Mq2`, "an older one"])
    expect(await read(build)).toBe(build);
  expect(await read("99.1.0 Mq2")).toBe(
    `BootError: Crosscase 99.1.0 made ${path.join(folder, "99.1.0 Mq2.crosscase-backup")}, and this is Crosscase ${releaseNumber()}: update Crosscase to 99.1.0 or later first.`,
  );
});

it("B8k: what a restore and a verification print names the release that made the backup", () => {
  const header = { crosscaseBackup: 1, build: buildName(), migration: { madeAt: 0, name: "0000_first" } };
  const rest = { moment: "2026-12-04T02:00:05.123Z", store: "embedded" as const, tables: [], sequences: [] };
  expect(formatContents({ ...header, ...rest })).toMatch(
    new RegExp(
      `as of 2026-12-04 02:00:05 UTC, by Crosscase ${releaseNumber().replaceAll(".", "\\.")}( \\S+)? at 0000_first$`,
    ),
  );
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
