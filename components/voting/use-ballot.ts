"use client";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
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
  const router = useRouter();
  const key = ballotKey(studentId, activityId, kind);
  const [choice, setChoice] = useState(own?.choice ?? "");
  const [reason, setReason] = useState(own?.reason ?? "");
  const [sending, setSending] = useState<Sending>("no");
  const [refusal, setRefusal] = useState<{ sentence: string; field?: string } | null>(null);
  const isSending = useRef(false);

  const send = useCallback(
    async (ballot: { choice: string; reason: string }) => {
      if (isSending.current) return;
      isSending.current = true;
      const slow = setTimeout(() => setSending("not sent yet"), slowAfterMs);
      try {
        const answer = await cast(activityId, { kind, ...ballot });
        if (answer.ok) {
          deleteStoredBallot(key);
          setSending("sent");
          setRefusal(null);
          router.refresh();
        } else if (answer.code === "too-fast") {
          setSending("not sent yet"); // It stays stored, and is sent retry.
        } else {
          storeBallot(key, { ...ballot, cast: false }); // B1: a draft retry, not lost with the page
          setSending("no");
          setRefusal(answer);
        }
      } catch {
        // No connection, or no answer: it stays stored, and is sent retry (Q4).
        setSending("not sent yet");
      } finally {
        clearTimeout(slow);
        isSending.current = false;
      }
    },
    [activityId, cast, key, kind, router],
  );

  useEffect(() => {
    const stored = loadStoredBallot(key);
    if (stored === null) return;
    // The stored ballot is known in the browser only, so it is read after the first render.
    // eslint-disable-next-line react-hooks/set-state-in-effect
    setChoice(stored.choice);
    setReason(stored.reason);
    if (stored.cast) {
      setSending("on its way");
      void send(stored);
    }
  }, [key, send]);

  useEffect(() => {
    if (sending !== "not sent yet") return;
    const retry = () => void send({ choice, reason });
    const timer = setInterval(retry, retryMs);
    addEventListener("online", retry);
    return () => {
      clearInterval(timer);
      removeEventListener("online", retry);
    };
  }, [sending, choice, reason, send]);

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
      void send({ choice, reason });
    },
  };
}
