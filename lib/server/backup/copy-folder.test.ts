import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { makeCopyFolder, removeAbandonedCopies } from "./copy-folder";

const data = mkdtempSync(path.join(os.tmpdir(), "crosscase-copies-"));
afterAll(() => rmSync(data, { recursive: true }));

/** A folder of this name, with the lock of a process, or with a file. */
function make(name: string, pid: number | null, parent = data): string {
  const folder = path.join(parent, name);
  mkdirSync(folder);
  if (pid === null) writeFileSync(path.join(folder, "notes"), "");
  else writeFileSync(path.join(folder, "lock"), JSON.stringify({ pid, started: null, socketFolder: folder }));
  return folder;
}

it("B8h: what a killed backup, restore or verify has left is removed, of one that runs not, and nothing of anybody else", async () => {
  const gone = 2 ** 30;
  const verified = `crosscase-verify-${String(process.pid).padStart(6, "0").slice(-6)}`;
  const left = [make("backup-a1b2c3", gone), make("restore-a1b2c3", gone), make(verified, gone, os.tmpdir())];
  const ofEarlierBuild = path.join(data, "restore-d4e5f6");
  mkdirSync(path.join(ofEarlierBuild, "database"), { recursive: true });
  const kept = [make("backup-r1u2n3", process.ppid), make("backup-school", null), make("other", gone)];
  const ofAdministrator = path.join(data, "backup-before-update");
  mkdirSync(path.join(ofAdministrator, "database"), { recursive: true });
  kept.push(ofAdministrator);
  symlinkSync(path.join(data, "other"), path.join(data, "restore-link"));
  await removeAbandonedCopies(path.join(data, "not there"));
  await removeAbandonedCopies(data);
  expect([...left, ofEarlierBuild].filter((folder) => existsSync(folder))).toEqual([]);
  expect(kept.filter((folder) => !existsSync(folder))).toEqual([]);

  const before = make("restore-g7h8i9", gone);
  const { folder, remove } = await makeCopyFolder("restore", data);
  expect([existsSync(before), existsSync(path.join(folder, "lock"))]).toEqual([false, true]);
  remove();
  expect(existsSync(folder)).toBe(false);
});

it("B1a, B8f: where no copy can be made the sentence says where, and what to do", async () => {
  const file = path.join(data, "a file");
  writeFileSync(file, "");
  await expect(makeCopyFolder("verify", file)).rejects.toThrow(
    `A copy of the database can't be made in ${file} (ENOTDIR): free some space there, or make it writable for this user.`,
  );
});
