/** T10: a page's warning that its clock is near its end, for as long as it is true. */
import type { Phase } from "@/lib/rules/phases/phases";
import { type warnAtMinutes, warningBetween } from "./clock";

/** The clock that a page shows at one moment. */
export interface SeenClock {
  phase: Phase | null;
  /** Tells it from the clock before; null without one. */
  setAtMs: number | null;
  /** null without a clock, and while the server's time is not known. */
  leftMs: number | null;
}

/** A warning and the clock that it came for. */
export interface GivenWarning extends Pick<SeenClock, "phase" | "setAtMs"> {
  at: (typeof warnAtMinutes)[number];
  /** Less than so many minutes were left when it came: `at`, or fewer where minutes were taken away or the page was asleep. */
  minutes: number;
}

/** The warning that is due when a page has seen `before` and sees `now`: null for another clock, and where none is due. */
export function warningDue(before: SeenClock, now: SeenClock): GivenWarning | null {
  if (!isSameClock(before, now) || before.leftMs === null || now.leftMs === null) return null;
  const at = warningBetween(before.leftMs, now.leftMs);
  if (at === null || at === 0) return null;
  return { at, minutes: Math.ceil(now.leftMs / 60_000), phase: now.phase, setAtMs: now.setAtMs };
}

/** Whether the warning is true of the clock that is shown, which may have got minutes, or be another one's. */
export function isWarningTrue(warning: GivenWarning, now: SeenClock): boolean {
  const { leftMs } = now;
  return isSameClock(warning, now) && leftMs !== null && leftMs > 0 && leftMs <= warning.minutes * 60_000;
}

function isSameClock(a: Pick<SeenClock, "phase" | "setAtMs">, b: Pick<SeenClock, "phase" | "setAtMs">): boolean {
  return a.phase === b.phase && a.setAtMs === b.setAtMs;
}
