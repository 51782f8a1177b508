"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useActivityTime } from "@/components/hour/clocks/use-time-left";
import { Button } from "@/components/ui/controls/button";
import { Icon } from "@/components/ui/marks/icon";
import { useReadAloud } from "./use-read-aloud";
import styles from "./read-aloud.module.css";

/** Reads the article around it aloud, if the browser has a voice for the page's language. A pause or *eyes up* of the activity pauses the reading (S11). */
export function ReadAloud({ activityId }: { activityId: string | null }) {
  const t = useTranslations("learn.aloud");
  const place = useRef<HTMLDivElement>(null);
  const main = useRef<HTMLButtonElement>(null);
  const { canRead, state, read, pause, stop } = useReadAloud(place);
  const pausedSince = useActivityTime(activityId)?.pause?.since;
  useEffect(() => {
    if (pausedSince !== undefined) pause();
  }, [pause, pausedSince]);
  const isOn = state === "reading" || state === "paused";
  return (
    <div ref={place} className={styles.tools} data-on={isOn || undefined}>
      {(canRead || isOn) && (
        <Button ref={main} size="small" onClick={state === "reading" ? pause : read}>
          <Icon name={state === "reading" ? "pause" : "sound"} />
          {t(state === "reading" ? "pause" : state === "paused" ? "goOn" : "read")}
        </Button>
      )}
      {isOn && (
        <Button
          size="small"
          variant="plain"
          onClick={() => {
            stop();
            main.current?.focus();
          }}
        >
          {t("stop")}
        </Button>
      )}
      {state === "failed" && <p role="alert">{t("failed")}</p>}
    </div>
  );
}
