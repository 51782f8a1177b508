/**
 * For each program that starts servers, browsers or databases (npm test, fuzz, chaos, attack, the benchmarks): what it makes lies in
 * one folder, and ends with it, however it ends: by itself, by an error, by Ctrl-C, or with whoever started it.
 */
import { RunFolder } from "./run-folder";
import { endSteps, areStepsRunning } from "./step";

/** ms in which the programs it runs may stop what they have started. */
const graceMs = 5_000;

/** To be called first: from then on temporary folders lie in the run's. */
export function startRun(): RunFolder {
  const run = RunFolder.make();
  let ending = false;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (ending) return;
      ending = true;
      console.error(`\n${signal}: ending what runs.`);
      endSteps("SIGINT");
      const deadline = performance.now() + graceMs;
      setInterval(() => {
        if (!areStepsRunning() || performance.now() >= deadline) process.exit(130);
      }, 50);
    });
  }
  process.once("exit", () => {
    endSteps("SIGKILL");
    run.remove();
  });
  return run;
}
