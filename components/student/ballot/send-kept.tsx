"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { ballotKey, forget, readKept } from "./kept";
import type { Cast } from "./use-ballot";

const kinds = ["before", "final"] as const;

/** Q4: a ballot that was cast without a connection is sent on return, on whichever page that is. An open ballot sends its own. */
export function SendKept({ activityId, studentId, cast }: { activityId: string; studentId: string; cast: Cast }) {
  const router = useRouter();
  useEffect(() => {
    const send = async () => {
      for (const kind of kinds) {
        const key = ballotKey(studentId, activityId, kind);
        const kept = readKept(key);
        if (kept?.cast !== true || document.querySelector(`form[data-ballot="${kind}"]`) !== null) continue;
        try {
          const answer = await cast({ activityId, kind, choice: kept.choice, reason: kept.reason });
          forget(key);
          if (answer.ok) router.refresh();
        } catch {
          // Still no connection: it goes at the next return.
        }
      }
    };
    const onReturn = () => void send();
    onReturn();
    addEventListener("online", onReturn);
    return () => removeEventListener("online", onReturn);
  }, [activityId, cast, router, studentId]);
  return null;
}
