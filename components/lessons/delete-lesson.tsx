"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionButton } from "@/components/actions/action-button";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { Button } from "@/components/ui/controls/button";
import { Dialog } from "@/components/ui/overlays/dialog";
import { removeLessonAction, showLessonAction } from "@/lib/features/lessons/actions/lessons";

interface LessonProps {
  lessonId: string;
  /** The lesson's title as the list shows it. */
  title: string;
}

/** Asks, and deletes the lesson. */
export function DeleteLesson({ lessonId, title }: LessonProps) {
  const t = useTranslations("lessons.list");
  const [asked, setAsked] = useState(false);
  const { run, isPending, refusal } = useAction();
  return (
    <>
      <Button size="small" variant="plain" aria-label={t("deleteNamed", { title })} onClick={() => setAsked(true)}>
        {t("delete")}
      </Button>
      <Dialog
        open={asked}
        onClose={() => setAsked(false)}
        title={t("deleteTitle", { title })}
        actions={
          <>
            <Button onClick={() => setAsked(false)}>{t("keep")}</Button>
            <Button
              variant="danger"
              aria-disabled={isPending()}
              onClick={() =>
                run(() => removeLessonAction(lessonId), { refresh: "answered", onDone: () => setAsked(false) })
              }
            >
              {t("deleteNow")}
            </Button>
          </>
        }
      >
        <p>{t("deleteText")}</p>
        <RefusalNotice refusal={refusal} />
      </Dialog>
    </>
  );
}

/** Offers a lesson again that was deleted while an activity used it. */
export function ShowLesson({ lessonId, title }: LessonProps) {
  const t = useTranslations("lessons.list");
  return (
    <ActionButton size="small" label={t("showNamed", { title })} act={() => showLessonAction(lessonId)}>
      {t("show")}
    </ActionButton>
  );
}
