/**
 * `npm run fuzz [-- --runs 1000] [--seed N] [--path P] [--replay R]`: two fifths of the runs on the embedded database, two on PostgreSQL, one on
 * PostgreSQL and Redis. A run that fails is shrunk to the fewest commands that still fail, and printed with the command that repeats it. Fuzz also
 * fails when too few letters are shown as Saved, or when a store is not available.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { startRun } from "@/e2e/run/start-run";
import { localProgram, run } from "@/e2e/run/step";
import { findShortfall } from "./minimum";

const own = startRun();
const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "1000" },
    seed: { type: "string" },
    path: { type: "string" },
    replay: { type: "string" },
  },
});
const seed = values.seed ?? process.env["TEST_SEED"] ?? String(Math.floor(Math.random() * 2 ** 31));
console.log(`fuzz: ${values.runs} runs, seed ${seed}, temporary files in ${own.path}`);
const folder = mkdtempSync(path.join(os.tmpdir(), "crosscase-fuzz-"));
const tally = path.join(folder, "tally");
writeFileSync(tally, "");
const given = { FUZZ_PATH: values.path, FUZZ_REPLAY: values.replay };
const env = {
  NODE_ENV: "test",
  FUZZ_RUNS: values.runs,
  FUZZ_SEED: seed,
  FUZZ_TALLY: tally,
  ...Object.fromEntries(Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))),
};
try {
  const passed = await run({
    command: localProgram("vitest"),
    args: ["run", "--project", "integration", "--project", "postgres", "e2e/fuzz"],
    minutes: 120,
    env,
  });
  const letters = readFileSync(tally, "utf8").split("\n").filter(Boolean).map(Number);
  // A single repeated run has no minimum.
  const missing = values.path === undefined ? findShortfall(letters, Number(values.runs)) : null;
  console.log(
    `fuzz: seed ${seed}, ${letters.reduce((sum, each) => sum + each, 0)} letters shown as Saved on ${letters.length} stores${missing === null ? "" : `. FAILED: ${missing}`}`,
  );
  process.exitCode = passed && missing === null ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
