"use client";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useAction } from "@/components/actions/use-action";
import type { ActionResult } from "@/lib/errors/action-result";
import { ballotKey } from "@/lib/document-format/browser-storage";
import { deleteStoredBallot, storeBallot, loadStoredBallot } from "./stored-ballot";

export interface BallotInput {
  kind: "before" | "final";
  choice: string;
  reason: string;
}
export type Cast = (
  activityId: string,
  input: BallotInput,
) => Promise<ActionResult<{ choice: string; reason: string }>>;

export type Sending = "no" | "on its way" | "not sent yet" | "sent";

/** After this long without an answer, or without a connection, it shows "Not sent yet" and retries. */
const slowAfterMs = 6000;
const retryMs = 5000;

interface Start {
  activityId: string;
  studentId: string;
  kind: "before" | "final";
  own: { choice: string; reason: string } | null;
  cast: Cast;
}

export function useBallot({ activityId, studentId, kind, own, cast }: Start) {
  const { run } = useAction();
  const key = ballotKey(studentId, activityId, kind);
  const [choice, setChoice] = useState(own?.choice ?? "");
  const [reason, setReason] = useState(own?.reason ?? "");
  const [sending, setSending] = useState<Sending>("no");
  const [refusal, setRefusal] = useState<{ sentence: string; field?: string } | null>(null);
  const isSending = useRef(false);

  function send(ballot: { choice: string; reason: string }) {
    if (isSending.current) return;
    isSending.current = true;
    const slow = setTimeout(() => setSending("not sent yet"), slowAfterMs);
    const call = () =>
      cast(activityId, { kind, ...ballot }).finally(() => {
        clearTimeout(slow);
        isSending.current = false;
      });
    run(call, {
      overlapping: true, // A ballot that was changed is sent although the page still refreshes after the one before.
      done: () => {
        deleteStoredBallot(key);
        setSending("sent");
        setRefusal(null);
      },
      refused: (refused) => {
        // Q4: it stays stored, and is sent again.
        if (refused.code === "lost" || refused.code === "too-fast") return setSending("not sent yet");
        storeBallot(key, { ...ballot, cast: false }); // B1: a draft again, not lost with the page
        setSending("no");
        setRefusal(refused);
      },
      refresh: "done",
    });
  }
  const sendStored = useEffectEvent(send);

  useEffect(() => {
    const stored = loadStoredBallot(key);
    if (stored === null) return;
    // The stored ballot is known in the browser only, so it is read after the first render.
    // oxlint-disable-next-line react/set-state-in-effect
    setChoice(stored.choice);
    setReason(stored.reason);
    if (stored.cast) {
      setSending("on its way");
      sendStored(stored);
    }
  }, [key]);

  useEffect(() => {
    if (sending !== "not sent yet") return;
    const retry = () => sendStored({ choice, reason });
    const timer = setInterval(retry, retryMs);
    addEventListener("online", retry);
    return () => {
      clearInterval(timer);
      removeEventListener("online", retry);
    };
  }, [sending, choice, reason]);

  function change(next: { choice: string; reason: string }) {
    setChoice(next.choice);
    setReason(next.reason);
    setRefusal(null);
    if (sending === "sent") setSending("no");
    storeBallot(key, { ...next, cast: false });
  }

  return {
    choice,
    reason,
    sending,
    refusal,
    choose: (next: string) => change({ choice: next, reason }),
    write: (next: string) => change({ choice, reason: next }),
    refuse: (sentence: string) => setRefusal({ sentence, field: "choice" }),
    submit() {
      storeBallot(key, { choice, reason, cast: true });
      setRefusal(null);
      setSending("on its way");
      send({ choice, reason });
    },
  };
}
