import { useEffect, useRef, useState } from "react";
import { warningBetween, type ShownClock, type warnAtMinutes } from "@/lib/rules/clocks/clock";
import type { Phase } from "@/lib/rules/phases/phases";

type Warning = (typeof warnAtMinutes)[number];

const shownMs = 20_000;
/** When each warning of a clock came: in a page it comes once, even when the clock got more minutes. A page may show the clock in two places. */
const given = new Map<string, number>();

/** T10: the warning to show now, as minutes before the end; null for none. */
export function useWarning(
  activityId: string,
  phase: Phase | null,
  clock: ShownClock | null,
  left: number | null,
): Warning | null {
  const [warning, setWarning] = useState<Warning | null>(null);
  const setAt = clock?.setAtMs ?? null;
  const last = useRef({ phase, setAt, left });
  useEffect(() => {
    const before = last.current;
    last.current = { phase, setAt, left };
    if (before.phase !== phase || before.setAt !== setAt || before.left === null || left === null) return;
    const due = warningBetween(before.left, left);
    const key = `${activityId} ${phase} ${setAt} ${due}`;
    if (due === null || due === 0) return;
    const now = Date.now();
    const cameAt = given.get(key) ?? now;
    given.set(key, cameAt);
    if (now - cameAt < shownMs) setWarning(due);
  }, [activityId, phase, setAt, left]);
  useEffect(() => {
    if (warning === null) return;
    const timer = setTimeout(() => setWarning(null), shownMs);
    return () => clearTimeout(timer);
  }, [warning]);
  return left === null || left <= 0 ? null : warning;
}
