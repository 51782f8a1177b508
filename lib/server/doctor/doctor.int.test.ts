import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { copyEmptyDatabase } from "@/db/testing/empty-database";
import { releaseNumber } from "@/lib/process/release.js";
import { ensureBuilt } from "@/lib/server/boot/build";
import { unbuildable, withoutCompilers } from "@/lib/server/testing/fake-system";
import { startServer } from "@/lib/server/testing/real-server";
import { fillWithMisplacedStudent } from "./testing/misplaced-student";
import { diagnose, healthy } from "./testing/run-doctor";

const scratch = mkdtempSync(path.join(os.tmpdir(), "crosscase-doctor-"));
let nth = 0;
const newFolder = () => path.join(scratch, `folder-${++nth}`);
/** Occupies a port that Crosscase or its proxy should have. */
const otherProgram = http.createServer((_req, res) => res.end("something else"));
const otherPort = () => (otherProgram.address() as AddressInfo).port; // a TCP server's address

beforeAll(async () => {
  await ensureBuilt();
  await new Promise<void>((resolve) => otherProgram.listen(0, "127.0.0.1", () => resolve()));
});
afterAll(() => {
  otherProgram.close();
  rmSync(scratch, { recursive: true });
});

function folderWith(name: string, content: string): string {
  const folder = newFolder();
  mkdirSync(folder);
  writeFileSync(path.join(folder, name), content);
  return folder;
}

async function damagedDatabase(): Promise<string> {
  const folder = newFolder();
  await copyEmptyDatabase(path.join(folder, "database"));
  rmSync(path.join(folder, "database", "global", "pg_control"));
  return folder;
}

/** A folder with a backup that was made `daysAgo` days ago (negative: in the future), and with one made now if `andNow`. */
function folderWithBackup(daysAgo: number, andNow = false): string {
  const folder = folderWith("monday.crosscase-backup", "");
  const madeAt = Date.now() / 1_000 - daysAgo * 24 * 60 * 60;
  utimesSync(path.join(folder, "monday.crosscase-backup"), madeAt, madeAt);
  if (andNow) writeFileSync(path.join(folder, "now.crosscase-backup"), "");
  return folder;
}

interface SetUp {
  is: string;
  env?: () => Record<string, string> | Promise<Record<string, string>>;
  /** A statement that changes what Node reports about the machine. */
  fake?: string;
  problem: RegExp;
}

const provider = (issuer: string) => ({
  OIDC_ISSUER: issuer,
  OIDC_CLIENT_ID: "crosscase",
  OIDC_CLIENT_SECRET: "a secret of the two",
});

const samplePlatform = (issuer: string) => ({
  label: "Larch",
  issuer,
  client_id: "1",
  deployments: ["1"],
  login: `${issuer}/login`,
  token: `${issuer}/token`,
  keys: `${issuer}/keys`,
});

