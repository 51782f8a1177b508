"use client";

import { useEffect, useLayoutEffect, useState } from "react";
import { listenLive } from "@/components/invalidation/live-connection";

/**
 * Marks who has the activity open: sets `data-present` on every `[data-student]`, and says how many. 500 names on the page
 * are plain markup; only this one listens.
 */
export function Presence({ activityId, sentence }: { activityId: string; sentence: string }) {
  const [here, setHere] = useState<readonly string[]>([]);
  useEffect(() => listenLive(activityId, { onHere: setHere }), [activityId]);
  useLayoutEffect(() => {
    const present = new Set(here);
    for (const element of document.querySelectorAll<HTMLElement>("[data-student]")) {
      element.toggleAttribute("data-present", present.has(element.dataset["student"] ?? ""));
    }
  }); // after every drawing: a page that was refreshed brings names without marks
  return (
    <span className="num" data-someone={here.length > 0 || undefined}>
      {sentence.replace("{n}", String(here.length))}
    </span>
  );
}
