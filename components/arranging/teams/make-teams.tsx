"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useLeftOut } from "@/components/teams/use-left-out";
import { Segmented } from "@/components/ui/controls/segmented";
import { teamSizes, type TeamSize } from "@/lib/features/teams/rules/random-teams";
import { PreviewButton } from "./desk-buttons";
import styles from "./make-teams.module.css";

interface MakeTeamsProps {
  how: "draw-teams" | "form-teams";
  activityId: string;
  /** Ids of the students who would be placed. */
  studentIds: readonly string[];
  /** The size that is preselected. */
  size: TeamSize;
  /** For each size, in their order: the sentences that say how many teams it gives. */
  forecasts: readonly (readonly string[])[];
  label: string;
  /** Whether its button is the teacher's next action. */
  isNext: boolean;
}

/** Chooses the size of teams and whether offline students are left out, says how many teams that gives, and opens the preview (T2). */
export function MakeTeams({ how, activityId, studentIds, size: first, forecasts, label, isNext }: MakeTeamsProps) {
  const t = useTranslations("arrangeDesk.size");
  const [size, setSize] = useState(first);
  const { leftOut, choice } = useLeftOut(activityId, studentIds);
  return (
    <div className={styles.make}>
      <div className={styles.size}>
        <span aria-hidden="true">{t("legend")}</span>
        <Segmented
          legend={t("legend")}
          name={`size-${how}`}
          options={teamSizes.map((each) => ({ value: String(each), label: String(each) }))}
          value={String(size)}
          onChange={(value) => setSize(teamSizes.find((each) => String(each) === value) ?? first)}
        />
        <PreviewButton change={{ do: how, size, leftOut }} variant={isNext ? "go" : undefined}>
          {label}
        </PreviewButton>
      </div>
      {choice}
      <div aria-live="polite">
        {(leftOut !== undefined ? [t("leftOut")] : (forecasts[size - 1] ?? [])).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
    </div>
  );
}
