/**
 * For each program that starts servers, browsers or databases (npm test, fuzz, chaos, attack, the benchmarks): puts its temporary files into one folder,
 * and removes them and its processes however it ends: normally, by an error, by Ctrl-C, or with its parent.
 */
import { RunFolder } from "./run-folder";
import { endSteps, areStepsRunning } from "./step";

/** ms that the steps have to stop what they have started. */
const graceMs = 5_000;

/** Must be called first: from then on temporary folders are inside the run's folder. */
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
