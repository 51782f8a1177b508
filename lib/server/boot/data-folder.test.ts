import { chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { parseEnv } from "@/lib/process/env";
import { copyEmbeddedDatabase } from "@/lib/server/backup/copy-embedded";
import { BootError } from "./boot-error";
import { prepareDataFolder, readOrMakeSecret } from "./data-folder";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "crosscase-owned-"));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

it("B13g: a secret that is there is read without writing anything, as on a full disk", () => {
  const secret = readOrMakeSecret(folder);
  mkdirSync(path.join(folder, `secret.${process.pid}.new`)); // what would be written first
  expect(readOrMakeSecret(folder)).toBe(secret);
});

it("B1a: root is told whose the data folder is, and makes nothing in it that its owner could not read, no copy for a backup either", async () => {
  const isRoot = process.getuid?.() === 0;
  if (isRoot) chownSync(folder, 4321, 4321);
  else vi.spyOn(process, "getuid").mockReturnValue(0);
  const owner = isRoot ? 4321 : os.userInfo().uid;
  expect(() => prepareDataFolder(folder)).toThrow(BootError);
  const sentence = `The data folder ${folder} belongs to user ${owner}, who could not read what root makes in it: run this as that user`;
  expect(() => prepareDataFolder(folder)).toThrow(sentence);
  expect(readdirSync(folder)).toEqual([]);
  mkdirSync(path.join(folder, "database"));
  await expect(copyEmbeddedDatabase(parseEnv({ DATA_DIR: folder }))).rejects.toThrow(sentence);
  expect(readdirSync(folder)).toEqual(["database"]);
});
