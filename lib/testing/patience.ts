/**
 * How long tests wait before something counts as hanging. No test asserts a time of its machine: a fixed bit of work at the start of a run says
 * how slow the machine is just then, and every limit is multiplied by that.
 */
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import os from "node:os";
import path from "node:path";

/** ms that the work takes on two quiet cores. */
const usualMs = 220;
const maxFactor = 20;

/**
 * 1 on two quiet cores, more on a slower or busier machine. Measured once a run: programs that are started get it with the environment, and
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

/** So many ms on two quiet cores. */
export const patience = (ms: number) => Math.round(ms * patienceFactor());

/** Parsing, sorting and small writes, as what is tested does; ends early where the largest factor is reached. */
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
