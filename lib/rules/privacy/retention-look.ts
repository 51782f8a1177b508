/** Q32: when the daily look of retention is, and whether it deletes. */
import { noticeDays } from "./retention";

const hourMs = 60 * 60_000;
const dayMs = 24 * hourMs;

/** After a longer time without a look the machine's clock may be ahead, or a backup was put back, and no teacher could see what goes. */
export const trustedDays = 30;

export type Look =
  | { is: "not yet" }
  /** Nothing goes for two weeks; `lastLook` is stored as the time of this look, so that the next one is when they are over. */
  | { is: "wait"; lastLook: Date }
  | { is: "delete" };

/** `last`: the last look by this machine's clock, null: there was none. One later than the two weeks of a wait was by a clock that was ahead. */
export function decideLook(last: Date | null, now: Date): Look {
  if (last === null) return { is: "delete" };
  const ms = now.getTime() - last.getTime();
  if (ms > trustedDays * dayMs) return { is: "wait", lastLook: new Date(now.getTime() + (noticeDays - 1) * dayMs) };
  // The hourly timer may come a little early.
  return ms >= -noticeDays * dayMs && ms <= dayMs - hourMs ? { is: "not yet" } : { is: "delete" };
}
