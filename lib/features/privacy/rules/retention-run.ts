/** When the daily retention run is due, and whether it deletes (Q32). */
import { noticeDays } from "./retention";

const hourMs = 60 * 60_000;
const dayMs = 24 * hourMs;

/**
 * After a longer time without a run the machine's clock may be ahead, or a backup was restored, so teachers had no notice of what will be deleted.
 */
export const maxDaysWithoutRun = 30;

export type RetentionRun =
  | { is: "not yet" }
  /** Nothing is deleted for two weeks. `lastLook` is stored as the time of this run, so that the next run is due when the two weeks are over. */
  | { is: "wait"; lastLook: Date }
  | { is: "delete" };

/**
 * `last`: the last run by this machine's clock; null if there was none. If it lies more than the two weeks of a wait in the future, the clock was
 * ahead, and the run is due.
 */
export function decideRun(last: Date | null, now: Date): RetentionRun {
  if (last === null) return { is: "delete" };
  const ms = now.getTime() - last.getTime();
  if (ms > maxDaysWithoutRun * dayMs)
    return { is: "wait", lastLook: new Date(now.getTime() + (noticeDays - 1) * dayMs) };
  // The hourly timer may fire a little early.
  return ms >= -noticeDays * dayMs && ms <= dayMs - hourMs ? { is: "not yet" } : { is: "delete" };
}
