"use client";
import { useRouter } from "next/navigation";
import { useState, useTransition, type ReactNode } from "react";
import { Button } from "@/components/shared/ui/button";
import { Says } from "@/components/shared/ui/says";
import type { ActionResult } from "@/lib/action-result";
import styles from "./journal.module.css";

interface UndoButtonProps {
  undo: () => Promise<ActionResult>;
  /** Says what is undone, to whoever does not see the sentence beside the button. */
  label: string;
  failed: string;
  children: ReactNode;
}

/** Takes an entry back, or says below it why that is not possible. */
export function UndoButton({ undo, label, failed, children }: UndoButtonProps) {
  const router = useRouter();
  const [pending, start] = useTransition();
  const [wrong, setWrong] = useState<string | null>(null);
  function click() {
    if (pending) return;
    start(async () => {
      try {
        const answer = await undo();
        setWrong(answer.ok ? null : answer.sentence);
        router.refresh();
      } catch {
        setWrong(failed);
      }
    });
  }
  return (
    <>
      <Button variant="link" aria-label={label} aria-disabled={pending || undefined} onClick={click}>
        {children}
      </Button>
      {wrong !== null && <div className={styles.wrong}><Says kind="wrong" small live>{wrong}</Says></div>}
    </>
  );
}
