"use client";
import { useTranslations } from "next-intl";
import { useAction } from "@/components/actions/use-action";
import { AttentionLine } from "@/components/page-frame/student/attention-line";
import { Button } from "@/components/ui/controls/button";
import type { ActionResult } from "@/lib/errors/action-result";

interface MergeStripProps {
  activityId: string;
  /** One for each name. */
  sentences: readonly string[];
  markSeen: (activityId: string) => Promise<ActionResult>;
}

/** T15: the teacher has merged another name with the student's. It stays until the student confirms having read it. */
export function MergeStrip({ activityId, sentences, markSeen }: MergeStripProps) {
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
          onClick={() => run(() => markSeen(activityId), { refresh: "done" })}
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
