"use client";

import { useState, useTransition } from "react";
import { Button } from "@/components/ui/controls/button";
import { Dialog } from "@/components/ui/overlays/dialog";
import { Notice } from "@/components/ui/display/notice";
import { type ActionResult } from "@/lib/errors/action-result";

type HandedIn = { done: true; again: boolean } | { done: false; missing: readonly string[] };

interface HandInForTeamProps {
  /** Whether the newest text is already handed in. */
  isIn: boolean;
  handIn: (choice: { incomplete: boolean }) => Promise<ActionResult<HandedIn>>;
  /** Names of the fields, for those left blank. */
  fields: Record<string, string>;
  words: {
    handIn: string;
    missingTitle: string;
    missingText: string;
    cancel: string;
    anyway: string;
    done: string;
    same: string;
    lost: string;
  };
}

/** Q2: the teacher hands in the team's worksheet as stored; asks first when a part of it is blank. */
export function HandInForTeam({ isIn, handIn, fields, words }: HandInForTeamProps) {
  const [pending, startTransition] = useTransition();
  const [missing, setMissing] = useState<readonly string[] | null>(null);
  const [outcome, setOutcome] = useState<{ kind: "done" | "wrong"; sentence: string } | null>(null);

  const send = (incomplete: boolean) => {
    if (pending) return;
    setMissing(null);
    setOutcome(null);
    startTransition(async () => {
      const result = await handIn({ incomplete }).catch(() => ({ ok: false as const, sentence: words.lost }));
      if (!result.ok) setOutcome({ kind: "wrong", sentence: result.sentence });
      else if (!result.value.done) setMissing(result.value.missing);
      else setOutcome({ kind: "done", sentence: result.value.again ? words.same : words.done });
    });
  };

  return (
    <>
      {!isIn && (
        <Button size="small" aria-disabled={pending} onClick={() => send(false)}>
          {words.handIn}
        </Button>
      )}
      {outcome !== null && (
        <Notice kind={outcome.kind} small live>
          {outcome.sentence}
        </Notice>
      )}
      <Dialog
        open={missing !== null}
        onClose={() => setMissing(null)}
        title={words.missingTitle}
        actions={
          <>
            <Button onClick={() => setMissing(null)}>{words.cancel}</Button>
            <Button variant="go" onClick={() => send(true)}>
              {words.anyway}
            </Button>
          </>
        }
      >
        <p>
          {words.missingText.replace("{fields}", (missing ?? []).map((field) => fields[field] ?? field).join(" · "))}
        </p>
      </Dialog>
    </>
  );
}
