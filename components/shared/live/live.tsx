"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { listenLive } from "./connection";
import { isHeld, onRelease } from "./hold";

/** Refreshes are this far apart at least; the last poke is always followed by one. */
const everyMs = 700;

/**
 * Keeps the page true: looks again when one of `topics` (bus topics: "teams", "team:<id>", …) is poked, and after every reconnect.
 * Place it once on each page, with all that the page shows.
 */
export function Live({ activityId, topics }: { activityId: string; topics: readonly string[] }) {
  const router = useRouter();
  const key = topics.join(" ");
  useEffect(() => {
    let lastAt = -Infinity;
    let due: ReturnType<typeof setTimeout> | undefined;
    let callOff: (() => void) | undefined;
    const refresh = () => {
      due = undefined;
      if (isHeld()) {
        callOff ??= onRelease(refresh);
        return;
      }
      callOff = undefined;
      lastAt = performance.now();
      router.refresh();
    };
    const onPoke = () => {
      due ??= setTimeout(refresh, Math.max(0, lastAt + everyMs - performance.now()));
    };
    const stop = listenLive(activityId, { topics: key === "" ? [] : key.split(" "), onPoke });
    return () => {
      clearTimeout(due);
      callOff?.();
      stop();
    };
  }, [activityId, key, router]);
  return null;
}
