"use client";

import { useTranslations } from "next-intl";
import { useActivityTime, useCurrentPause } from "./use-time-left";
import styles from "./wall.module.css";

/** Q19: the pause on the wall, over what it showed. */
export function WallPause({ activityId }: { activityId: string }) {
  const t = useTranslations("projector.clock");
  const time = useActivityTime(activityId);
  const pause = useCurrentPause(time?.pause ?? null);
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
