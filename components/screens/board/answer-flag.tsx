"use client";

import { useTranslations } from "next-intl";
import { ActionButton } from "@/components/actions/action-button";
import { comeToFlagAction, putFlagAwayAction } from "@/lib/features/hour/helping/actions/flags";

interface AnswerFlagProps {
  activityId: string;
  flag: { id: string; coming: string | null };
  /** The number of the team. */
  number: number;
}

/** The button on a tile: *I'm coming*, then *Done* once a teacher is coming (T9). */
export function AnswerFlag({ activityId, flag, number }: AnswerFlagProps) {
  const t = useTranslations("activity.board.tile");
  const isWaiting = flag.coming === null;
  const act = () => (isWaiting ? comeToFlagAction : putFlagAwayAction)(activityId, { flagId: flag.id });
  return (
    <div>
      <ActionButton size="small" smallRefusal label={t(isWaiting ? "comingTo" : "doneWith", { number })} act={act}>
        {t(isWaiting ? "coming" : "done")}
      </ActionButton>
    </div>
  );
}
