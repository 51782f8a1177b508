"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { isStale, listenLive } from "./live-connection";
import type { Timestamp } from "@/lib/wire/live-messages";
import { isHeld, onRelease } from "./refresh-deferral";

/** Refreshes are this far apart at least; the last poke is always followed by one. */
const everyMs = 700;

/** A frame and its page may each place one: they look again together. */
const look = {
  shown: 0,
  lastAt: -Infinity,
  due: undefined as ReturnType<typeof setTimeout> | undefined,
  callOff: undefined as (() => void) | undefined,
};

/** Of live.tsx, which says when it was made. What has come since by another way, as a new page or a refresh, is not asked for again. */
export function LookAgain({
  activityId,
  topics,
  madeAt,
}: {
  activityId: string;
  topics: readonly string[];
  madeAt: Timestamp;
}) {
  const router = useRouter();
  const key = topics.join(" ");
  const made = useRef(madeAt);
  useEffect(() => {
    made.current = madeAt;
  }, [madeAt]);
  useEffect(() => {
    const refresh = () => {
      look.due = undefined;
      if (isHeld()) {
        look.callOff ??= onRelease(refresh);
        return;
      }
      look.callOff = undefined;
      if (!isStale(activityId)) return;
      look.lastAt = performance.now();
      router.refresh();
    };
    const onPoke = () => {
      look.due ??= setTimeout(refresh, Math.max(0, look.lastAt + everyMs - performance.now()));
    };
    look.shown += 1;
    const stop = listenLive(activityId, {
      shows: () => ({ topics: key === "" ? [] : key.split(" "), madeAt: made.current }),
      onPoke,
    });
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
