"use client";

import { usePathname, useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { listenLive } from "@/components/invalidation/live-connection";
import { hold, release } from "@/components/invalidation/refresh-deferral";
import { Button } from "@/components/ui/controls/button";
import { phasePage } from "@/lib/rules/phases/phase-pages";
import { type Phase } from "@/lib/rules/phases/phases";
import { isBusy, watchTyping } from "./busy";
import styles from "./follow.module.css";

const waitMs = 60_000;

interface FollowProps {
  activityId: string;
  /** As of when the frame was drawn. */
  phase: Phase;
  /** "The class is now in Compare." for each phase. */
  sentences: Record<Phase, string>;
  go: string;
}

/** Q7: the page follows the class, except where someone is in the middle of something. There a bar says so, and waits. */
export function Follow({ activityId, phase, sentences, go }: FollowProps) {
  const router = useRouter();
  const pathname = usePathname();
  const [waiting, setWaiting] = useState<Phase | null>(null);
  /** The phase this page has followed to. */
  const settled = useRef(phase);
  /** The one it has yet to follow to. */
  const due = useRef<Phase | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const settle = useCallback((on: Phase) => {
    clearTimeout(timer.current);
    settled.current = on;
    due.current = null;
    setWaiting(null);
  }, []);

  const moveTo = useCallback(
    (next: Phase) => {
      settle(next);
      const page = phasePage(activityId, next);
      if (location.pathname !== page) return router.push(page);
      release();
      router.refresh();
    },
    [activityId, router, settle],
  );

  const take = useCallback(
    (next: Phase, within: number) => {
      if (next === settled.current && due.current === null) return;
      if (next === settled.current) {
        settle(next);
        return release();
      }
      clearTimeout(timer.current);
      hold();
      due.current = next;
      const movedAt = performance.now();
      const wait = () => {
        const left = Math.max(movedAt, watchTyping.lastAt) + waitMs - performance.now();
        if (left <= 0) moveTo(next);
        else timer.current = setTimeout(wait, left);
      };
      timer.current = setTimeout(() => {
        if (!isBusy()) return moveTo(next);
        setWaiting(next);
        wait();
      }, Math.random() * within);
    },
    [moveTo, settle],
  );

  useEffect(() => watchTyping.start(), []);
  useEffect(() => listenLive(activityId, { onPhase: take }), [activityId, take]);
  // A refresh of the frame may bring the phase before the channel does.
  useEffect(() => take(phase, 0), [phase, take]);
  // Someone may have gone there by the rail; and a page one has come to may look again whenever it is told to.
  useEffect(() => {
    if (due.current !== null && pathname === phasePage(activityId, due.current)) settle(due.current);
    if (due.current === null) release();
  }, [pathname, activityId, settle]);

  if (waiting === null) return null;
  return (
    <div className={styles.bar} role="status">
      <span>{sentences[waiting]}</span>
      <Button variant="go" size="small" onClick={() => moveTo(waiting)}>
        {go}
      </Button>
    </div>
  );
}
