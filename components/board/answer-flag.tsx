"use client";

import { useTranslations } from "next-intl";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { Button } from "@/components/ui/controls/button";
import type { ActionResult } from "@/lib/errors/action-result";

/** T9: *I’m coming*, which ends the flag. */
export function AnswerFlag({
  flagId,
  label,
  answer,
}: {
  flagId: string;
  /** With whom it is about. */
  label: string;
  answer: (input: { flagId: string; text: string }) => Promise<ActionResult>;
}) {
  const t = useTranslations("activity.board.tile");
  const { run, isPending, refusal } = useAction();
  return (
    <div>
      <Button
        size="small"
        aria-label={label}
        aria-disabled={isPending() || undefined}
        onClick={() => run(() => answer({ flagId, text: t("onMyWayText") }), { refresh: "answered" })}
      >
        {t("onMyWay")}
      </Button>
      <RefusalNotice small refusal={refusal} />
    </div>
  );
}
