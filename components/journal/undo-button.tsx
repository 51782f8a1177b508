"use client";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/controls/button";
import { Dialog } from "@/components/ui/overlays/dialog";
import { Notice } from "@/components/ui/display/notice";
import type { ActionResult } from "@/lib/errors/action-result";
import styles from "./undo-button.module.css";

interface UndoButtonProps {
  /** What it means for the class now, a sentence each; empty when no confirmation is needed. */
  preview: () => Promise<ActionResult<string[]>>;
  undo: () => Promise<ActionResult>;
  /** `label` names what is undone. */
  words: { undo: string; label: string; safe: string; cancel: string; failed: string };
}

/** Undoes an entry: asks first when students would notice, and shows a refusal below. */
export function UndoButton({ preview, undo, words }: UndoButtonProps) {
  const router = useRouter();
  const [pending, start] = useTransition();
  const [asking, setAsking] = useState<readonly string[] | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const run = (work: () => Promise<void>) => {
    if (pending) return;
    start(() => work().catch(() => setWrong(words.failed)));
  };
  async function take() {
    setAsking(null);
    const answer = await undo();
    setWrong(answer.ok ? null : answer.sentence);
    router.refresh();
  }
  async function ask() {
    const answer = await preview();
    setWrong(answer.ok ? null : answer.sentence);
    if (!answer.ok) router.refresh();
    else if (answer.value.length === 0) await take();
    else setAsking(answer.value);
  }
  return (
    <>
      <Button variant="link" aria-label={words.label} aria-disabled={pending || undefined} onClick={() => run(ask)}>
        {words.undo}
      </Button>
      {wrong !== null && (
        <div className={styles.wrong}>
          <Notice kind="wrong" small live>
            {wrong}
          </Notice>
        </div>
      )}
      <Dialog
        open={asking !== null}
        onClose={() => setAsking(null)}
        title={words.label}
        actions={
          <>
            <Button onClick={() => setAsking(null)}>{words.cancel}</Button>
            <Button variant="go" aria-disabled={pending} onClick={() => run(take)}>
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
