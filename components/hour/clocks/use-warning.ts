import { useEffect, useRef, useState } from "react";
import type { ShownClock } from "@/lib/activity/rules/clock";
import { isWarningTrue, warningDue, type GivenWarning, type SeenClock } from "@/lib/features/hour/clocks/rules/warning";
import type { Phase } from "@/lib/activity/rules/phases";

const shownMs = 20_000;
/** When each warning was first given, in ms since 1970. A page gives it once, even if the clock gets more minutes or is shown in two places. */
const warningsGivenAt = new Map<string, number>();

/** The warning to show now, as a number of minutes: less than that is left. null for none (T10). */
export function useWarning(
  activityId: string,
  phase: Phase | null,
  clock: ShownClock | null,
  left: number | null,
): number | null {
  const [warning, setWarning] = useState<GivenWarning | null>(null);
  const setAtMs = clock?.setAtMs ?? null;
  const last = useRef<SeenClock>({ phase, setAtMs, leftMs: left });
  useEffect(() => {
    const seen = { phase, setAtMs, leftMs: left };
    const due = warningDue(last.current, seen);
    last.current = seen;
    if (due === null) return;
    const key = `${activityId} ${phase} ${setAtMs} ${due.at}`;
    const now = Date.now();
    const cameAt = warningsGivenAt.get(key) ?? now;
    warningsGivenAt.set(key, cameAt);
    if (now - cameAt < shownMs) setWarning(due);
  }, [activityId, phase, setAtMs, left]);
  useEffect(() => {
    if (warning === null) return;
    const timer = setTimeout(() => setWarning(null), shownMs);
    return () => clearTimeout(timer);
  }, [warning]);
  return warning !== null && isWarningTrue(warning, { phase, setAtMs, leftMs: left }) ? warning.minutes : null;
}