const setUps: SetUp[] = [
  {
    is: "a provider of the school's accounts without its secret",
    env: () => ({ ...provider("https://login.school.example"), OIDC_CLIENT_SECRET: "" }),
    problem: /Settings +OIDC_ISSUER and OIDC_CLIENT_ID are set, .* then OIDC_CLIENT_SECRET should be/,
  },
  {
    is: "a provider of the school's accounts that is not there",
    env: () => provider("http://127.0.0.1:2"),
    problem:
      /Sign-in +OIDC_ISSUER is http:\/\/127\.0\.0\.1:2, and no OpenID Connect provider answers there \(ECONNREFUSED\)/,
  },
  {
    is: "a learning platform that is not there",
    env: () => ({ LTI_PLATFORMS: JSON.stringify([samplePlatform("http://127.0.0.1:2")]) }),
    problem: /Platforms +Larch shows no keys at http:\/\/127\.0\.0\.1:2\/keys \(.*ECONNREFUSED.*\)/,
  },
  {
    is: "a setting that can't be used",
    env: () => ({ PORT: "http" }),
    problem: /Settings +PORT is "http": it should be a port number/,
  },
  {
    is: "settings that don't go together",
    env: () => ({ CROSSCASE_ROLE: "sync" }),
    problem: /Settings +CROSSCASE_ROLE is "sync": that needs REDIS_URL/,
  },
  {
    is: "an https address without a trusted proxy",
    env: () => ({ NEXTAUTH_URL: "https://localhost:1", TRUST_PROXY: "0" }),
    problem: /Settings +NEXTAUTH_URL is https:.* Set TRUST_PROXY=1/,
  },
  {
    is: "a name that is nearly a setting",
    env: () => ({ BACKUPDIR: "/var/backups/hunter2" }),
    problem: /Settings +BACKUPDIR is set, and Crosscase has no such setting: call it BACKUP_DIR/,
  },
  {
    is: "pages that have to be built where this user may not write",
    fake: unbuildable,
    problem: /Pages +The pages have to be built, and \S+ can't write into \S+\.next \(EACCES\): run npm run build in /,
  },
  {
    is: "pages that have to be built without the compilers, as in an image",
    fake: withoutCompilers,
    problem:
      /Pages +The pages have to be built, and the package esbuild is missing: run npm ci in \S+\. An image has no/,
  },
  {
    is: "too little memory",
    fake: "process.constrainedMemory = () => 256 * 1024 * 1024",
    problem: /Memory +there are 256 MB, and a server needs 512 MB: give/,
  },
  {
    is: "a clock in 1970",
    fake: "Date.now = () => 5_000",
    problem: /Clock +it shows 1970-01-01T00:00:05.000Z, which is before this program.* set it/,
  },
  {
    is: "a full disk",
    fake: "import fs from 'node:fs'; import { syncBuiltinESMExports } from 'node:module'; const { statfsSync } = fs; fs.statfsSync = (at) => ({ ...statfsSync(at), bavail: 1 }); syncBuiltinESMExports()",
    problem: /Disk +0 MB are free where .* delete what is not needed/,
  },
  {
    is: "a data folder that can't be written",
    env: () => ({ DATA_DIR: "/proc/crosscase" }),
    problem: /Data +The data folder \/proc\/crosscase can't be written .* make it writable/,
  },
  {
    is: "a secret that is too short",
    env: () => ({ DATA_DIR: folderWith("secret", "short") }),
    problem: /Data +.*secret should hold at least 32 characters: restore it/,
  },
  {
    is: "a port that another program has",
    env: () => ({ PORT: String(otherPort()) }),
    problem: /Port +Port \d+ is in use: stop what listens there, or set PORT/,
  },
  {
    is: "an address that is not this machine's",
    env: () => ({ BIND_ADDRESS: "203.0.113.9" }),
    problem: /Port +BIND_ADDRESS is 203\.0\.113\.9, which is no address of this machine: set it/,
  },
  {
    is: "an address that no other device reaches",
    env: () => ({ TRUST_PROXY: "0" }),
    problem: /Addresses +BIND_ADDRESS is 127\.0\.0\.1: other devices don't reach it there\. Leave it out/,
  },
  {
    is: "an address at which nothing answers",
    env: () => ({ NEXTAUTH_URL: "http://127.0.0.1:1" }),
    problem:
      /Addresses +NEXTAUTH_URL is http:\/\/127\.0\.0\.1:1, and nothing answers there .* check that the proxy runs/,
  },
  {
    is: "an address at which another program answers",
    env: () => ({ NEXTAUTH_URL: `http://127.0.0.1:${otherPort()}` }),
    problem: /Addresses +NEXTAUTH_URL is .*, and what answers there is not this Crosscase: send the proxy/,
  },
  {
    is: "an embedded database that is damaged",
    env: async () => ({ DATA_DIR: await damagedDatabase() }),
    problem: /Database +The database in .* can't be opened .* restore it/,
  },
  {
    is: "a student with the id of former members",
    env: async () => ({ DATA_DIR: await fillWithMisplacedStudent(newFolder()) }),
    problem:
      /Database +the student "Ghost" of the class "9B" came from a file that was made by hand.* Have a teacher of that class erase this student/,
  },
  {
    is: "a check that fails itself",
    fake: "process.constrainedMemory = () => { throw new Error('nobody knows') }",
    problem: /Memory +can't be looked at: nobody knows/,
  },
  {
    is: "a PostgreSQL that is not there",
    env: () => ({ DATABASE_URL: "postgres://crosscase:hunter2@127.0.0.1:1/crosscase" }),
    problem: /Database +PostgreSQL at 127\.0\.0\.1:1 can't be reached: check .* DATABASE_URL, .* \(ECONNREFUSED\)\./,
  },
  {
    is: "a command after the daily backup, which is not made",
    env: () => ({ BACKUP_COMMAND: "restic backup /var/backups/crosscase" }),
    problem: /Settings +BACKUP_COMMAND is set, .* then BACKUP_DIR should be a folder for a backup each day/,
  },
  {
    is: "a command after the daily backup that can't be used, which is not shown",
    env: () => ({ BACKUP_DIR: folderWithBackup(0), BACKUP_COMMAND: "x".repeat(2_001) }),
    problem: /Settings +BACKUP_COMMAND should be a command of at most 2,000 characters/,
  },
  {
    is: "a wrong time between verifications of backups",
    env: () => ({ BACKUP_VERIFY: "weekly" }),
    problem: /Settings +BACKUP_VERIFY is "weekly": it should be every how many days a daily backup is verified/,
  },
  {
    is: "no backup where they should be",
    env: () => ({ BACKUP_DIR: folderWith("notes.txt", "") }),
    problem: /Backups +there is no backup in .*: make one with npm run backup/,
  },
  {
    is: "a backup that is too old",
    env: () => ({ BACKUP_DIR: folderWithBackup(5) }),
    problem: /Backups +the newest in .* is 5 days old: find out why/,
  },
  {
    is: "a backup that was made while the clock was ahead",
    env: () => ({ BACKUP_DIR: folderWithBackup(-3_000, true) }),
    problem: /Backups +one in .* is of 20.*, which is in the future: .* Set the clock, or delete that backup\./,
  },
  {
    is: "a folder for backups that can't be written, as at a start",
    env: () => ({ BACKUP_DIR: "/proc/backups" }),
    problem: /Backups +The folder for backups \/proc\/backups can't be written \(.*\): make it writable/,
  },
  {
    is: "a full disk of the backups, which is another one",
    env: () => ({ BACKUP_DIR: folderWithBackup(0) }),
    fake: "import fs from 'node:fs'; import { syncBuiltinESMExports } from 'node:module'; const { statfsSync, statSync } = fs; const isOf = (at) => at === process.env.BACKUP_DIR; fs.statfsSync = (at) => ({ ...statfsSync(at), bavail: isOf(at) ? 1 : 1e9 }); fs.statSync = (at, options) => Object.assign(statSync(at, options), isOf(at) ? { dev: 7777 } : {}); syncBuiltinESMExports()",
    problem: /Disk +0 MB are free where .* or set BACKUP_DIR to a folder on a larger disk/,
  },
];

