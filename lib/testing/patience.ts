/**
 * How long tests wait before something counts as hanging. No test asserts a duration. A fixed piece of work at the start of a run measures how slow
 * the machine is, and every limit is multiplied by the result.
 */
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import os from "node:os";
import path from "node:path";

/** ms for that work on two quiet cores. */
const usualMs = 220;
const maxFactor = 20;

/**
 * 1 on two quiet cores, more on a slower or busier machine. It is measured once a run and passed on in the environment of started programs;
 * `TEST_PATIENCE=N` sets it.
 */
function patienceFactor(): number {
  const given = Number(process.env.TEST_PATIENCE);
  if (given >= 1) return given;
  const measured = Math.min(maxFactor, Math.max(1, measureMs() / usualMs));
  process.env.TEST_PATIENCE = measured.toFixed(1);
  console.log(`Limits of time: ${process.env.TEST_PATIENCE} times those of two quiet cores`);
  return Number(process.env.TEST_PATIENCE);
}

/** A limit for tests. `ms` is the limit on two quiet cores. */
export const patience = (ms: number) => Math.round(ms * patienceFactor());

/** Parses, sorts and writes in small pieces, like the code under test. It stops early once the largest factor is reached. */
function measureMs(): number {
  const folder = mkdtempSync(path.join(os.tmpdir(), "crosscase-patience-"));
  const file = openSync(path.join(folder, "file"), "w");
  const began = performance.now();
  const elapsed = () => performance.now() - began;
  try {
    for (let round = 0; round < 6 && elapsed() < maxFactor * usualMs; round++) {
      const rows = Array.from({ length: 20_000 }, (_, n) => ({
        key: String((n * 7_919) % 20_011),
        text: "word ".repeat(n % 9),
      }));
      const parsed = JSON.parse(JSON.stringify(rows)) as typeof rows;
      parsed.sort((a, b) => (a.key < b.key ? -1 : 1));
      writeSync(file, parsed[round]?.text ?? "");
      fsyncSync(file);
    }
    return elapsed();
  } finally {
    closeSync(file);
    rmSync(folder, { recursive: true, force: true });
  }
}
