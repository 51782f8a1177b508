"use client";
import { useTranslations } from "next-intl";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { Button } from "@/components/ui/controls/button";
import type { ActionResult } from "@/lib/errors/action-result";

/** Skips a ballot (Q5, Q6). */
export function Skip({
  activityId,
  skip,
}: {
  activityId: string;
  skip: (activityId: string) => Promise<ActionResult>;
}) {
  const t = useTranslations("vote.ballot");
  const { run, isPending, refusal } = useAction();
  return (
    <>
      <Button
        variant="plain"
        onClick={() => run(() => skip(activityId), { refresh: "done" })}
        aria-disabled={isPending() || undefined}
      >
        {t("skip")}
      </Button>
      <RefusalNotice small refusal={refusal} />
    </>
  );
}
