"use client";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useAction } from "@/components/actions/use-action";
import { castBallotAction } from "@/lib/features/votes/voting/actions/vote";
import { ballotKey } from "@/lib/sync/format/browser-storage";
import {
  deleteSentBallot,
  isSameVote,
  loadStoredBallot,
  retryMs,
  msSinceCast,
  storeBallot,
  type StoredBallot,
  type Vote,
} from "./stored-ballot";

export type Sending = "no" | "on its way" | "not sent yet" | "sent";

/** After this time without an answer, the form shows "Not sent yet" and retries. */
const slowAfterMs = 6000;

interface BallotOptions {
  activityId: string;
  studentId: string;
  kind: "before" | "final";
  own: Vote | null;
  /** Called when the stored vote is still `own`, because then no refresh with another vote follows. */
  onUnchanged?: () => void;
}

export function useBallot({ activityId, studentId, kind, own, onUnchanged }: BallotOptions) {
  const { run } = useAction();
  const key = ballotKey(studentId, activityId, kind);
  const [choice, setChoice] = useState(own?.choice ?? "");
  const [reason, setReason] = useState(own?.reason ?? "");
  const [sending, setSending] = useState<Sending>("no");
  const [refusal, setRefusal] = useState<{ sentence: string; field?: string } | null>(null);
  /** What the form shows, for an answer that comes after a change. */
  const draft = useRef<Vote>({ choice, reason });
  /** The vote whose button was pressed last, until the server has it. Only this one is sent (Q4). */
  const submitted = useRef<(Vote & Pick<StoredBallot, "castAt">) | null>(null);
  const isSending = useRef(false);

  function send(isNew = false) {
    const vote = submitted.current;
    if (vote === null || isSending.current) return;
    isSending.current = true;
    const slow = setTimeout(() => setSending("not sent yet"), slowAfterMs);
    const ago = isNew ? 0 : msSinceCast(vote);
    const call = () =>
      castBallotAction(activityId, { kind, choice: vote.choice, reason: vote.reason, ago }).finally(() => {
        clearTimeout(slow);
        isSending.current = false;
      });
    run(call, {
      overlapping: true, // A changed ballot is sent even while the page refreshes after the ballot before.
      onDone: (stored) => {
        if (submitted.current !== vote) return sendNext();
        submitted.current = null;
        deleteSentBallot(key, vote);
        setRefusal(null);
        if (!isSameVote(draft.current, vote)) {
          storeBallot(key, { ...draft.current, cast: false });
          return setSending("no");
        }
        show(stored); // The answer may be a vote that was cast later on another device (Q4).
        setSending("sent");
        if (own !== null && isSameVote(own, stored)) onUnchanged?.();
      },
      onRefused: (refused) => {
        // The vote stays stored, and is retried (Q4).
        if (refused.code === "lost" || refused.code === "too-fast") {
          if (submitted.current !== null && submitted.current !== vote) storeCastVote(submitted.current);
          return setSending("not sent yet");
        }
        if (submitted.current !== vote) return sendNext();
        submitted.current = null;
        storeBallot(key, { ...draft.current, cast: false }); // a draft again, so that it isn't lost with the page (B1)
        setSending("no");
        setRefusal(refused);
      },
      refresh: "done",
    });
  }
  /** Sends the vote that was submitted while another was being sent. */
  function sendNext() {
    setSending("on its way");
    send(true);
  }
  /** Makes the vote the latest. Also called when the vote before timed out, because that one may reach the server late and must not count as the later one. */
  function storeCastVote(vote: Vote) {
    submitted.current = { ...vote, castAt: Date.now() };
    storeBallot(key, { ...submitted.current, cast: true, draft: draft.current });
  }
  const sendAgain = useEffectEvent(() => send());
  function show(vote: Vote) {
    draft.current = vote;
    setChoice(vote.choice);
    setReason(vote.reason);
  }

  useEffect(() => {
    const stored = loadStoredBallot(key);
    if (stored === null) return;
    const vote = { choice: stored.choice, reason: stored.reason };
    const shown = (draft.current = stored.draft ?? vote);
    // The stored ballot is known in the browser only, so it is read after the first render.
    setChoice(shown.choice);
    setReason(shown.reason);
    if (stored.cast) {
      submitted.current = { ...vote, castAt: stored.castAt };
      setSending("on its way");
      sendAgain();
    }
  }, [key]);

  useEffect(() => {
    if (sending !== "not sent yet") return;
    const retry = () => sendAgain();
    const timer = setInterval(retry, retryMs);
    addEventListener("online", retry);
    return () => {
      clearInterval(timer);
      removeEventListener("online", retry);
    };
  }, [sending]);

  function submit(vote: Vote) {
    storeCastVote(vote);
    setRefusal(null);
    // While a slow vote is still being sent, the new vote is not sent yet either.
    if (!isSending.current || sending !== "not sent yet") setSending("on its way");
    send(true);
  }

  function change(next: Vote) {
    show(next);
    setRefusal(null);
    if (sending !== "not sent yet") setSending("no");
    // The submitted vote stays stored until the server has it, and so does what is typed since (B1).
    const vote = submitted.current;
    storeBallot(key, vote === null ? { ...next, cast: false } : { ...vote, cast: true, draft: next });
  }

  return {
    choice,
    reason,
    sending,
    refusal,
    choose: (next: string) => change({ choice: next, reason }),
    write: (next: string) => change({ choice, reason: next }),
    refuse: (sentence: string) => setRefusal({ sentence, field: "choice" }),
    submit: () => submit({ choice, reason }),
    /** Goes back to the vote that the server has. A change without an answer may have reached the server, so that vote is sent again. */
    keep: () => {
      if (own === null || submitted.current === null) return onUnchanged?.();
      change(own);
      submit(own);
    },
  };
}
