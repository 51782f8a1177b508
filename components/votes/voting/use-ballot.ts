"use client";
import { useEffect, useEffectEvent } from "react";
import { isSameForm } from "@/components/votes/outbox/stored-form";
import { useOutboxForm } from "@/components/votes/outbox/use-outbox-form";

interface BallotOptions {
  kind: "before" | "final";
  own: { choice: string; reason: string } | null;
  /** Called when the stored vote is still `own`, because then no refresh with another vote follows. */
  onUnchanged?: () => void;
}

/** The ballot that a form shows. The outbox stores and sends it. */
export function useBallot({ kind, own, onUnchanged }: BallotOptions) {
  const { outbox, form, sending, refusal } = useOutboxForm(kind, own);
  const { choice = "", reason = "" } = form;
  const noteSent = useEffectEvent(() => {
    if (own !== null && isSameForm(own, { choice, reason })) onUnchanged?.();
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
