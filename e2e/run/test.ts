/**
 * `npm test`: runs everything. Types, unit and property tests and the build of the pages, with lint at the same time; then integration and sync tests;
 * browser tests from the last of them on; then the image, where there is buildah. PostgreSQL, Redis, Chromium, Firefox and WebKitGTK are installed at the
 * same time where they are missing. The last line sums it all up; the exit code says whether all passed.
 */
import { spawnSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { currentSystem, formatInstallHint } from "@/db/testing/private-server";
import { ensureBuilt } from "@/lib/server/boot/build";
import { findImageBuilder } from "@/e2e/image/builder";
import { findChromium } from "./chromium";
import { startRun } from "./start-run";
import { countFile, countPlaywright, countVitest } from "./reports";
import {
  add,
  judgeRetries,
  linter,
  localProgram,
  countOne,
  countSkipped,
  root,
  run,
  runBuffered,
  summary,
  type Counts,
  type TestRef,
} from "./step";

const runFolder = startRun();
const reports = path.join(runFolder.path, "reports");
mkdirSync(reports);
// Load pages only when requested: a run starts about a hundred servers, each for a page or two, and loading all pages takes a fifth of a start (next.config.js).
process.env.CROSSCASE_PAGES_WHEN_ASKED = "1";
process.env.TEST_SEED ??= String(randomInt(2 ** 31));
const seed = `Random tests draw from TEST_SEED=${process.env.TEST_SEED}`;
console.log(seed);

const startedAt = Date.now();
const results: Counts[] = [];

function addResult(what: string, counts: Counts): void {
  results.push(counts);
  console.log(`\n== ${what}: ${summary(counts)} (${Math.round((Date.now() - startedAt) / 1_000)} s since the start)\n`);
}

const addOne = (what: string, passed: boolean) => addResult(what, countOne(what, passed));

/** @param tailFile a file that is made once no test file waits for a worker */
async function vitest(projects: readonly string[], minutes: number, tailFile = ""): Promise<Counts> {
  const file = path.join(reports, `${projects.join("-")}.json`);
  const args = [
    "run",
    ...projects.flatMap((project) => ["--project", project]),
    "--reporter=dot",
    "--reporter=./e2e/run/vitest-counts.ts",
  ];
  const ended = await runBuffered({
    command: localProgram("vitest"),
    args,
    minutes,
    env: { NODE_ENV: "test", COUNTS_FILE: file, TAIL_FILE: tailFile },
  });
  return countFile(file, countVitest, ended);
}

async function waitForFile(file: string): Promise<void> {
  while (!existsSync(file)) await wait(500, undefined, { ref: false });
}

async function playwright(minutes: number): Promise<Counts> {
  if (findChromium() === null) {
    console.error(
      `Browser tests can't run. ${formatInstallHint({ name: "Chromium", debian: "chromium", homebrew: "--cask chromium", otherwise: "set CHROMIUM_PATH to it" }, currentSystem())}`,
    );
    return countOne("browser tests", false);
  }
  const file = path.join(reports, "playwright.json");
  const ended = await run({
    command: localProgram("playwright"),
    args: ["test", "--reporter=list,json"],
    minutes,
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  });
  return countFile(file, countPlaywright, ended);
}

/** Skipped where buildah is not installed, which only `npm run test:image` installs. */
async function testImage(): Promise<Counts> {
  const file = "npm run test:image";
  if (findImageBuilder() === null) return countSkipped({ file, name: "it needs Linux, root, buildah and netavark" });
  const image = { command: process.execPath, args: ["--import", "tsx", "e2e/image/main.ts"], minutes: 20 };
  return countOne(file, await run(image));
}

async function buildPages(): Promise<boolean> {
  try {
    await ensureBuilt();
    return true;
  } catch (error) {
    console.error(error);
    return false;
  }
}

/** The changes that git reports; null outside a checkout. */
function gitChanges(): string | null {
  const { status, stdout } = spawnSync("git", ["status", "--porcelain"], { cwd: root, encoding: "utf8" });
  return status === 0 ? stdout : null;
}

/** Must run one at a time, because Debian's package manager has one lock. Tests report what is missing. */
const install = (what: "servers" | "chromium" | "engines") =>
  runBuffered({ command: process.execPath, args: ["--import", "tsx", `e2e/run/install-${what}.ts`], minutes: 15 });

async function lint(): Promise<void> {
  addOne("lint", await runBuffered({ ...linter, minutes: 5 }));
  addOne("no unused code", await runBuffered({ command: localProgram("knip"), args: [], minutes: 3 }));
  addOne(
    "format",
    await runBuffered({ command: localProgram("prettier"), args: ["--check", ".", "--log-level=warn"], minutes: 3 }),
  );
}

/** The build runs after the type check, because it writes types. */
async function typesToBuild(): Promise<boolean> {
  addOne("types", await runBuffered({ command: localProgram("tsc"), args: ["--noEmit"], minutes: 5 }));
  addResult("unit and property tests", await vitest(["unit"], 5));
  const built = await buildPages();
  addOne("build", built);
  return built;
}

const before = gitChanges();
const servers = install("servers");
const browser = servers.then(() => install("chromium")).then(() => install("engines"));
// Both continue while the tests that follow the build run.
const linted = lint();
const database = runBuffered({
  command: process.execPath,
  args: ["--import", "tsx", "db/testing/make-empty-database.ts"],
  minutes: 5,
});
if (await typesToBuild()) {
  await Promise.all([servers, database]);
  // Six test files run at a time, since some of them mostly wait. Browser tests begin while the last files run.
  const tailFile = path.join(reports, "tail");
  const integration = vitest(["integration", "postgres"], 40, tailFile).then((counts) =>
    addResult(
      "integration tests; what rests on the store on PostgreSQL too; several processes on PostgreSQL and Redis",
      counts,
    ),
  );
  await Promise.race([integration, waitForFile(tailFile)]);
  await browser;
  addResult("browser tests", await playwright(50));
  await integration;
  addResult("the image, and compose.yaml", await testImage());
}
await Promise.all([browser, linted]);
if (before !== null) addOne("the tree is as it was before", gitChanges() === before);

const running = runFolder.processes();
running.forEach(({ pid, command }) => console.log(`still runs: ${pid} ${command.slice(0, 200)}`));
addOne("no process is left", running.length === 0);
const folders = runFolder.folders();
folders.forEach((name) => console.log(`still there: ${name}`));
addOne("no temporary folder is left", folders.length === 0);

const all = judgeRetries(add(results));
console.log(seed);
const printTest =
  (what: string) =>
  ({ file, name, why }: TestRef) =>
    console.log(`${what}: ${file}: ${name}${why === undefined ? "" : `\nat its first try: ${why}`}`);
all.again.forEach(printTest("passed at the second try"));
all.skipped.forEach(printTest("skipped"));
all.failed.forEach(printTest("failed"));
// Exits only once the line is written: a pipe with a slow reader would lose it.
process.stdout.write(`${summary(all)}\n`, () => process.exit(all.failed.length === 0 && all.passed > 0 ? 0 : 1));