describe.concurrent("npm run doctor", () => {
  it.each(setUps)("B1o: names the cause and what to do, and nothing else: $is", async ({ env, fake, problem }) => {
    const found = await diagnose({ DATA_DIR: newFolder(), ...(await env?.()) }, fake);
    expect(found.problems).toEqual([expect.stringMatching(problem)]);
    expect(found.output).toContain("1 problem");
    expect(found.output).not.toContain("hunter2");
    expect(found.code).toBe(1);
  });

  it("B1o: under a Node that is too old it is this sentence, of npm start too", async () => {
    const { code, output } = await diagnose({}, "Object.defineProperty(process, 'version', { value: 'v18.19.0' })");
    expect(output).toMatch(/^Crosscase needs Node 20\.11 or newer, and this is v18\.19\.0: install it from .*\n$/);
    expect(code).toBe(1);
  });

  it("B14a, B14d: names the release and the commit of its build, and a Node that is later than those that are supported", async () => {
    const inTheFuture = "Object.defineProperty(process.versions, 'node', { value: '26.0.0' })";
    const { problems, output } = await diagnose({ DATA_DIR: newFolder() }, inTheFuture);
    expect(output).toMatch(
      new RegExp(`^ok +Release +${releaseNumber()}, built from (?:[0-9a-f]{40}(?:-dirty)?|unknown)$`, "m"),
    );
    expect(output).toMatch(
      /^note +Node +v\S+, with which this Crosscase was not tried: Node 20\.11 to 24 are supported\.$/m,
    );
    expect(problems).toEqual([]);
  });

  it("B13d: finds nothing in a set-up that works, leaves no folder behind, and knows a running server and what is different in it", async () => {
    const empty = await diagnose({
      DATA_DIR: path.join(scratch, "not", "there"),
      BACKUP_DIR: path.join(scratch, "not", "here"),
    });
    expect([empty.problems, empty.code]).toEqual([[], 0]);
    expect(empty.output).toMatch(
      /^ok +Whose +settings of this command's environment, as \S+, data folder \S+not\/there\n/,
    );
    expect(empty.output).toMatch(/Backups +\S+ is made at the first start, and the first backup soon after\./);
    expect(readdirSync(scratch)).not.toContain("not");
    const server = await startServer(healthy);
    const running = await diagnose({ DATA_DIR: server.dataDir, PORT: String(server.port) });
    const others = { BACKUP_KEEP: "3", NEXTAUTH_SECRET: "a secret that the running server does not have" };
    const different = await diagnose({ DATA_DIR: server.dataDir, PORT: String(server.port), ...others });
    await server.stop();
    const stopped = await diagnose({ DATA_DIR: server.dataDir, ...others });
    expect([running.problems, running.code]).toEqual([[], 0]);
    expect(different.problems).toEqual([
      `PROBLEM  Whose       the server that runs (process ${server.pid}) has another NEXTAUTH_SECRET, BACKUP_KEEP 14 (here 3): start it again if these are to count, or give this command the server's settings (sudo crosscase doctor).`,
    ]);
    expect([stopped.problems, stopped.code]).toEqual([[], 0]);
    expect(running.output).toMatch(new RegExp(`Port +Crosscase answers at port ${server.port}`));
    expect(running.output).toMatch(new RegExp(`Database +answers Crosscase \\(process ${server.pid}\\)`));
  });
});
