/** Sets the wall clock of one process, or of all, back by an hour, and forward again (R4, R6, R12). */
import { patience } from "@/lib/testing/patience";
import { chooseProcesses, type FaultContext } from "./fault-context";

const hour = 3_600_000;
/** ms within which new text must be Saved and received by a team-mate. Code that waits for the wall clock would wait an hour. */
const maxDelayMs = patience(20_000);

export async function moveWallClock(context: FaultContext): Promise<void> {
  const { typists, random, clocks, reportProblem } = context;
  const chosen = chooseProcesses(context);
  const moves = random() < 0.5 ? [-hour, 0] : [-hour, hour, 0];
  try {
    for (const ms of moves) {
      await Promise.all(chosen.map((one) => one.moveClock(ms)));
      clocks.moved += 1;
      const took = await typists.waitUntilSaving();
      if (took > maxDelayMs)
        reportProblem(`its clock ${ms} ms off, what was typed took ${took} ms to be Saved and with a team-mate`);
    }
  } finally {
    for (const one of chosen) await one.moveClock(0);
  }
}
