"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/ui/display/local-time";
import { endBeyondClass, type ShownClock } from "@/lib/activity/rules/clock";
import { formatClock } from "./format-clock";
import { useTimeLeft } from "./use-time-left";
import styles from "./clock-controls.module.css";

interface TeacherClockProps {
  clock: ShownClock | null;
  /** The longest time in ms that the clock of a team or a student has beyond the class's. */
  longestExtraMs: number;
  isPaused: boolean;
}

/** The time left on the class's clock, when that clock ends and when the last clock ends. Empty until the time is known. */
export function TeacherClock({ clock, longestExtraMs, isPaused }: TeacherClockProps) {
  const t = useTranslations("activity.clock");
  const left = useTimeLeft(clock);
  if (clock === null || left === null) return <div className={styles.clock} />;
  const isOver = left <= 0;
  const lastEnd = left + longestExtraMs > 0 ? endBeyondClass(clock, longestExtraMs) : null;
  return (
    <div className={styles.clock}>
      <span role="timer" className={clsx(styles.time, isOver && styles.over)}>
        {isOver && left < 0 && "+"}
        {formatClock(left)}
      </span>
      <small>
        {isPaused ? (
          t("stopped")
        ) : isOver ? (
          t("over")
        ) : (
          <>
            {t("until")} <LocalTime at={new Date(clock.endsAt)} />
          </>
        )}
        {lastEnd !== null && !isPaused && (
          <>
            {t("someUntil")} <LocalTime at={new Date(lastEnd)} />
          </>
        )}
      </small>
    </div>
  );
}
