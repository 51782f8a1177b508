"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { Button } from "@/components/ui/controls/button";
import { Dialog } from "@/components/ui/overlays/dialog";
import type { ActionResult } from "@/lib/errors/action-result";
import { graceDays } from "@/lib/features/people/classes/rules/archive-status";

interface ArchiveOrDeleteActivityProps {
  name: string;
  archive: () => Promise<ActionResult<void>>;
  remove: () => Promise<ActionResult<void>>;
}

/** Archives or deletes an activity, after a dialog that says what each means. One click restores it (T15). */
export function ArchiveOrDeleteActivity({ name, archive, remove }: ArchiveOrDeleteActivityProps) {
  const t = useTranslations("teacher.class.putActivityAway");
  const { run, isPending, refusal, forget } = useAction();
  const [asking, setAsking] = useState(false);
  const send = (act: ArchiveOrDeleteActivityProps["archive"]) =>
    !isPending() && run(act, { onDone: () => setAsking(false) });
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
            <Button variant="danger" aria-disabled={isPending()} onClick={() => send(remove)}>
              {t("delete")}
            </Button>
            <Button variant="go" aria-disabled={isPending()} onClick={() => send(archive)}>
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
