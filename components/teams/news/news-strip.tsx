"use client";

import clsx from "clsx";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";
import { Button, ButtonLink } from "@/components/ui/controls/button";
import { Icon } from "@/components/ui/marks/icon";
import strip from "@/components/reviewing/student/review-strip.module.css";
import type { ActionResult } from "@/lib/errors/action-result";

interface NewsStripProps {
  activityId: string;
  /** Names what is told. */
  stamp: string;
  /** Nothing is to be read; the team is remembered as it is. */
  storeAtOnce: boolean;
  note: (input: { activityId: string; stamp: string }) => Promise<ActionResult>;
  news: {
    lead: string;
    more: string;
    otherWorksheet: boolean;
    copy: { href: string; label: string } | null;
    read: string;
  } | null;
}

/** Always there, so that a screen reader hears what comes into it. The page goes to its top when its worksheet was swapped: there it says why. */
export function NewsStrip({ activityId, stamp, storeAtOnce, note, news }: NewsStripProps) {
  const router = useRouter();
  const box = useRef<HTMLDivElement>(null);
  const told = useRef(stamp);
  const [readStamp, setReadStamp] = useState<string | null>(null);
  const [busy, start] = useTransition();
  const swapped = news?.otherWorksheet === true;

  useEffect(() => {
    // Without a connection it is remembered the next time.
    if (storeAtOnce) note({ activityId, stamp }).catch(() => undefined);
  }, [activityId, note, stamp, storeAtOnce]);

  useEffect(() => {
    if (told.current === stamp) return;
    told.current = stamp;
    if (!swapped) return;
    scrollTo({ top: 0 });
    // Whoever was typing has lost the field. Not the button: the next key would press it.
    if (document.activeElement === document.body) box.current?.focus({ preventScroll: true });
  }, [stamp, swapped]);

  function read() {
    start(async () => {
      try {
        const answer = await note({ activityId, stamp });
        if (!answer.ok) return;
        setReadStamp(stamp);
        router.refresh();
      } catch {
        // No connection: it stays, and can be pressed again.
      }
    });
  }

  return (
    <div ref={box} tabIndex={-1} aria-live="polite" data-team-news>
      {news !== null && readStamp !== stamp && (
        <div className={clsx(strip.strip, strip.first)}>
          <Icon name="people" />
          <p>
            {news.lead} {news.more !== "" && <span className={strip.more}>{news.more}</span>}
          </p>
          {news.copy !== null && (
            <ButtonLink href={news.copy.href} size="small">
              {news.copy.label}
            </ButtonLink>
          )}
          <Button size="small" variant="go" disabled={busy} onClick={read}>
            {news.read}
          </Button>
        </div>
      )}
    </div>
  );
}
