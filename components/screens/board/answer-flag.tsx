"use client";

import { useTranslations } from "next-intl";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { Button } from "@/components/ui/controls/button";
import type { FlagAnswers } from "./flag-buttons";

interface AnswerFlagProps {
  flag: { id: string; coming: string | null };
  /** The number of the team. */
  number: number;
  answers: Pick<FlagAnswers, "announceComing" | "dismiss">;
}

/** The button on a tile: *I'm coming*, then *Done* once a teacher is coming (T9). */
export function AnswerFlag({ flag, number, answers }: AnswerFlagProps) {
  const t = useTranslations("activity.board.tile");
  const { run, isPending, refusal } = useAction();
  const isWaiting = flag.coming === null;
  const act = () => (isWaiting ? answers.announceComing({ flagId: flag.id }) : answers.dismiss({ flagId: flag.id }));
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
