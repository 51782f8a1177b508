"use client";
import { useEffect, useEffectEvent, useRef } from "react";
import { useAction } from "@/components/actions/use-action";
import { registerUnsentCounter } from "@/lib/sync/browser/local-copies/unsent-count";
import { useNotice } from "@/components/page-frame/student/notice";
import { castBallotAction } from "@/lib/features/votes/voting/actions/vote";
import { ballotKey } from "@/lib/sync/format/browser-storage";
import {
  deleteSentBallot,
  deleteStoredBallot,
  isSameVote,
  loadStoredBallot,
  retryMs,
  msSinceCast,
  storeBallot,
} from "./stored-ballot";

const kinds = ["before", "final"] as const;

/**
 * Sends ballots that were cast without a connection, from any page, once the server can be reached (Q4). Until then they count as unsent for signing out
 * (S1). An open ballot form sends its own ballot. Ballots cast under names that were merged into the student's are sent too, and count where the
 * student has not voted (T15). A refusal is shown above the page.
 */
export function SendStoredBallots({
  activityId,
  studentId,
  mergedIds,
}: {
  activityId: string;
  studentId: string;
  mergedIds: readonly string[];
}) {
  const showAbovePage = useNotice();
  const { run } = useAction();
  /** Keys of votes of merged names that do not count. They stay on the device, and are sent under their own name if the merge is undone. */
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
    run(
      () =>
        castBallotAction(activityId, {
          kind,
          ...vote,
          ago: msSinceCast(stored),
          ...(key === own ? {} : { castAs: person }),
        }),
      {
        key,
        overlapping,
        onDone: () => deleteSentBallot(key, vote),
        onRefused: ({ code, sentence }) => {
          if (code === "lost" || code === "too-fast") return;
          if (key !== own && (code === "ballot-other-name" || loadStoredBallot(own) !== null))
            return void uncounted.current.add(key);
          const now = loadStoredBallot(key);
          if (now === null || !isSameVote(now, vote)) return;
          storeBallot(own, { ...(now.draft ?? vote), cast: false }); // a draft again (B1)
          if (key !== own) deleteStoredBallot(key);
          showAbovePage(sentence);
        },
        refresh: "done",
      },
    );
  });
  const merged = mergedIds.join(" ");
  useEffect(() => {
    const others = merged === "" ? [] : merged.split(" ");
    const sendAll = (overlapping: boolean) => {
      for (const kind of kinds) for (const person of [studentId, ...others]) send(kind, overlapping, person);
    };
    const retry = () => sendAll(false);
    // Send in any case: an earlier request, from before the reconnect, may never get an answer.
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
