"use client";

import { usePathname } from "next/navigation";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useAction } from "@/components/actions/use-action";
import { AttentionLine } from "@/components/page-frame/student/attention-line";
import { Button } from "@/components/ui/controls/button";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { noteTeamSeenAction } from "@/lib/features/teams/actions/team-news";
import type { Phase } from "@/lib/activity/rules/phases";
import { runAfterVisible } from "./run-after-visible";

interface NewsStripProps {
  activityId: string;
  /** Identifies the team's state that the news is about. */
  stamp: string;
  /** Whether there is nothing to read, so that the stamp is stored as seen at once. */
  storeAtOnce: boolean;
  /** The URL of the page that shows the news itself, so that news counts as seen there. */
  shownBy: string | null;
  /** Whether the news disappears after it was visible for a while. All news disappears when the phase changes. */
  leaves: boolean;
  phase: Phase;
  news: {
    lead: string;
    more: string;
    otherWorksheet: boolean;
    link: { href: string; label: string } | null;
    read: string;
  } | null;
}

/** Shows news of the team until it is read (T7). Scrolls to the top, where the worksheet starts, when the worksheet was replaced. */
export function NewsStrip({ activityId, stamp, storeAtOnce, shownBy, leaves, phase, news }: NewsStripProps) {
  const box = useRef<HTMLDivElement>(null);
  const lastStamp = useRef(stamp);
  const [readStamp, setReadStamp] = useState<string | null>(null);
  const { run, isPending } = useAction();
  const isShownByPage = usePathname() === shownBy;
  if (isShownByPage && readStamp !== stamp) setReadStamp(stamp);
  const swapped = news?.otherWorksheet === true;

  useEffect(() => {
    // Without a connection it is stored on the next page.
    if (storeAtOnce || isShownByPage) noteTeamSeenAction(activityId, { stamp }).catch(() => undefined);
  }, [activityId, stamp, storeAtOnce, isShownByPage]);

  useEffect(() => {
    if (lastStamp.current === stamp) return;
    lastStamp.current = stamp;
    if (!swapped) return;
    scrollTo({ top: 0 });
    // The focused field is gone. The box gets the focus, and not the button, because the next key would press the button.
    if (document.activeElement === document.body) box.current?.focus({ preventScroll: true });
  }, [stamp, swapped]);

  // Without an answer the button stays, to be clicked again.
  const read = () =>
    run(() => noteTeamSeenAction(activityId, { stamp }), { onDone: () => setReadStamp(stamp), refresh: "done" });

  const isShown = news !== null && readStamp !== stamp;
  const leave = useEffectEvent(() => read());
  useEffect(() => (isShown && leaves ? runAfterVisible(() => leave()) : undefined), [isShown, leaves, stamp]);
  const shown = useRef({ stamp, phase });
  useEffect(() => {
    if (shown.current.stamp === stamp && shown.current.phase !== phase && isShown) leave();
    if (shown.current.stamp !== stamp) shown.current = { stamp, phase };
  }, [stamp, phase, isShown]);

  return (
    <div ref={box} tabIndex={-1} data-team-news>
      <AttentionLine
        of={stamp}
        icon="people"
        actions={
          isShown && (
            <>
              {news.link !== null && (
                <ButtonLink href={news.link.href} size="small">
                  {news.link.label}
                </ButtonLink>
              )}
              <Button size="small" variant="go" aria-disabled={isPending() || undefined} onClick={read}>
                {news.read}
              </Button>
            </>
          )
        }
      >
        {isShown ? (
          <p>
            <b>{news.lead}</b> {news.more}
          </p>
        ) : null}
      </AttentionLine>
    </div>
  );
}
