import { useEffect, useRef, useState } from "react";
import { warningBetween, type warnAtMinutes } from "@/lib/rules/clocks/clock";
import type { Phase } from "@/lib/rules/phases/phases";

type Warning = (typeof warnAtMinutes)[number];

const shownMs = 20_000;
/** When each warning of a phase came: in a page it comes once, even when the clock got more minutes. A page may show the clock in two places. */
const given = new Map<string, number>();

/** T10: the warning to show now, as minutes before the end; null for none. */
export function useWarning(activityId: string, phase: Phase | null, left: number | null): Warning | null {
  const [warning, setWarning] = useState<Warning | null>(null);
  const last = useRef({ phase, left });
  useEffect(() => {
    const before = last.current;
    last.current = { phase, left };
    if (before.phase !== phase || before.left === null || left === null) return;
    const due = warningBetween(before.left, left);
    const key = `${activityId} ${phase} ${due}`;
    if (due === null || due === 0) return;
    const now = Date.now();
    const cameAt = given.get(key) ?? now;
    given.set(key, cameAt);
    if (now - cameAt < shownMs) setWarning(due);
  }, [activityId, phase, left]);
  useEffect(() => {
    if (warning === null) return;
    const timer = setTimeout(() => setWarning(null), shownMs);
    return () => clearTimeout(timer);
  }, [warning]);
  return left === null || left <= 0 ? null : warning;
}
