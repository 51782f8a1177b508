"use client";
import { useEffect } from "react";
import { listenLive } from "@/lib/live/browser/live-connection";

/** Reports to the server that the projector is open, because results are then revealed in steps, and devices show no more than the projector (Q6). */
export function ReportOpenProjector({ activityId }: { activityId: string }) {
  useEffect(() => listenLive(activityId, { isWall: true }), [activityId]);
  return null;
}
