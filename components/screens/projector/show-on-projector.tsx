"use client";

import { useTranslations } from "next-intl";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { useCanEdit } from "@/components/page-frame/teacher/can-edit";
import { Button } from "@/components/ui/controls/button";
import { showOnProjectorAction } from "@/lib/features/screens/projector/actions/projector";
import { isSameSpotlight, type OnProjector, type Spotlight } from "@/lib/activity/rules/projector";
import { ProjectorPages } from "./projector-pages";
import styles from "./show-on-projector.module.css";

interface ShowOnProjectorProps {
  activityId: string;
  /** What can be put on the projector. */
  choices: readonly { spotlight: Spotlight; label: string }[];
  /** What a teacher has put on the projector; null: it shows what the phase shows. */
  now: OnProjector | null;
  /** Whether it is a single button that names the projector, without a label beside it. */
  alone?: boolean;
}

/** Puts something on the projector; the same button takes it off again (T11). */
export function ShowOnProjector({ activityId, choices, now, alone = false }: ShowOnProjectorProps) {
  const t = useTranslations("activity.wall.put");
  const canEdit = useCanEdit();
  const { run, isPending, refusal, announcement } = useAction();
  const isOnWall = (spotlight: Spotlight) => now !== null && isSameSpotlight(now.spotlight, spotlight);
  if (!canEdit) return null;
  return (
    <div className={styles.put} role={alone ? undefined : "group"} aria-label={alone ? undefined : t("label")}>
      {!alone && <span className={styles.label}>{t("label")}</span>}
      {now !== null && choices.some(({ spotlight }) => isOnWall(spotlight)) && (
        <ProjectorPages activityId={activityId} now={now} />
      )}
      {choices.map(({ spotlight, label }) => {
        const isOn = isOnWall(spotlight);
        return (
          <Button
            key={label}
            className={styles.choice}
            size="small"
            aria-pressed={isOn}
            aria-disabled={isPending() || undefined}
            onClick={() =>
              run(() => showOnProjectorAction(activityId, { spotlight: isOn ? null : spotlight }), {
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
