"use client";

import clsx from "clsx";
import { useRouter } from "next/navigation";
import { useEffect, type ReactNode } from "react";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { Button } from "@/components/ui/controls/button";
import styles from "@/components/ui/display/page-strip.module.css";
import { Icon } from "@/components/ui/marks/icon";
import { phasePage } from "@/lib/activity/rules/phase-pages";
import type { Phase } from "@/lib/activity/rules/phases";
import { goOnAction } from "@/lib/features/phases/actions/go-on";

interface GoOnProps {
  activityId: string;
  label: string;
  /** The student's own phase. */
  from: Phase;
  /** The button, and the phase that it opens; null when the student can only wait. */
  press: { name: string; to: Phase | null; withExample: boolean } | null;
  /** Milliseconds until the due time, when the next step may be another; null when there is none. */
  dueInMs: number | null;
  /** The sentence of the step. */
  children: ReactNode;
}

/** A timer takes no longer time than this. */
const longestMs = 2 ** 31 - 1;

/** The student's next step in a self-paced activity. */
export function GoOn({ activityId, label, from, press, dueInMs, children }: GoOnProps) {
  const router = useRouter();
  const { run, refusal } = useAction();
  useEffect(() => {
    if (dueInMs === null) return undefined;
    const timer = setTimeout(() => router.refresh(), Math.min(dueInMs + 1_000, longestMs));
    return () => clearTimeout(timer);
  }, [dueInMs, router]);
  const goOn = ({ to, withExample }: NonNullable<GoOnProps["press"]>) =>
    run(() => goOnAction(activityId, { from, withExample }), {
      refresh: "answered",
      onDone: () => {
        if (to === null) return;
        const page = phasePage(activityId, to);
        if (location.pathname !== page) router.push(page);
      },
    });
  return (
    <section className={clsx(styles.strip, press?.withExample === false && styles.first)} aria-label={label}>
      <Icon name="right" />
      <p role="status">{children}</p>
      {press !== null && (
        <Button size="small" variant={press.withExample ? undefined : "go"} onClick={() => goOn(press)}>
          {press.name}
        </Button>
      )}
      <RefusalNotice small refusal={refusal} />
    </section>
  );
}
