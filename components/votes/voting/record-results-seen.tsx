"use client";
import { useEffect } from "react";
import { noteResultsSeenAction } from "@/lib/features/votes/voting/actions/vote";

/** Records that a student without a final ballot has seen the results (Q6). By an action, because a GET must not write. */
export function RecordResultsSeen({ activityId }: { activityId: string }) {
  useEffect(() => {
    // Without a connection it is recorded on the next visit.
    noteResultsSeenAction(activityId).catch(() => undefined);
  }, [activityId]);
  return null;
}
