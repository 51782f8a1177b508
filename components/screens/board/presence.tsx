"use client";

import { useTranslations } from "next-intl";
import { useEffect, useLayoutEffect, useState } from "react";
import { listenLive } from "@/lib/live/browser/live-connection";

/**
 * Shows who has the activity open: sets `data-present` on every `[data-student]`, and counts the students. Only this component subscribes, so up
 * to 500 names on the page are plain markup.
 */
export function Presence({ activityId }: { activityId: string }) {
  const t = useTranslations("activity.board.people");
  const [here, setHere] = useState<readonly string[]>([]);
  useEffect(() => listenLive(activityId, { onPresence: ({ students }) => setHere(students) }), [activityId]);
  useLayoutEffect(() => {
    const present = new Set(here);
    for (const element of document.querySelectorAll<HTMLElement>("[data-student]")) {
      element.toggleAttribute("data-present", present.has(element.dataset["student"] ?? ""));
    }
  }); // after every render, because a refreshed page has names without marks
  return (
    <span className="num" data-someone={here.length > 0 || undefined}>
      {t("here", { n: here.length })}
    </span>
  );
}
