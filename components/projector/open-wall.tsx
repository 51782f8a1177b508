"use client";
import { useEffect } from "react";
import { listenLive } from "@/components/invalidation/live-connection";

/** Q6: tells the server that this page is a wall, which devices show no more than. */
export function OpenWall({ activityId }: { activityId: string }) {
  useEffect(() => listenLive(activityId, { isWall: true }), [activityId]);
  return null;
}
