"use client";

import { useState } from "react";
import { Button } from "@/components/ui/controls/button";
import { Dialog } from "@/components/ui/overlays/dialog";
import { Icon } from "@/components/ui/marks/icon";
import { Notice } from "@/components/ui/display/notice";
import type { ActionResult } from "@/lib/errors/action-result";
import styles from "./release-all.module.css";

interface ReleaseAllProps {
  /** Not released, not returned. */
  all: readonly string[];
  /** The ones among them with all levels. */
  marked: readonly string[];
  release: (submissionIds: readonly string[]) => Promise<ActionResult>;
  words: {
    release: string;
    title: string;
    text: string;
    unmarked: string | null;
    returned: string | null;
    no: string;
    all: string;
    marked: string;
    lost: string;
  };
}

/** T12: releases all reviews at once, after a dialog about those left out and those without levels. */
export function ReleaseAll({ all, marked, release, words }: ReleaseAllProps) {
  const [asking, setAsking] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function run(submissionIds: readonly string[]) {
    setAsking(false);
    setBusy(true);
    try {
      const answer = await release(submissionIds);
      setWrong(answer.ok ? null : answer.sentence);
    } catch {
      setWrong(words.lost);
    }
    setBusy(false);
  }

  const some = marked.length > 0 && marked.length < all.length;
  return (
    <>
      {wrong !== null && (
        <Notice kind="wrong" small live>
          {wrong}
        </Notice>
      )}
      <Button size="small" disabled={busy} onClick={() => setAsking(true)}>
        <Icon name="eye" />
        {words.release}
      </Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={words.title}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{words.no}</Button>
            {all.length > 0 && (
              <Button variant={some ? undefined : "go"} onClick={() => void run(all)}>
                {words.all}
              </Button>
            )}
            {some && (
              <Button variant="go" onClick={() => void run(marked)}>
                {words.marked}
              </Button>
            )}
          </>
        }
      >
        <p>{words.text}</p>
        {words.unmarked !== null && <p className={styles.names}>{words.unmarked}</p>}
        {words.returned !== null && <p className={styles.names}>{words.returned}</p>}
      </Dialog>
    </>
  );
}
