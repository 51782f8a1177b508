"use client";
import { useEffect, useEffectEvent } from "react";
import { useAction } from "@/components/actions/use-action";
import { registerUnsentCounter } from "@/components/documents/local-copies/unsent-count";
import { ballotKey } from "@/lib/document-format/browser-storage";
import { deleteStoredBallot, storeBallot, loadStoredBallot } from "./stored-ballot";
import type { Cast } from "./use-ballot";

const kinds = ["before", "final"] as const;
const retryMs = 5_000;

/**
 * Q4: sends ballots that were cast without a connection, on any page, once there is one. A ballot form that is open sends its own.
 * Until then they count as unsent for signing out (S1).
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
  const { run } = useAction();
  const send = useEffectEvent((kind: (typeof kinds)[number], retryLater: () => void) => {
    const key = ballotKey(studentId, activityId, kind);
    const stored = loadStoredBallot(key);
    if (stored?.cast !== true || document.querySelector(`form[data-ballot="${kind}"]`) !== null) return;
    run(() => cast(activityId, { kind, choice: stored.choice, reason: stored.reason }), {
      overlapping: true, // What was sent before the connection came back may never get an answer.
      done: () => deleteStoredBallot(key),
      refused: ({ code }) => {
        if (code === "too-fast") retryLater();
        // Without a connection it is sent on the next one. B1: a refused one becomes a draft again.
        else if (code !== "lost") storeBallot(key, { ...stored, cast: false });
      },
      refresh: "done",
    });
  });
  useEffect(() => {
    let retryTimer: ReturnType<typeof setTimeout> | undefined;
    const onReturn = () => {
      for (const kind of kinds) send(kind, () => (retryTimer = setTimeout(onReturn, retryMs)));
    };
    onReturn();
    addEventListener("online", onReturn);
    const countUnsent = () =>
      kinds.filter((kind) => loadStoredBallot(ballotKey(studentId, activityId, kind))?.cast === true).length;
    const stopReporting = registerUnsentCounter(countUnsent, countUnsent);
    return () => {
      stopReporting();
      clearTimeout(retryTimer);
      removeEventListener("online", onReturn);
    };
  }, [activityId, studentId]);
  return null;
}
