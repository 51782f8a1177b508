import { spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { copyEmptyDatabase } from "@/db/testing/empty-database";
import { releaseNumber } from "@/lib/process/release.js";
import { root } from "@/lib/process/root.js";
import { ensureBuilt } from "@/lib/server/boot/build";
import { serverEnv } from "@/lib/server/testing/real-server";

const scratch = mkdtempSync(path.join(os.tmpdir(), "crosscase-service-"));
const at = (name: string) => path.join(scratch, name);
const isRoot = process.getuid?.() === 0;
/** A user whom every system has. */
const nobody = 65_534;

beforeAll(async () => {
  await ensureBuilt();
  chmodSync(scratch, 0o755);
  symlinkSync(path.join(root, "bin", "crosscase.js"), at("crosscase"));
  await copyEmptyDatabase(path.join(at("data"), "database"));
  writeFileSync(at("crosscase.env"), `DATA_DIR=${at("data")}\n`, { mode: 0o600 });
  writeFileSync(
    at("crosscase.service"),
    `[Service]\nUser=nobody\nWorkingDirectory=${root}\nEnvironmentFile=-${at("crosscase.env")}\n`,
  );
});
afterAll(() => rmSync(scratch, { recursive: true }));

/** Runs `crosscase` from the folder `cwd`, as from a link in a folder of programs. */
function crosscase(args: string[], env: Record<string, string> = {}, cwd = scratch) {
  const { status, stdout, stderr } = spawnSync(at("crosscase"), args, {
    cwd,
    encoding: "utf8",
    env: serverEnv({ PATH: `${path.dirname(process.execPath)}:${process.env.PATH}`, INIT_CWD: "", ...env }),
  });
  return { code: status, output: `${stdout}${stderr}`.trim() };
}

it("B13a: crosscase takes the settings of the file that is named, by an option or a variable, and not another database that the shell names", () => {
  const other = { DATA_DIR: at("other"), DATABASE_URL: "postgres://crosscase:hunter2@127.0.0.1:9/crosscase" };
  for (const [options, env] of [
    [["--settings", at("crosscase.env")], other],
    [[], { ...other, CROSSCASE_SETTINGS: at("crosscase.env") }],
  ] as const) {
    const listed = crosscase([...options, "teacher", "list"], env);
    expect(listed.output).toMatch(/^There are no teachers yet\./);
    expect(listed.code).toBe(0);
  }
  expect(existsSync(at("other"))).toBe(false);
});

it("B13a: a file of settings that is not there, and a word that is no command, are told in a sentence", () => {
  const missing = crosscase(["--settings", at("missing.env"), "doctor"]);
  expect(missing.output).toBe(
    `The settings in ${at("missing.env")} can't be read (ENOENT): correct the name, or make that file.`,
  );
  const unknown = crosscase(["backups"]);
  expect(unknown.output).toMatch(/^Use: crosscase \[--settings FILE\] start \| demo \| doctor \| teacher \| backup/);
  expect([missing.code, unknown.code]).toEqual([1, 1]);
});

it("B14a: crosscase --version prints the release, the commit of its build, and Node, and needs no settings", () => {
  const printed = crosscase(["--version"], { CROSSCASE_SETTINGS: at("missing.env") });
  expect(printed.output).toMatch(
    /^Crosscase \d+\.\d+\.\d+, built from (?:[0-9a-f]{40}(?:-dirty)?|unknown), on Node v\S+$/,
  );
  expect(printed.output).toContain(`Crosscase ${releaseNumber()}, `);
  expect(printed.code).toBe(0);
});

it("B13a: a name of a file is meant from the folder in which it was typed", () => {
  mkdirSync(at("backups"), { mode: 0o777 });
  const made = crosscase(
    ["backup", "--without-teachers", "x.crosscase-backup"],
    { DATA_DIR: at("data") },
    at("backups"),
  );
  expect(made.output).toContain(`Backed up to ${at("backups/x.crosscase-backup")}`);
  const refused = crosscase(["restore", "y"], { DATA_DIR: at("data") }, at("backups"));
  expect(refused.output).toBe(`There is no file ${at("backups/y")}.`);
});

it("B13a: started by root it becomes the service's user, or the data folder's owner; what it makes is theirs, and where they may not write is a sentence", ({
  skip,
}) => {
  if (!isRoot) return skip("only root can become another user");
  spawnSync("chown", ["-R", `${nobody}:${nobody}`, at("data"), at("backups")]);
  for (const [name, settings] of [
    ["by-unit", at("crosscase.service")],
    ["by-owner", at("crosscase.env")],
  ] as const) {
    const made = crosscase(["--settings", settings, "backup", "--without-teachers", at(`backups/${name}`)]);
    expect(made.output).toContain(`Backed up to ${at(`backups/${name}`)}`);
    expect(statSync(at(`backups/${name}`)).uid).toBe(nobody);
  }
  mkdirSync(at("roots"), { mode: 0o700 });
  const refused = crosscase(["--settings", at("crosscase.service"), "backup", "--without-teachers", at("roots/x")]);
  expect(refused.output).toBe(
    `The backup can't be written to ${at("roots/x")} (EACCES): choose a folder with room that nobody may write.`,
  );
  expect(refused.code).toBe(1);
});

it("B13a: a user who is not the service's is told to use sudo", ({ skip }) => {
  if (!isRoot) return skip("only root can become another user");
  chownSync(at("crosscase.service"), 0, 0);
  const asDaemon = (settings: string) =>
    spawnSync(process.execPath, [at("crosscase"), "--settings", settings, "teacher", "list"], {
      cwd: "/",
      encoding: "utf8",
      uid: 1,
      gid: 1,
      env: serverEnv({}),
    }).stderr.trim();
  expect(asDaemon(at("crosscase.env"))).toBe(
    `The settings in ${at("crosscase.env")} can't be read by this user: run this with sudo.`,
  );
  writeFileSync(at("open.service"), "[Service]\nUser=nobody\n");
  expect(asDaemon(at("open.service"))).toBe(
    "Crosscase runs here as the user nobody: run this with sudo, and it becomes that user by itself.",
  );
});
