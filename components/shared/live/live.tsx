"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { listenLive } from "./connection";
import { isHeld, onRelease } from "./hold";

/** Refreshes are this far apart at least; the last poke is always followed by one. */
const everyMs = 700;

/** A frame and its page may each place one: they look again together. */
const look = { shown: 0, lastAt: -Infinity, due: undefined as ReturnType<typeof setTimeout> | undefined, callOff: undefined as (() => void) | undefined };

/**
 * Keeps the page true: looks again when one of `topics` (bus topics: "teams", "team:<id>", …) is poked, and after every reconnect.
 * Place it once on each page, with all that the page shows.
 */
export function Live({ activityId, topics }: { activityId: string; topics: readonly string[] }) {
  const router = useRouter();
  const key = topics.join(" ");
  useEffect(() => {
    const refresh = () => {
      look.due = undefined;
      if (isHeld()) {
        look.callOff ??= onRelease(refresh);
        return;
      }
      look.callOff = undefined;
      look.lastAt = performance.now();
      router.refresh();
    };
    const onPoke = () => {
      look.due ??= setTimeout(refresh, Math.max(0, look.lastAt + everyMs - performance.now()));
    };
    look.shown += 1;
    const stop = listenLive(activityId, { topics: key === "" ? [] : key.split(" "), onPoke });
    return () => {
      stop();
      look.shown -= 1;
      if (look.shown > 0) return;
      clearTimeout(look.due);
      look.due = undefined;
      look.callOff?.();
      look.callOff = undefined;
    };
  }, [activityId, key, router]);
  return null;
}
