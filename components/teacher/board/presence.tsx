"use client";

import { useEffect, useLayoutEffect, useState } from "react";
import { listenLive } from "@/components/shared/live/connection";

/**
 * Marks who has the activity open: sets `data-present` on every `[data-student]`, and says how many. 500 names on the page
 * are plain markup; only this one listens. `drawn` changes whenever the names are drawn again.
 */
export function Presence({ activityId, drawn, sentence }: { activityId: string; drawn: number; sentence: string }) {
  const [here, setHere] = useState<readonly string[]>([]);
  useEffect(() => listenLive(activityId, { topics: [], onHere: setHere }), [activityId]);
  useLayoutEffect(() => {
    const present = new Set(here);
    for (const element of document.querySelectorAll<HTMLElement>("[data-student]")) {
      element.toggleAttribute("data-present", present.has(element.dataset["student"] ?? ""));
    }
  }, [here, drawn]);
  return <span className="num">{sentence.replace("{n}", String(here.length))}</span>;
}
