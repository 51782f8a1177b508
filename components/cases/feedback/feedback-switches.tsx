"use client";

import { useTranslations } from "next-intl";
import { ActionButton } from "@/components/actions/action-button";
import { useCanEdit } from "@/components/page-frame/teacher/can-edit";
import { hideFeedbackAction, showAllFeedbackAction } from "@/lib/features/cases/feedback/actions/feedback";

/** Shows students all feedback that was sent, or again only what both teams have sent (Q27). */
export function ShowAllFeedback({ activityId, all }: { activityId: string; all: boolean }) {
  const t = useTranslations("feedback.teacher");
  if (!useCanEdit()) return null;
  return (
    <ActionButton smallRefusal act={() => showAllFeedbackAction(activityId, { all: !all })}>
      {t(all ? "both" : "all")}
    </ActionButton>
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
  if (!useCanEdit()) return null;
  return (
    <ActionButton
      size="small"
      smallRefusal
      label={label}
      act={() => hideFeedbackAction(activityId, { feedbackId, hidden: !hidden })}
    >
      {t(hidden ? "show" : "hide")}
    </ActionButton>
  );
}
