/** Fuzz on one store and one bus. `npm run fuzz` sets FUZZ_RUNS, FUZZ_SEED, FUZZ_PATH, FUZZ_REPLAY and FUZZ_TALLY. */
import { appendFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Member } from "@/lib/bus/testing/contract";
import { gatedDatabase } from "@/lib/sync/testing/gated-database";
import { runSeed } from "@/lib/testing/run-seed";
import { patience } from "@/lib/testing/patience";
import { initialModel, makeCommand, type Coverage } from "./command";
import { findRareCommands, lettersPerRun } from "./minimum";
import { systemCommands } from "./system-commands";
import { studentCommands } from "./student-commands";
import { World } from "./world";

process.env["LOG_LEVEL"] ??= "silent"; // a store that is cut off logs much
const options = {
  runs: process.env["FUZZ_RUNS"],
  seed: Number(process.env["FUZZ_SEED"] ?? runSeed()),
  path: process.env["FUZZ_PATH"],
  tally: process.env["FUZZ_TALLY"],
  replayPath: process.env["FUZZ_REPLAY"],
};
/** The most commands in a run. */
const maxCommands = 60;

/** Runs of all suites in `npm test`. */
const runsInTests = 40;

/**
 * @param join makes the bus of one more process; null where Redis is not available. `newHub` separates the buses of a run from those of earlier runs
 * @param runs how many in `npm test`; of the runs of `npm run fuzz` the suite gets `runs` of each 40
 */
export function fuzzSuite(
  name: string,
  join: (() => Promise<Member>) | null,
  { runs, newHub = () => undefined }: { runs: number; newHub?: () => void },
): void {
  const gate = gatedDatabase(8);
  beforeAll(() => void process.setMaxListeners(0)); // each device's provider listens for the process's exit
  beforeEach(({ skip }) => {
    if (join === null) skip("Redis can't be had here");
  });

  describe(name, () => {
    it(
      "R3, R5, R6, R8, R9, R11, R13, R14, B4b, B5a, B6, B8c: whatever people, processes, store, bus and clock do in whatever order, all come to one text, with every letter in it once that was Saved and that no older backup has taken away",
      { timeout: patience(3_600_000), retry: 0 },
      async () => {
        if (join === null) return;
        const opened = gate();
        const coverage: Coverage = new Map();
        const command = makeCommand(coverage);
        const began = Date.now();
        let savedLetters = 0;
        let seed = options.seed;
        let runNumber = 0;
        let hasFailed = false;
        const all = options.runs === undefined ? runs : Math.round((Number(options.runs) * runs) / runsInTests);
        const property = fc.asyncProperty(
          fc.commands([...studentCommands(command), ...systemCommands(command)], {
            maxCommands,
            size: "max",
            replayPath: options.replayPath,
          }),
          fc.integer({ min: 1, max: 2 }),
          async (commands, processes) => {
            newHub();
            runNumber++;
            const world = await World.open(opened, join, processes);
            try {
              await fc.asyncModelRun(() => ({ model: initialModel(processes), real: world }), commands);
              await world.finish();
              savedLetters += world.savedLetters;
            } catch (error) {
              // Shrinking takes minutes where devices wait for one another.
              if (!hasFailed)
                console.error(
                  `${name}: seed ${seed}, run ${runNumber} (--path ${runNumber - 1}) failed, and is shrunk now: ${[...commands].join("; ")}: ${String(error)}`,
                );
              hasFailed = true;
              throw error;
            } finally {
              await world.close();
            }
          },
        );
        const check = () =>
          fc.check(property, {
            numRuns: all,
            seed,
            path: options.path,
            endOnFailure: options.runs === undefined,
          });
        let result = await check();
        let runCount = result.numRuns;
        // With some seeds all runs are short, and hardly anything is typed: the runs of the next seed are added.
        if (!result.failed && options.path === undefined && savedLetters < lettersPerRun * all) {
          seed++;
          runNumber = 0;
          result = await check();
          runCount += result.numRuns;
        }
        const seeds = seed === options.seed ? `seed ${seed}` : `seeds ${options.seed} and ${seed}`;
        const ran = [...coverage].sort(([, a], [, b]) => b - a).map(([command, times]) => `${command} ${times}`);
        console.log(
          `${name}: ${seeds}, ${runCount} runs in ${((Date.now() - began) / 1_000).toFixed(1)} s, ${savedLetters} letters Saved; ${ran.join(", ")}`,
        );
        if (result.failed)
          throw new Error(
            `${String(result.errorInstance)}\n${fc.defaultReportMessage(result)}\nAgain: npm run fuzz -- --runs ${all} --seed ${seed} --path ${result.counterexamplePath}, and --replay with the replayPath above`,
          );
        if (options.path === undefined) {
          expect(savedLetters, `too little was typed for the rest to mean anything; ${seeds}`).toBeGreaterThanOrEqual(
            lettersPerRun * runCount,
          );
          expect(findRareCommands(coverage, runCount), seeds).toBeNull();
        }
        if (options.tally !== undefined) appendFileSync(options.tally, `${savedLetters}\n`);
      },
    );
  });
}
