import { getTranslations } from "next-intl/server";
import { rubricOf } from "@/lib/content/lesson";
import type { Member } from "@/lib/activity/authorise";
import { feedbackFields, type FeedbackField } from "@/lib/sync/format/fields";

export interface FeedbackPart {
  field: FeedbackField;
  label: string;
  starters: readonly string[];
}

/** The parts of feedback, with the lesson's starters; where the lesson has none, one for each of the rubric's criteria (S9). */
export async function listFeedbackParts(activity: Member["activity"]): Promise<FeedbackPart[]> {
  const t = await getTranslations("feedback");
  return feedbackFields.map((field) => {
    const own = activity.lesson.feedback[field];
    return {
      field,
      label: t(`parts.${field}`),
      starters: own.length > 0 ? own : rubricOf(activity).map(({ name }) => t(`rubric.${field}`, { criterion: name })),
    };
  });
}
