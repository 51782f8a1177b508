"use client";
import { useEffect, useEffectEvent, useRef } from "react";
import { useAction } from "@/components/actions/use-action";
import { registerUnsentCounter } from "@/components/documents/local-copies/unsent-count";
import { useNotice } from "@/components/page-frame/student/notice";
import { ballotKey } from "@/lib/document-format/browser-storage";
import {
  deleteSentBallot,
  deleteStoredBallot,
  isSameVote,
  loadStoredBallot,
  retryMs,
  sinceCast,
  storeBallot,
} from "./stored-ballot";
import type { Cast } from "./use-ballot";

const kinds = ["before", "final"] as const;

/**
 * Q4: sends ballots that were cast without a connection, on any page, once there is one, and says so when the server refuses them. A ballot
 * form that is open sends its own. Until then they count as unsent for signing out (S1). T15: also those of names that were merged into the
 * student's, which count where the student has not voted.
 */
export function SendStoredBallots({
  activityId,
  studentId,
  mergedIds,
  cast,
}: {
  activityId: string;
  studentId: string;
  mergedIds: readonly string[];
  cast: Cast;
}) {
  const showAbovePage = useNotice();
  const { run } = useAction();
  /** Votes of merged names that do not count. They stay on the device, and are sent under their own name if the merge is undone. */
  const uncounted = useRef(new Set<string>());
  const send = useEffectEvent((kind: (typeof kinds)[number], overlapping: boolean, person = studentId) => {
    const [own, key] = [ballotKey(studentId, activityId, kind), ballotKey(person, activityId, kind)];
    const stored = loadStoredBallot(key);
    if (stored?.cast !== true || uncounted.current.has(key)) return;
    if (
      key === own
        ? document.querySelector(`form[data-ballot="${kind}"]`) !== null
        : loadStoredBallot(own)?.cast === true
    )
      return;
    const vote = { choice: stored.choice, reason: stored.reason };
    run(() => cast(activityId, { kind, ...vote, ago: sinceCast(stored), ...(key === own ? {} : { castAs: person }) }), {
      key,
      overlapping,
      done: () => deleteSentBallot(key, vote),
      refused: ({ code, sentence }) => {
        if (code === "lost" || code === "too-fast") return;
        if (key !== own && (code === "ballot-other-name" || loadStoredBallot(own) !== null))
          return void uncounted.current.add(key);
        const now = loadStoredBallot(key);
        if (now === null || !isSameVote(now, vote)) return;
        storeBallot(own, { ...(now.draft ?? vote), cast: false }); // B1: a draft again
        if (key !== own) deleteStoredBallot(key);
        showAbovePage(sentence);
      },
      refresh: "done",
    });
  });
  const merged = mergedIds.join(" ");
  useEffect(() => {
    const others = merged === "" ? [] : merged.split(" ");
    const sendAll = (overlapping: boolean) => {
      for (const kind of kinds) for (const person of [studentId, ...others]) send(kind, overlapping, person);
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
  }, [activityId, studentId, merged]);
  return null;
}
