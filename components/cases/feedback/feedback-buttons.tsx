"use client";

import { useTranslations } from "next-intl";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { Button } from "@/components/ui/controls/button";
import { openFeedbackAction, startFeedbackAction } from "@/lib/features/cases/feedback/actions/feedback";

/** Makes the team's empty feedback, in which all members then write. */
export function StartFeedback({ activityId, match }: { activityId: string; match: string }) {
  const t = useTranslations("feedback.give");
  const { run, isPending, refusal } = useAction();
  return (
    <>
      <Button
        variant="go"
        aria-disabled={isPending() || undefined}
        onClick={() => run(() => startFeedbackAction(activityId, { match }), { refresh: "answered" })}
      >
        {t("start")}
      </Button>
      <RefusalNotice refusal={refusal} />
    </>
  );
}

/** Opens feedback for the whole team, which fixes it (Q26). */
export function OpenFeedback({ activityId, feedback }: { activityId: string; feedback: string }) {
  const t = useTranslations("feedback.got");
  const { run, isPending, refusal } = useAction();
  return (
    <>
      <Button
        variant="go"
        aria-disabled={isPending() || undefined}
        onClick={() => run(() => openFeedbackAction(activityId, { feedback }), { refresh: "answered" })}
      >
        {t("open")}
      </Button>
      <RefusalNotice refusal={refusal} />
    </>
  );
}
