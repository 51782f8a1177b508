"use client";
import { useEffect } from "react";
import type { ActionResult } from "@/lib/errors/action-result";

/** Q6: records by an action that someone without a final ballot has seen the results: a GET must not write. */
export function RecordResultsSeen({
  activityId,
  note,
}: {
  activityId: string;
  note: (activityId: string) => Promise<ActionResult>;
}) {
  useEffect(() => {
    // Without a connection it is recorded the next time.
    note(activityId).catch(() => undefined);
  }, [activityId, note]);
  return null;
}
