"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { formatClock } from "@/components/clocks/format-clock";
import { Icon } from "@/components/ui/marks/icon";
import styles from "./clock.module.css";

interface ClockProps {
  /** Milliseconds since 1970, the server's clock. */
  since: number;
  minutes: number;
  /** The server's clock when it rendered this. */
  now: number;
}

/** The match's clock: the same on every screen, whatever the devices' clocks are. It warns, and ends nothing. */
export function Clock({ since, minutes, now }: ClockProps) {
  const t = useTranslations("compare.clock");
  const [at, setAt] = useState(now);
  useEffect(() => {
    const ahead = now - Date.now();
    const timer = setInterval(() => setAt(Date.now() + ahead), 1000);
    return () => clearInterval(timer);
  }, [now]);
  const total = minutes * 60;
  const remaining = total - Math.floor(Math.max(0, at - since) / 1000);
  const late = remaining <= 0;
  return (
    <div className={clsx(styles.clock, remaining <= 30 && styles.warn)}>
      <Icon name="clock" />
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
