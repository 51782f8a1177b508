"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { Button } from "@/components/ui/controls/button";
import { Dialog } from "@/components/ui/overlays/dialog";
import { archiveActivity, deleteActivity } from "@/lib/features/people/classes/actions/class";
import { graceDays } from "@/lib/features/people/classes/rules/archive-status";

interface ArchiveOrDeleteActivityProps {
  classId: string;
  activityId: string;
  name: string;
}

/** Archives or deletes an activity, after a dialog that says what each means. One click restores it (T15). */
export function ArchiveOrDeleteActivity({ classId, activityId, name }: ArchiveOrDeleteActivityProps) {
  const t = useTranslations("teacher.class.putActivityAway");
  const { run, isPending, refusal, forget } = useAction();
  const [asking, setAsking] = useState(false);
  const send = (act: typeof archiveActivity) =>
    !isPending() && run(() => act(classId, { activityId }), { onDone: () => setAsking(false) });
  return (
    <>
      <Button
        size="small"
        variant="plain"
        aria-label={t("of", { name })}
        onClick={() => {
          forget();
          setAsking(true);
        }}
      >
        {t("label")}
      </Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t("title", { name })}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t("cancel")}</Button>
            <Button variant="danger" aria-disabled={isPending()} onClick={() => send(deleteActivity)}>
              {t("delete")}
            </Button>
            <Button variant="go" aria-disabled={isPending()} onClick={() => send(archiveActivity)}>
              {t("archive")}
            </Button>
          </>
        }
      >
        <p>{t("archiveText")}</p>
        <p>{t("deleteText", { days: graceDays })}</p>
        <RefusalNotice small refusal={refusal} />
      </Dialog>
    </>
  );
}
