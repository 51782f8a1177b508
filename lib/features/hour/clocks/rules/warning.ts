/** A page's warning that its timer ends soon, shown only while it is true (T10). */
import type { Phase } from "@/lib/activity/rules/phases";
import { type warnAtMinutes, warningBetween } from "@/lib/activity/rules/clock";

/** The timer that a page shows at one moment. */
export interface SeenClock {
  phase: Phase | null;
  /** Distinguishes this timer from an earlier one; null without a timer. */
  setAtMs: number | null;
  /** null without a timer, and while the server's time is unknown. */
  leftMs: number | null;
}

/** A warning with the timer that it is about. */
export interface GivenWarning extends Pick<SeenClock, "phase" | "setAtMs"> {
  at: (typeof warnAtMinutes)[number];
  /** Fewer than this many minutes were left when the warning appeared: `at`, or less if minutes were removed or the page was asleep. */
  minutes: number;
}

/** The warning that is due between two states of a page; null if none is due, or if the timer is another one. */
export function warningDue(before: SeenClock, now: SeenClock): GivenWarning | null {
  if (!isSameClock(before, now) || before.leftMs === null || now.leftMs === null) return null;
  const at = warningBetween(before.leftMs, now.leftMs);
  if (at === null || at === 0) return null;
  return { at, minutes: Math.ceil(now.leftMs / 60_000), phase: now.phase, setAtMs: now.setAtMs };
}

/** Whether the warning still holds for the timer shown: minutes may have been added, or the timer may be another one. */
export function isWarningTrue(warning: GivenWarning, now: SeenClock): boolean {
  const { leftMs } = now;
  return isSameClock(warning, now) && leftMs !== null && leftMs > 0 && leftMs <= warning.minutes * 60_000;
}

function isSameClock(a: Pick<SeenClock, "phase" | "setAtMs">, b: Pick<SeenClock, "phase" | "setAtMs">): boolean {
  return a.phase === b.phase && a.setAtMs === b.setAtMs;
}
