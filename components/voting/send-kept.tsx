"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { reportUnsent } from "@/components/documents/local-copies/unsent-count";
import { ballotKey, forget, keep, readKept } from "./kept";
import type { Cast } from "./use-ballot";

const kinds = ["before", "final"] as const;
const againMs = 5_000;

/**
 * Q4: a ballot that was cast without a connection is sent on return, on whichever page that is. An open ballot sends its own.
 * Until then it counts as not sent for whoever signs out (S1).
 */
export function SendKept({ activityId, studentId, cast }: { activityId: string; studentId: string; cast: Cast }) {
  const router = useRouter();
  useEffect(() => {
    let later: ReturnType<typeof setTimeout> | undefined;
    const onReturn = () => void send();
    const send = async () => {
      for (const kind of kinds) {
        const key = ballotKey(studentId, activityId, kind);
        const kept = readKept(key);
        if (kept?.cast !== true || document.querySelector(`form[data-ballot="${kind}"]`) !== null) continue;
        try {
          const answer = await cast({ activityId, kind, choice: kept.choice, reason: kept.reason });
          if (answer.ok) {
            forget(key);
            router.refresh();
          } else if (answer.code === "too-fast") later = setTimeout(onReturn, againMs);
          else keep(key, { ...kept, cast: false }); // B1: what was written is a draft again
        } catch {
          // Still no connection: it goes at the next return.
        }
      }
    };
    onReturn();
    addEventListener("online", onReturn);
    const waiting = () =>
      kinds.filter((kind) => readKept(ballotKey(studentId, activityId, kind))?.cast === true).length;
    const stopReporting = reportUnsent(waiting, waiting);
    return () => {
      stopReporting();
      clearTimeout(later);
      removeEventListener("online", onReturn);
    };
  }, [activityId, cast, router, studentId]);
  return null;
}
