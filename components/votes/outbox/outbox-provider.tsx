"use client";
import { useEffect, useState, type ReactNode } from "react";
import { useAction } from "@/components/actions/use-action";
import { registerUnsentCounter } from "@/lib/sync/browser/local-copies/unsent-count";
import { useNotice } from "@/components/page-frame/student/notice";
import { castBallotAction } from "@/lib/features/votes/voting/actions/vote";
import { saveTicketAction } from "@/lib/features/votes/tickets/actions/tickets";
import { Outbox, type CastAction } from "./outbox";
import { OutboxContext } from "./use-outbox";

/** Sends the student's ballots and exit ticket in an activity. Until the server has them they count as unsent for signing out (S1). */
export function OutboxProvider({
  activityId,
  studentId,
  mergedIds,
  children,
}: {
  activityId: string;
  studentId: string;
  mergedIds: readonly string[];
  children?: ReactNode;
}) {
  const showAbovePage = useNotice();
  const { run } = useAction();
  const [outbox] = useState(() => new Outbox({ activityId, studentId, cast, run, showAbovePage }));
  const merged = mergedIds.join(" ");
  useEffect(() => outbox.start(merged === "" ? [] : merged.split(" ")), [outbox, merged]);
  useEffect(() => registerUnsentCounter(outbox, () => outbox.countUnsent()), [outbox]);
  return <OutboxContext value={outbox}>{children}</OutboxContext>;
}

const cast: CastAction = (activityId, kind, { choice = "", reason = "", mind = "", test = "" }, sent) =>
  kind === "ticket"
    ? saveTicketAction(activityId, { mind, test, ...sent })
    : castBallotAction(activityId, { kind, choice, reason, ...sent });
