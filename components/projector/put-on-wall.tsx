"use client";

import { useTranslations } from "next-intl";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { useMaySteer } from "@/components/page-frame/teacher/may-steer";
import { Button } from "@/components/ui/controls/button";
import type { ActionResult } from "@/lib/errors/action-result";
import { isSameSpotlight, type Spotlight } from "@/lib/rules/projector/wall";
import styles from "./put-on-wall.module.css";

interface PutOnWallProps {
  /** What can be put there. */
  choices: readonly { spotlight: Spotlight; label: string }[];
  /** What is there now; null for what the phase shows. */
  now: Spotlight | null;
  put: (input: { spotlight: Spotlight | null }) => Promise<ActionResult>;
  /** One button that names the wall itself: no label beside it. */
  alone?: boolean;
}

/** T11: puts something on the wall, and takes it off by the same button. */
export function PutOnWall({ choices, now, put, alone = false }: PutOnWallProps) {
  const t = useTranslations("activity.wall.put");
  const maySteer = useMaySteer();
  const { run, isPending, refusal, announcement } = useAction();
  if (!maySteer) return null;
  return (
    <div className={styles.put} role={alone ? undefined : "group"} aria-label={alone ? undefined : t("label")}>
      {!alone && <span className={styles.label}>{t("label")}</span>}
      {choices.map(({ spotlight, label }) => {
        const isOn = isSameSpotlight(now, spotlight);
        return (
          <Button
            key={label}
            className={styles.choice}
            size="small"
            aria-pressed={isOn}
            aria-disabled={isPending() || undefined}
            onClick={() =>
              run(() => put({ spotlight: isOn ? null : spotlight }), {
                refresh: "answered",
                announce: t(isOn ? "off" : "shown"),
              })
            }
          >
            {label}
          </Button>
        );
      })}
      <RefusalNotice small refusal={refusal} />
      <p className="vh" role="status">
        {announcement}
      </p>
    </div>
  );
}
