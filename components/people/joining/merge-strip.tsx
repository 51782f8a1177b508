"use client";
import { useTranslations } from "next-intl";
import { useAction } from "@/components/actions/use-action";
import { AttentionLine } from "@/components/page-frame/student/attention-line";
import { Button } from "@/components/ui/controls/button";
import { mergesSeenAction } from "@/lib/features/people/joining/actions/merge-news";

interface MergeStripProps {
  activityId: string;
  /** A sentence for each merged name. */
  sentences: readonly string[];
}

/** Says that the teacher has merged another name with the student's, until the student confirms having read it (T15). */
export function MergeStrip({ activityId, sentences }: MergeStripProps) {
  const t = useTranslations("student.frame");
  const { run, isPending, refusal } = useAction();
  return (
    <AttentionLine
      of={sentences.join(" ")}
      icon="people"
      actions={
        <Button
          size="small"
          aria-disabled={isPending()}
          onClick={() => run(() => mergesSeenAction(activityId), { refresh: "done" })}
        >
          {t("mergedSeen")}
        </Button>
      }
    >
      <p>
        {sentences.join(" ")} {refusal?.sentence}
      </p>
    </AttentionLine>
  );
}
