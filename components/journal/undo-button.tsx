"use client";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/controls/button";
import { Dialog } from "@/components/ui/overlays/dialog";
import { Says } from "@/components/ui/display/says";
import type { ActionResult } from "@/lib/errors/action-result";
import styles from "./journal.module.css";

interface UndoButtonProps {
  /** What it means for the class now, a sentence each; none when it can be done without asking. */
  preview: () => Promise<ActionResult<string[]>>;
  undo: () => Promise<ActionResult>;
  /** `label` says what is undone. */
  words: { undo: string; label: string; safe: string; cancel: string; failed: string };
}

/** Takes an entry back: asks first where students notice it, and says below why it is not possible. */
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
          <Says kind="wrong" small live>
            {wrong}
          </Says>
        </div>
      )}
      <Dialog
        open={asking !== null}
        onClose={() => setAsking(null)}
        title={words.label}
        acts={
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
