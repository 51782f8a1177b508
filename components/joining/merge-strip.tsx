"use client";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/controls/button";
import { Strip } from "@/components/ui/display/notice";
import type { ActionResult } from "@/lib/errors/action-result";

interface MergeStripProps {
  activityId: string;
  /** One for each name. */
  sentences: readonly string[];
  markSeen: (activityId: string) => Promise<ActionResult>;
  words: { close: string; failed: string };
}

/** T15: the teacher has merged another name with the student's. It stays until the student confirms having read it. */
export function MergeStrip({ activityId, sentences, markSeen, words }: MergeStripProps) {
  const router = useRouter();
  const [pending, start] = useTransition();
  const [failed, setFailed] = useState<string | null>(null);
  function close() {
    start(async () => {
      const answer = await markSeen(activityId).catch(() => null);
      setFailed(answer === null ? words.failed : answer.ok ? null : answer.sentence);
      if (answer?.ok) router.refresh();
    });
  }
  return (
    <Strip
      icon="people"
      action={
        <Button size="small" aria-disabled={pending} onClick={close}>
          {words.close}
        </Button>
      }
    >
      {sentences.join(" ")} {failed}
    </Strip>
  );
}
