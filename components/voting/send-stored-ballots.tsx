"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
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
  const router = useRouter();
  useEffect(() => {
    let retryTimer: ReturnType<typeof setTimeout> | undefined;
    const onReturn = () => void send();
    const send = async () => {
      for (const kind of kinds) {
        const key = ballotKey(studentId, activityId, kind);
        const stored = loadStoredBallot(key);
        if (stored?.cast !== true || document.querySelector(`form[data-ballot="${kind}"]`) !== null) continue;
        try {
          const answer = await cast(activityId, { kind, choice: stored.choice, reason: stored.reason });
          if (answer.ok) {
            deleteStoredBallot(key);
            router.refresh();
          } else if (answer.code === "too-fast") retryTimer = setTimeout(onReturn, retryMs);
          else storeBallot(key, { ...stored, cast: false }); // B1: it becomes a draft again
        } catch {
          // Still no connection: it is sent on the next one.
        }
      }
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
  }, [activityId, cast, router, studentId]);
  return null;
}
