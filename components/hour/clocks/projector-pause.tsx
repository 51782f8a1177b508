"use client";

import { useTranslations } from "next-intl";
import { useActivityTime } from "./use-time-left";
import styles from "./wall.module.css";

/** The pause on the projector, above what it shows otherwise (Q19). */
export function ProjectorPause({ activityId }: { activityId: string }) {
  const t = useTranslations("projector.clock");
  const pause = useActivityTime(activityId)?.pause ?? null;
  return (
    <div role="status">
      {pause !== null && (
        <div className={styles.pause}>
          <b>{t("eyesUp")}</b>
          {pause.sentence !== "" && <p>{pause.sentence}</p>}
        </div>
      )}
    </div>
  );
}
