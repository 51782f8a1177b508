/**
 * `npm run soak -- [--minutes 30] [--students 1000] [--processes 2] [--seed N]`: students in teams of two write at the pace of people, each with
 * its page's live channel, and a teacher's board for each class of 100, on processes over a private PostgreSQL and Redis. In the middle their clocks
 * are moved, they are restarted one after the other, the power is cut, and an older backup is restored. Prints its measurements while it runs; the exit
 * code is 1 when a letter that was shown as Saved is not in the database once and under its author, when memory or connections grow, and when it can't be run.
 */
import os from "node:os";
import { parseArgs } from "node:util";
import { startRun } from "@/e2e/run/start-run";
import { ensureBuilt } from "@/lib/server/boot/build";
import { runSoak } from "./soak";

startRun();
const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "30" },
    students: { type: "string", default: "1000" },
    processes: { type: "string", default: "2" },
    seed: { type: "string" },
  },
});
const [minutes, students, processes] = [Number(values.minutes), Number(values.students), Number(values.processes)];
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
if (!(minutes > 0 && students >= 2 && processes >= 1))
  throw new Error("--minutes, --students and --processes are numbers");
const again = `npm run soak -- --minutes ${minutes} --students ${students} --processes ${processes} --seed ${seed}`;

// Each device's provider listens for the process's exit, and Node warns of more than ten listeners.
process.setMaxListeners(0);
await ensureBuilt();
console.log(`${again}\nNode ${process.version}, ${os.cpus().length} × ${os.cpus()[0]?.model ?? "?"}, for all of it.`);
/** Ends a soak that hangs. */
const overdue = setTimeout(
  () => {
    console.error("FAILED: it took 15 minutes more than it should.");
    process.exit(1);
  },
  (minutes + 15) * 60_000,
);
try {
  const report = await runSoak({
    minutes,
    students,
    processes,
    seed,
    log: (line) => console.log(line),
  });
  if (report === null) console.log("NOT RUN: PostgreSQL or Redis can't be had here.");
  else {
    console.log(`\n${report.summary.join("\n")}`);
    for (const problem of report.problems) console.log(`PROBLEM  ${problem}`);
    const failed = report.problems.length > 0;
    console.log(
      failed
        ? `FAILED. Again: ${again}`
        : "Nothing lost, nothing doubled, nothing under another's name; memory and connections flat where they could be judged.",
    );
  }
  process.exitCode = report === null || report.problems.length > 0 ? 1 : 0;
} catch (error) {
  console.error("FAILED:", error, `\nAgain: ${again}`);
  process.exitCode = 1;
}
clearTimeout(overdue);
process.exit();
