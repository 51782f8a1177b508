"use client";

import clsx from "clsx";
import { usePathname } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { useAction } from "@/components/actions/use-action";
import { Button } from "@/components/ui/controls/button";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { useRetainedFocus } from "@/components/ui/controls/use-retained-focus";
import { Icon } from "@/components/ui/marks/icon";
import strip from "@/components/ui/display/page-strip.module.css";
import styles from "./news-strip.module.css";
import type { ActionResult } from "@/lib/errors/action-result";

interface NewsStripProps {
  activityId: string;
  /** Identifies this state of the team. */
  stamp: string;
  /** Whether there is nothing to read, so the stamp is stored as seen at once. */
  storeAtOnce: boolean;
  /** The page that shows the news without the strip: there it counts as seen. */
  shownBy: string | null;
  note: (activityId: string, input: { stamp: string }) => Promise<ActionResult>;
  news: {
    lead: string;
    more: string;
    otherWorksheet: boolean;
    link: { href: string; label: string } | null;
    read: string;
  } | null;
}

/** Always rendered, so that a screen reader announces what appears in it. Scrolls to the top, where the reason is, when the worksheet was replaced. */
export function NewsStrip({ activityId, stamp, storeAtOnce, shownBy, note, news }: NewsStripProps) {
  const box = useRef<HTMLDivElement>(null);
  useRetainedFocus(box);
  const lastStamp = useRef(stamp);
  const [readStamp, setReadStamp] = useState<string | null>(null);
  const { run, isPending } = useAction();
  const isShownByPage = usePathname() === shownBy;
  if (isShownByPage && readStamp !== stamp) setReadStamp(stamp);
  const swapped = news?.otherWorksheet === true;

  useEffect(() => {
    // Without a connection it is stored the next time.
    if (storeAtOnce || isShownByPage) note(activityId, { stamp }).catch(() => undefined);
  }, [activityId, note, stamp, storeAtOnce, isShownByPage]);

  useEffect(() => {
    if (lastStamp.current === stamp) return;
    lastStamp.current = stamp;
    if (!swapped) return;
    scrollTo({ top: 0 });
    // The field that had the focus is gone. The box gets it, not the button, which the next key would press.
    if (document.activeElement === document.body) box.current?.focus({ preventScroll: true });
  }, [stamp, swapped]);

  // Without an answer the button stays, and can be pressed again.
  const read = () => run(() => note(activityId, { stamp }), { done: () => setReadStamp(stamp), refresh: "done" });

  return (
    <div ref={box} tabIndex={-1} aria-live="polite" className={strip.above} data-team-news>
      {news !== null && readStamp !== stamp && (
        <div className={clsx(strip.strip, strip.first)}>
          <Icon name="people" />
          <p>
            {news.lead} {news.more !== "" && <span className={styles.more}>{news.more}</span>}
          </p>
          {news.link !== null && (
            <ButtonLink href={news.link.href} size="small">
              {news.link.label}
            </ButtonLink>
          )}
          <Button size="small" variant="go" aria-disabled={isPending() || undefined} onClick={read}>
            {news.read}
          </Button>
        </div>
      )}
    </div>
  );
}
