"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { useCanEdit } from "@/components/page-frame/teacher/can-edit";
import { Button } from "@/components/ui/controls/button";
import { Dialog } from "@/components/ui/overlays/dialog";
import { previewUndoAction, undoAction } from "@/lib/features/undo/actions/undo";
import styles from "./undo-button.module.css";

interface UndoButtonProps {
  activityId: string;
  entryId: string;
  /** The sentence of the entry that is undone. */
  what: string;
  /** Whether the entry is itself an undo, so that the button says *Redo*. */
  again: boolean;
}

/** Undoes an entry: asks first when students would notice, and shows a refusal below. */
export function UndoButton({ activityId, entryId, what, again }: UndoButtonProps) {
  const t = useTranslations("journal.undoing");
  const { run, isPending, refusal } = useAction();
  const label = t(again ? "redoLabel" : "undoLabel", { what });
  const [asking, setAsking] = useState<readonly string[] | null>(null);
  const canEdit = useCanEdit();
  const wrong = useRef<HTMLDivElement>(null);
  // A refusal below the last row would be below the window.
  useEffect(() => wrong.current?.scrollIntoView({ block: "nearest" }), [refusal]);
  if (!canEdit) return null;
  function take() {
    setAsking(null);
    run(() => undoAction(activityId, { entryId }), { refresh: "answered" });
  }
  function ask() {
    run(() => previewUndoAction(activityId, { entryId }), {
      onDone: (sentences) => (sentences.length === 0 ? take() : setAsking(sentences)),
      refresh: "refused",
    });
  }
  return (
    <>
      <Button variant="link" aria-label={label} aria-disabled={isPending() || undefined} onClick={ask}>
        {t(again ? "redo" : "undo")}
      </Button>
      {refusal !== null && (
        <div ref={wrong} className={styles.wrong}>
          <RefusalNotice small refusal={refusal} />
        </div>
      )}
      <Dialog
        open={asking !== null}
        onClose={() => setAsking(null)}
        title={label}
        actions={
          <>
            <Button onClick={() => setAsking(null)}>{t("cancel")}</Button>
            <Button variant="go" aria-disabled={isPending()} onClick={() => !isPending() && take()}>
              {t(again ? "redo" : "undo")}
            </Button>
          </>
        }
      >
        {asking?.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        <p>
          <b>{t("safe")}</b>
        </p>
      </Dialog>
    </>
  );
}
