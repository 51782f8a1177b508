"use client";

import { useState, useTransition } from "react";
import { Button } from "@/components/ui/controls/button";
import { Dialog } from "@/components/ui/overlays/dialog";
import { Says } from "@/components/ui/display/says";
import { type ActionResult } from "@/lib/errors/action-result";

type HandedIn = { done: true; again: boolean } | { done: false; missing: readonly string[] };

interface HandInForTeamProps {
  /** What is written is what is handed in: there is nothing to hand in. */
  isIn: boolean;
  handIn: (choice: { incomplete: boolean }) => Promise<ActionResult<HandedIn>>;
  /** What a blank field is called. */
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

/** Q2: the teacher hands in what the server has of the team's worksheet; a partly empty one is asked about. */
export function HandInForTeam({ isIn, handIn, fields, words }: HandInForTeamProps) {
  const [pending, startTransition] = useTransition();
  const [missing, setMissing] = useState<readonly string[] | null>(null);
  const [said, setSaid] = useState<{ kind: "done" | "wrong"; sentence: string } | null>(null);

  const send = (incomplete: boolean) => {
    if (pending) return;
    setMissing(null);
    setSaid(null);
    startTransition(async () => {
      const result = await handIn({ incomplete }).catch(() => ({ ok: false as const, sentence: words.lost }));
      if (!result.ok) setSaid({ kind: "wrong", sentence: result.sentence });
      else if (!result.value.done) setMissing(result.value.missing);
      else setSaid({ kind: "done", sentence: result.value.again ? words.same : words.done });
    });
  };

  return (
    <>
      {!isIn && (
        <Button size="small" aria-disabled={pending} onClick={() => send(false)}>
          {words.handIn}
        </Button>
      )}
      {said !== null && (
        <Says kind={said.kind} small live>
          {said.sentence}
        </Says>
      )}
      <Dialog
        open={missing !== null}
        onClose={() => setMissing(null)}
        title={words.missingTitle}
        acts={
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
