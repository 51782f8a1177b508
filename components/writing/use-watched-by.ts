import { useEffect, useState } from "react";
import { listenLive } from "@/components/invalidation/live-connection";

/** Q25: names of the teachers who watch the team write. */
export function useWatchedBy(activityId: string): readonly string[] {
  const [by, setBy] = useState<readonly string[]>([]);
  useEffect(() => listenLive(activityId, { onWatched: setBy }), [activityId]);
  return by;
}
