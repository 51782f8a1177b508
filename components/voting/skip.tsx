"use client";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/controls/button";
import { Notice } from "@/components/ui/display/notice";
import type { ActionResult } from "@/lib/errors/action-result";

/** Skips a ballot (Q5, Q6). */
export function Skip({
  activityId,
  skip,
  label,
  failed,
}: {
  activityId: string;
  skip: (activityId: string) => Promise<ActionResult>;
  label: string;
  failed: string;
}) {
  const router = useRouter();
  const [pending, start] = useTransition();
  const [wrong, setWrong] = useState<string | null>(null);
  function press() {
    start(async () => {
      try {
        const answer = await skip(activityId);
        setWrong(answer.ok ? null : answer.sentence);
        if (answer.ok) router.refresh();
      } catch {
        setWrong(failed);
      }
    });
  }
  return (
    <>
      <Button variant="plain" onClick={press} aria-disabled={pending || undefined}>
        {label}
      </Button>
      {wrong !== null && (
        <Notice kind="wrong" small live>
          {wrong}
        </Notice>
      )}
    </>
  );
}
