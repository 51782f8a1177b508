"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { isStale, listenLive } from "@/lib/live/browser/live-connection";
import type { Timestamp } from "@/lib/wire/live-messages";
import { isRefreshDeferred, onResume } from "./refresh-deferral";

/** Throttles refreshes; the last invalidation is always followed by one. */
const minIntervalMs = 700;

/** Shared by all instances on a page, since the frame and the page inside it refresh together. */
const pending = {
  mounted: 0,
  lastAt: -Infinity,
  timer: undefined as ReturnType<typeof setTimeout> | undefined,
  cancelDeferred: undefined as (() => void) | undefined,
};

/** The client part of refresh-on-topics.tsx. Does nothing when the page was rendered again since the invalidation. */
export function RefreshOnInvalidation({
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
      pending.timer = undefined;
      if (isRefreshDeferred()) {
        pending.cancelDeferred ??= onResume(refresh);
        return;
      }
      pending.cancelDeferred = undefined;
      if (!isStale(activityId)) return;
      pending.lastAt = performance.now();
      router.refresh();
    };
    const scheduleRefresh = () => {
      pending.timer ??= setTimeout(refresh, Math.max(0, pending.lastAt + minIntervalMs - performance.now()));
    };
    pending.mounted += 1;
    const stop = listenLive(activityId, {
      shows: () => ({ topics: key === "" ? [] : key.split(" "), madeAt: made.current }),
      onInvalidated: scheduleRefresh,
    });
    return () => {
      stop();
      pending.mounted -= 1;
      if (pending.mounted > 0) return;
      clearTimeout(pending.timer);
      pending.timer = undefined;
      pending.cancelDeferred?.();
      pending.cancelDeferred = undefined;
    };
  }, [activityId, key, router]);
  return null;
}
