"use client";

import { useTranslations } from "next-intl";
import { ActionButton } from "@/components/actions/action-button";
import { openFeedbackAction, startFeedbackAction } from "@/lib/features/cases/feedback/actions/feedback";

/** Makes the team's empty feedback, in which all members then write. */
export function StartFeedback({ activityId, match }: { activityId: string; match: string }) {
  const t = useTranslations("feedback.give");
  return (
    <ActionButton variant="go" act={() => startFeedbackAction(activityId, { match })}>
      {t("start")}
    </ActionButton>
  );
}

/** Opens feedback for the whole team, which fixes it (Q26). */
export function OpenFeedback({ activityId, feedback }: { activityId: string; feedback: string }) {
  const t = useTranslations("feedback.got");
  return (
    <ActionButton variant="go" act={() => openFeedbackAction(activityId, { feedback })}>
      {t("open")}
    </ActionButton>
  );
}
