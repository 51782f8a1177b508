"use client";
import { useEffect } from "react";
import type { ActionResult } from "@/lib/errors/action-result";

/** Q6: this device shows the results to someone without a final ballot. Looking changes nothing by itself, so it is said by an action. */
export function NoteSeen({
  activityId,
  note,
}: {
  activityId: string;
  note: (activityId: string) => Promise<ActionResult>;
}) {
  useEffect(() => {
    // Without a connection it is said the next time.
    note(activityId).catch(() => undefined);
  }, [activityId, note]);
  return null;
}
