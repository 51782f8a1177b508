"use client";

import { useTranslations } from "next-intl";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { Button, type ButtonStyle } from "@/components/ui/controls/button";
import { Icon } from "@/components/ui/marks/icon";
import { moveRevealAction } from "@/lib/features/screens/projector/actions/projector";
import { nextRevealStep, type RevealMove } from "@/lib/activity/rules/projector";

interface RevealButtonsProps extends ButtonStyle {
  activityId: string;
  step: number;
}

/** Reveals the next step of the results, or everything at once (Q6). */
export function RevealButtons({ activityId, step, ...look }: RevealButtonsProps) {
  const t = useTranslations("activity.wall.reveal");
  const { run, isPending, refusal } = useAction();
  const next = nextRevealStep(step);
  const act = (by: RevealMove["by"]) =>
    run(() => moveRevealAction(activityId, { from: step, by }), { refresh: "answered" });
  const pending = isPending() || undefined;
  if (next === null || next === "question") return null;
  return (
    <>
      {next !== "everything" && (
        <Button size="small" variant="plain" aria-disabled={pending} onClick={() => act("end")}>
          {t("everything")}
        </Button>
      )}
      <Button {...look} aria-disabled={pending} onClick={() => act(1)}>
        {t(next)}
        <Icon name="right" />
      </Button>
      <RefusalNotice small refusal={refusal} />
    </>
  );
}
