"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/marks/icon";
import type { InitialTime } from "@/lib/features/hour/clocks/initial-time";
import { formatClock } from "./format-clock";
import { useActivityTime, useTimeLeft } from "./use-time-left";
import { useWarning } from "./use-warning";
import styles from "./student-clock.module.css";

interface StudentClockProps {
  activityId: string;
  initial: InitialTime;
}

/** The time left in the phase, the same second on every device. It warns, and its end changes nothing. Hidden without a clock (T10). */
export function StudentClock({ activityId, initial }: StudentClockProps) {
  const t = useTranslations("student.clock");
  const time = useActivityTime(activityId);
  const clock = time?.clock ?? null;
  const left = useTimeLeft(clock);
  const { phase } = time ?? initial;
  const hasClock = time === null ? initial.hasClock : time.clock !== null;
  const warning = useWarning(activityId, phase, clock, left);
  const isOver = left !== null && left <= 0;
  const isStopped = (time ?? initial).pause !== null;
  return (
    <div className={clsx(styles.clock, left === null && styles.unknown)} hidden={!hasClock}>
      {hasClock && (
        <>
          <Icon name={isStopped ? "pause" : "clock"} />
          <span role="timer" className={clsx(styles.time, isOver && styles.over)}>
            {formatClock(Math.max(0, left ?? 0))}
          </span>
          <span className={styles.text} aria-hidden={warning !== null || isOver || undefined}>
            {isOver
              ? t("over", { phase })
              : warning !== null
                ? t("warning", { minutes: warning })
                : t(isStopped ? "stopped" : "left", { phase })}
          </span>
        </>
      )}
      <span className="vh" role="status">
        {isOver ? t("over", { phase }) : warning === null ? "" : t("warning", { minutes: warning })}
      </span>
    </div>
  );
}
