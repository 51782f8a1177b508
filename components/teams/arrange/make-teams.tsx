"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Segmented } from "@/components/ui/controls/segmented";
import { teamSizes, type TeamSize } from "@/lib/rules/teams/random-teams";
import { PreviewButton } from "./desk-buttons";
import styles from "./make-teams.module.css";

interface MakeTeamsProps {
  how: "draw-teams" | "form-teams";
  /** Chosen at first. */
  size: TeamSize;
  /** What each size makes of the class, in the order of the sizes. */
  forecasts: readonly (readonly string[])[];
  label: string;
  /** Its button is the next thing to do. */
  isNext: boolean;
}

/** T2: chooses how many students are in a team, says what that makes of the class, and opens the preview. */
export function MakeTeams({ how, size: first, forecasts, label, isNext }: MakeTeamsProps) {
  const t = useTranslations("arrangeDesk.size");
  const [size, setSize] = useState(first);
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
        <PreviewButton change={{ do: how, size }} variant={isNext ? "go" : undefined}>
          {label}
        </PreviewButton>
      </div>
      <div aria-live="polite">
        {(forecasts[size - 1] ?? []).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
    </div>
  );
}
