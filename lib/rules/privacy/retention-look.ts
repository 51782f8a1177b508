/** Q32: when the daily look of retention is, and whether it deletes. */
const hourMs = 60 * 60_000;
const dayMs = 24 * hourMs;

/** After a longer time without a look the machine's clock may be wrong, or a backup was put back: the first look deletes nothing. */
export const trustedDays = 30;

/** `last`: the last look by this machine's clock, null: there was none. A time that has not come yet was read from a clock that was ahead. */
export function decideLook(last: Date | null, now: Date): "not yet" | "only look" | "delete" {
  if (last === null) return "delete";
  const ms = now.getTime() - last.getTime();
  if (ms > trustedDays * dayMs) return "only look";
  // The hourly timer may come a little early.
  return ms >= 0 && ms <= dayMs - hourMs ? "not yet" : "delete";
}
