"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useRef, type ReactNode } from "react";
import { useAction } from "@/components/actions/use-action";
import { Button } from "@/components/ui/controls/button";
import { useRetainedFocus } from "@/components/ui/controls/use-retained-focus";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { Icon } from "@/components/ui/marks/icon";
import { presentAction, swapOrderAction } from "@/lib/features/cases/comparing/actions/compare";
import styles from "./present-bar.module.css";

interface PresentBarProps {
  activityId: string;
  /** The match's id. */
  match: string;
  /** Says who presents or is next. */
  children: ReactNode;
  clock: ReactNode;
  /** null when it is not this team's turn. */
  present: "start" | "goOn" | "again" | null;
  /** Another team presents, so its walk-through is linked. */
  mayFollow: boolean;
  maySwap: boolean;
  href: string;
  /** The page on which the team gives feedback (S9). */
  feedbackHref: string;
}

/** Above the desk: who presents, the match's clock, and the buttons for presenting (Q16). */
export function PresentBar({
  activityId,
  match,
  children,
  clock,
  present,
  mayFollow,
  maySwap,
  href,
  feedbackHref,
}: PresentBarProps) {
  const t = useTranslations("compare.acts");
  const router = useRouter();
  const { run, isPending, refusal } = useAction();
  const acts = useRef<HTMLDivElement>(null);
  useRetainedFocus(acts);
  return (
    <div className={styles.bar} data-clock={clock === null ? undefined : ""}>
      <div className={styles.who}>
        {children}
        <p role="status" className={styles.sentence}>
          {refusal?.sentence}
        </p>
      </div>
      {clock}
      <div ref={acts} tabIndex={-1} className={styles.acts}>
        {present && (
          <Button
            variant={present === "again" ? undefined : "go"}
            aria-disabled={isPending() || undefined}
            onClick={() => run(() => presentAction(activityId, { match }), { onDone: () => router.push(href) })}
          >
            <Icon name="screen" />
            {t(present)}
          </Button>
        )}
        {mayFollow && (
          <ButtonLink href={href}>
            <Icon name="eye" />
            {t("follow")}
          </ButtonLink>
        )}
        {maySwap && (
          <Button
            aria-disabled={isPending() || undefined}
            onClick={() => run(() => swapOrderAction(activityId, { match }), { refresh: "done" })}
          >
            <Icon name="swap" />
            {t("swap")}
          </Button>
        )}
        <ButtonLink href={feedbackHref}>
          <Icon name="comment" />
          {t("feedback")}
        </ButtonLink>
      </div>
    </div>
  );
}
