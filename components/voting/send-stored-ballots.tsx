"use client";
import { useEffect, useEffectEvent } from "react";
import { useAction } from "@/components/actions/use-action";
import { registerUnsentCounter } from "@/components/documents/local-copies/unsent-count";
import { useNotice } from "@/components/page-frame/student/notice";
import { ballotKey } from "@/lib/document-format/browser-storage";
import { deleteSentBallot, isSameVote, loadStoredBallot, retryMs, sinceCast, storeBallot } from "./stored-ballot";
import type { Cast } from "./use-ballot";

const kinds = ["before", "final"] as const;

/**
 * Q4: sends ballots that were cast without a connection, on any page, once there is one, and says so when the server refuses them. A ballot
 * form that is open sends its own. Until then they count as unsent for signing out (S1).
 */
export function SendStoredBallots({
  activityId,
  studentId,
  cast,
}: {
  activityId: string;
  studentId: string;
  cast: Cast;
}) {
  const showAbovePage = useNotice();
  const { run } = useAction();
  const send = useEffectEvent((kind: (typeof kinds)[number], overlapping: boolean) => {
    const key = ballotKey(studentId, activityId, kind);
    const stored = loadStoredBallot(key);
    if (stored?.cast !== true || document.querySelector(`form[data-ballot="${kind}"]`) !== null) return;
    const vote = { choice: stored.choice, reason: stored.reason };
    run(() => cast(activityId, { kind, ...vote, ago: sinceCast(stored) }), {
      key: kind,
      overlapping,
      done: () => deleteSentBallot(key, vote),
      refused: ({ code, sentence }) => {
        if (code === "lost" || code === "too-fast") return;
        const now = loadStoredBallot(key);
        if (now === null || !isSameVote(now, vote)) return;
        storeBallot(key, { ...(now.draft ?? vote), cast: false }); // B1: a draft again
        showAbovePage(sentence);
      },
      refresh: "done",
    });
  });
  useEffect(() => {
    const sendAll = (overlapping: boolean) => {
      for (const kind of kinds) send(kind, overlapping);
    };
    const retry = () => sendAll(false);
    // What was sent before the connection came back may never get an answer.
    const onReturn = () => sendAll(true);
    onReturn();
    const timer = setInterval(retry, retryMs);
    addEventListener("online", onReturn);
    const countUnsent = () =>
      kinds.filter((kind) => loadStoredBallot(ballotKey(studentId, activityId, kind))?.cast === true).length;
    const stopReporting = registerUnsentCounter(countUnsent, countUnsent);
    return () => {
      stopReporting();
      clearInterval(timer);
      removeEventListener("online", onReturn);
    };
  }, [activityId, studentId]);
  return null;
}
