"use client";

import { useTranslations } from "next-intl";
import { usePathname, useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { listenLive } from "@/lib/live/browser/live-connection";
import { deferRefreshes, resumeRefreshes } from "@/components/invalidation/refresh-deferral";
import { AttentionLine } from "@/components/page-frame/student/attention-line";
import { Button } from "@/components/ui/controls/button";
import { phaseOfRedirect, phasePage } from "@/lib/activity/rules/phase-pages";
import { type Phase } from "@/lib/activity/rules/phases";
import { isBusy, watchTyping } from "./busy";

const waitMs = 60_000;

interface FollowProps {
  activityId: string;
  /** The phase when the frame was rendered. */
  phase: Phase;
  /** In setup, the page on which Learn starts for this student; else null. */
  learnPage: string | null;
}

/** Follows the class to the page of its phase. While the student is busy, it shows a line instead, and waits (Q7). */
export function Follow({ activityId, phase, learnPage }: FollowProps) {
  const t = useTranslations("student.frame");
  const router = useRouter();
  const pathname = usePathname();
  const [waiting, setWaiting] = useState<Phase | null>(null);
  /** The phase this page has followed to. */
  const followedPhase = useRef(phase);
  /** The phase that it has yet to follow to. */
  const pendingPhase = useRef<Phase | null>(null);
  /** Whether the fragment of the first page has been read. */
  const isFragmentRead = useRef(false);
  /** null once the student may have read part of the lesson: from then on the server knows where they left off. */
  const learnStart = useRef(learnPage);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const settle = useCallback((on: Phase) => {
    clearTimeout(timer.current);
    followedPhase.current = on;
    pendingPhase.current = null;
    setWaiting(null);
  }, []);

  const moveTo = useCallback(
    (next: Phase) => {
      settle(next);
      const page = (next === "learn" ? learnStart.current : null) ?? phasePage(activityId, next);
      if (location.pathname !== page) return router.push(page);
      resumeRefreshes();
      router.refresh();
    },
    [activityId, router, settle],
  );

  const followTo = useCallback(
    (next: Phase) => {
      if (next === followedPhase.current && pendingPhase.current === null) return;
      if (next === followedPhase.current) {
        settle(next);
        return resumeRefreshes();
      }
      clearTimeout(timer.current);
      deferRefreshes();
      pendingPhase.current = next;
      const movedAt = performance.now();
      const wait = () => {
        const left = Math.max(movedAt, watchTyping.lastAt) + waitMs - performance.now();
        if (left <= 0) moveTo(next);
        else timer.current = setTimeout(wait, left);
      };
      // In the next task, because a click that is being handled may make the page busy, or leave it.
      timer.current = setTimeout(() => {
        // A student who has gone on alone is there already (Q30).
        if (!isBusy() || location.pathname === phasePage(activityId, next)) return moveTo(next);
        setWaiting(next);
        wait();
      });
    },
    [activityId, moveTo, settle],
  );

  useEffect(() => {
    if (pathname !== phasePage(activityId, "setup")) learnStart.current = null;
  }, [pathname, activityId]);
  useEffect(() => watchTyping.start(), []);
  useEffect(() => listenLive(activityId, { onPhase: followTo }), [activityId, followTo]);
  // The fragment names the phase in which the server redirected to this page. It counts only once, because Next restores it whenever the student returns.
  useEffect(() => {
    const answeredIn = phaseOfRedirect(location.hash);
    if (answeredIn !== null) history.replaceState(history.state, "", location.pathname + location.search);
    if (answeredIn !== null && !isFragmentRead.current) followedPhase.current = answeredIn;
    isFragmentRead.current = true;
  }, [pathname]);
  // A refreshed frame may have the new phase before the live channel sends it.
  useEffect(() => followTo(phase), [phase, followTo]);
  // The student may have opened the page by the rail. Once nothing is pending, the page may refresh again.
  useEffect(() => {
    if (pendingPhase.current !== null && pathname === phasePage(activityId, pendingPhase.current))
      settle(pendingPhase.current);
    if (pendingPhase.current === null) resumeRefreshes();
  }, [pathname, activityId, settle]);

  return (
    <AttentionLine
      of={waiting ?? ""}
      icon="right"
      actions={
        waiting !== null && (
          <Button variant="go" size="small" onClick={() => moveTo(waiting)}>
            {t("go", { to: waiting })}
          </Button>
        )
      }
    >
      {waiting === null ? null : <p>{t(`moved.${waiting}`)}</p>}
    </AttentionLine>
  );
}
