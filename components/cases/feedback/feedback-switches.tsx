"use client";

import { useTranslations } from "next-intl";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { useCanEdit } from "@/components/page-frame/teacher/can-edit";
import { Button } from "@/components/ui/controls/button";
import { hideFeedbackAction, showAllFeedbackAction } from "@/lib/features/cases/feedback/actions/feedback";

/** Shows students all feedback that was sent, or again only what both teams have sent (Q27). */
export function ShowAllFeedback({ activityId, all }: { activityId: string; all: boolean }) {
  const t = useTranslations("feedback.teacher");
  const canEdit = useCanEdit();
  const { run, isPending, refusal } = useAction();
  if (!canEdit) return null;
  return (
    <>
      <Button
        aria-disabled={isPending() || undefined}
        onClick={() => run(() => showAllFeedbackAction(activityId, { all: !all }), { refresh: "answered" })}
      >
        {t(all ? "both" : "all")}
      </Button>
      <RefusalNotice small refusal={refusal} />
    </>
  );
}

interface HideFeedbackProps {
  activityId: string;
  feedbackId: string;
  hidden: boolean;
  /** Names the feedback, for screen readers. */
  label: string;
}

/** Hides one team's feedback from students, or shows it again (Q27). */
export function HideFeedback({ activityId, feedbackId, hidden, label }: HideFeedbackProps) {
  const t = useTranslations("feedback.teacher");
  const canEdit = useCanEdit();
  const { run, isPending, refusal } = useAction();
  if (!canEdit) return null;
  return (
    <>
      <Button
        size="small"
        aria-label={label}
        aria-disabled={isPending() || undefined}
        onClick={() =>
          run(() => hideFeedbackAction(activityId, { feedbackId, hidden: !hidden }), { refresh: "answered" })
        }
      >
        {t(hidden ? "show" : "hide")}
      </Button>
      <RefusalNotice small refusal={refusal} />
    </>
  );
}
