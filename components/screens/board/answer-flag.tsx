"use client";

import { useTranslations } from "next-intl";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { Button } from "@/components/ui/controls/button";
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
  const { run, isPending, refusal } = useAction();
  const isWaiting = flag.coming === null;
  const act = () => (isWaiting ? comeToFlagAction : putFlagAwayAction)(activityId, { flagId: flag.id });
  return (
    <div>
      <Button
        size="small"
        aria-label={t(isWaiting ? "comingTo" : "doneWith", { number })}
        aria-disabled={isPending() || undefined}
        onClick={() => run(act, { refresh: "answered" })}
      >
        {t(isWaiting ? "coming" : "done")}
      </Button>
      <RefusalNotice small refusal={refusal} />
    </div>
  );
}
