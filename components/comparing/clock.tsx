"use client";

import clsx from "clsx";
import { useEffect, useState } from "react";
import { Icon } from "@/components/ui/marks/icon";
import styles from "./clock.module.css";

interface ClockProps {
  /** Milliseconds since 1970, the server's clock. */
  since: number;
  minutes: number;
  /** The server's clock when it rendered this. */
  now: number;
  /** "left of 4 minutes" and "over" */
  left: string;
  over: string;
  /** Announced when a minute is left, and at the end. */
  warns: { minute: string; end: string };
}

/** The match's clock: the same on every screen, whatever the devices' clocks are. It warns, and ends nothing. */
export function Clock({ since, minutes, now, left, over, warns }: ClockProps) {
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
        {formatTime(Math.abs(remaining))}
      </span>
      <div>
        <progress className={styles.track} max={total} value={Math.max(0, remaining)} aria-hidden="true" />
        <small>{late ? over : left}</small>
      </div>
      <span className="vh" role="status">
        {late ? warns.end : remaining <= 60 ? warns.minute : ""}
      </span>
    </div>
  );
}

function formatTime(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
