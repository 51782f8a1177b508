"use client";
import { useEffect, useEffectEvent, useSyncExternalStore } from "react";
import { useBallotOutbox } from "./use-ballot-outbox";
import { idle, type BallotKind } from "./outbox";
import { isSameVote, type Vote } from "./stored-ballot";

interface BallotOptions {
  kind: BallotKind;
  own: Vote | null;
  /** Called when the stored vote is still `own`, because then no refresh with another vote follows. */
  onUnchanged?: () => void;
}

/** The ballot that a form shows. The outbox stores and sends it. */
export function useBallot({ kind, own, onUnchanged }: BallotOptions) {
  const outbox = useBallotOutbox();
  const { shown, sending, refusal } = useSyncExternalStore(
    outbox.subscribe,
    () => outbox.stateOf(kind),
    () => idle,
  );
  const { choice, reason } = shown ?? own ?? { choice: "", reason: "" };
  const open = useEffectEvent(() => outbox.open(kind, own));
  // The stored ballot is known in the browser only, so it is read after the first render.
  useEffect(() => open(), [outbox, kind]);
  const noteSent = useEffectEvent(() => {
    if (own !== null && isSameVote(own, { choice, reason })) onUnchanged?.();
  });
  useEffect(() => {
    if (sending === "sent") noteSent();
  }, [sending]);

  return {
    choice,
    reason,
    sending,
    refusal,
    choose: (next: string) => outbox.change(kind, { choice: next, reason }),
    write: (next: string) => outbox.change(kind, { choice, reason: next }),
    refuse: (sentence: string) => outbox.refuse(kind, { sentence, field: "choice" }),
    submit: () => outbox.submit(kind),
    /** Goes back to the vote that the server has. A change without an answer may have reached the server, so that vote is sent again. */
    keep: () => {
      if (own === null || !outbox.isUnanswered(kind)) return onUnchanged?.();
      outbox.change(kind, own);
      outbox.submit(kind);
    },
  };
}
