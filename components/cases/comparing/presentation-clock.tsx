"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { formatClock } from "@/components/hour/clocks/format-clock";
import { serverNow } from "@/lib/live/browser/server-time";
import { Icon } from "@/components/ui/marks/icon";
import { presentedMs } from "@/lib/activity/rules/presenting";
import styles from "./presentation-clock.module.css";

interface PresentationClockProps {
  /** When the team began to present. Like `countsFrom` and `now`, in milliseconds since 1970 by the server's clock. */
  since: number;
  /** The clock is stopped until this moment, the end of a pause. A moment in the past does not stop it. */
  countsFrom: number;
  minutes: number;
  /** The server's time when it rendered the page. */
  now: number;
}

/** The clock of the match, the same on every screen whatever the devices' clocks say. It warns, and its end changes nothing. */
export function PresentationClock({ since, countsFrom, minutes, now }: PresentationClockProps) {
  const t = useTranslations("compare.clock");
  const [at, setAt] = useState(now);
  useEffect(() => {
    const ahead = now - Date.now();
    const timer = setInterval(() => setAt(serverNow() ?? Date.now() + ahead), 1000);
    return () => clearInterval(timer);
  }, [now]);
  const total = minutes * 60;
  const remaining = total - Math.floor(presentedMs(since, countsFrom, at) / 1000);
  const late = remaining <= 0;
  return (
    <div className={clsx(styles.clock, remaining <= 30 && styles.warn)}>
      <Icon name={at < countsFrom ? "pause" : "clock"} />
      <span className={styles.time} role="timer">
        {late && "+"}
        {formatClock(remaining * 1000)}
      </span>
      <div>
        <progress className={styles.track} max={total} value={Math.max(0, remaining)} aria-hidden="true" />
        <small>{t(late ? "over" : "left", { minutes })}</small>
      </div>
      <span className="vh" role="status">
        {late ? t("end") : remaining <= 60 ? t("minute") : ""}
      </span>
    </div>
  );
}
