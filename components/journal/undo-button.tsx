"use client";
import { useState } from "react";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { Button } from "@/components/ui/controls/button";
import { Dialog } from "@/components/ui/overlays/dialog";
import type { ActionResult } from "@/lib/errors/action-result";
import styles from "./journal.module.css";

interface UndoButtonProps {
  /** What it means for the class now, a sentence each; empty when no confirmation is needed. */
  preview: () => Promise<ActionResult<string[]>>;
  undo: () => Promise<ActionResult>;
  /** `label` names what is undone. */
  words: { undo: string; label: string; safe: string; cancel: string };
}

/** Undoes an entry: asks first when students would notice, and shows a refusal below. */
export function UndoButton({ preview, undo, words }: UndoButtonProps) {
  const { run, isPending, refusal } = useAction();
  const [asking, setAsking] = useState<readonly string[] | null>(null);
  function take() {
    setAsking(null);
    run(undo, { refresh: "answered" });
  }
  function ask() {
    run(preview, {
      done: (sentences) => (sentences.length === 0 ? take() : setAsking(sentences)),
      refresh: "refused",
    });
  }
  return (
    <>
      <Button variant="link" aria-label={words.label} aria-disabled={isPending() || undefined} onClick={ask}>
        {words.undo}
      </Button>
      {refusal !== null && (
        <div className={styles.wrong}>
          <RefusalNotice small refusal={refusal} />
        </div>
      )}
      <Dialog
        open={asking !== null}
        onClose={() => setAsking(null)}
        title={words.label}
        actions={
          <>
            <Button onClick={() => setAsking(null)}>{words.cancel}</Button>
            <Button variant="go" aria-disabled={isPending()} onClick={() => !isPending() && take()}>
              {words.undo}
            </Button>
          </>
        }
      >
        {asking?.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        <p>
          <b>{words.safe}</b>
        </p>
      </Dialog>
    </>
  );
}
