"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { formatClock } from "./format-clock";
import { useActivityTime, useTimeLeft } from "./use-time-left";
import styles from "./wall.module.css";

/** The time left on the class's clock, as the projector shows it. Renders nothing without a clock (T11). */
export function WallClock({ activityId }: { activityId: string }) {
  const t = useTranslations("projector.clock");
  const time = useActivityTime(activityId);
  const left = useTimeLeft(time?.clock ?? null);
  if (left === null) return null;
  const isOver = left <= 0;
  return (
    <div className={styles.clock} data-clock>
      <span role="timer" className={clsx(styles.time, isOver && styles.over)}>
        {formatClock(Math.max(0, left))}
      </span>
      <span className={styles.text} role="status">
        {isOver ? t("over") : time?.pause != null ? t("stopped") : ""}
      </span>
    </div>
  );
}
