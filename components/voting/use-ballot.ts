"use client";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import type { ActionResult } from "@/lib/errors/action-result";
import { ballotKey, forget, keep, readKept } from "./kept";

export interface BallotInput {
  activityId: string;
  kind: "before" | "final";
  choice: string;
  reason: string;
}
export type Cast = (input: BallotInput) => Promise<ActionResult<{ choice: string; reason: string }>>;

export type Sending = "no" | "on its way" | "not sent yet" | "sent";

/** After this long without an answer, or without a connection, it says "Not sent yet" and goes on trying. */
const patienceMs = 6000;
const againMs = 5000;

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
  const asking = useRef(false);

  const send = useCallback(
    async (ballot: { choice: string; reason: string }) => {
      if (asking.current) return;
      asking.current = true;
      const slow = setTimeout(() => setSending("not sent yet"), patienceMs);
      try {
        const answer = await cast({ activityId, kind, ...ballot });
        if (answer.ok) {
          forget(key);
          setSending("sent");
          setRefusal(null);
          router.refresh();
        } else if (answer.code === "too-fast") {
          setSending("not sent yet"); // It stays kept, and goes again by itself.
        } else {
          keep(key, { ...ballot, cast: false }); // B1: a draft again, not lost with the page
          setSending("no");
          setRefusal(answer);
        }
      } catch {
        // No connection, or the server is away: it stays kept, and goes again (Q4).
        setSending("not sent yet");
      } finally {
        clearTimeout(slow);
        asking.current = false;
      }
    },
    [activityId, cast, key, kind, router],
  );

  useEffect(() => {
    const kept = readKept(key);
    if (kept === null) return;
    // What this device kept is known in the browser only, so it comes in after the first drawing.
    // eslint-disable-next-line react-hooks/set-state-in-effect
    setChoice(kept.choice);
    setReason(kept.reason);
    if (kept.cast) {
      setSending("on its way");
      void send(kept);
    }
  }, [key, send]);

  useEffect(() => {
    if (sending !== "not sent yet") return;
    const again = () => void send({ choice, reason });
    const timer = setInterval(again, againMs);
    addEventListener("online", again);
    return () => {
      clearInterval(timer);
      removeEventListener("online", again);
    };
  }, [sending, choice, reason, send]);

  function change(next: { choice: string; reason: string }) {
    setChoice(next.choice);
    setReason(next.reason);
    setRefusal(null);
    if (sending === "sent") setSending("no");
    keep(key, { ...next, cast: false });
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
      keep(key, { choice, reason, cast: true });
      setRefusal(null);
      setSending("on its way");
      void send({ choice, reason });
    },
  };
}
