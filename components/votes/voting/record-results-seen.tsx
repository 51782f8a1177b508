"use client";
import { useEffect } from "react";
import type { ActionResult } from "@/lib/errors/action-result";

/** Records that a student without a final ballot has seen the results (Q6). By an action, because a GET must not write. */
export function RecordResultsSeen({
  activityId,
  note,
}: {
  activityId: string;
  note: (activityId: string) => Promise<ActionResult>;
}) {
  useEffect(() => {
    // Without a connection it is recorded on the next visit.
    note(activityId).catch(() => undefined);
  }, [activityId, note]);
  return null;
}
