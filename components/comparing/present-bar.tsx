"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState, useTransition, type ReactNode } from "react";
import { useNoAnswerRefusal } from "@/components/page-frame/problem/problem-sentences";
import { Button, ButtonLink } from "@/components/ui/controls/button";
import { Icon } from "@/components/ui/marks/icon";
import type { ActionResult } from "@/lib/errors/action-result";
import styles from "./present-bar.module.css";

interface PresentBarProps {
  /** Who presents, or is next. */
  children: ReactNode;
  clock: ReactNode;
  /** null: it is not this team's turn. */
  present: { act: () => Promise<ActionResult>; how: "start" | "goOn" | "again" } | null;
  /** Someone else presents: there is a link to their walk-through. */
  mayFollow: boolean;
  /** null: the order stays as it is. */
  swap: (() => Promise<ActionResult>) | null;
  href: string;
}

/** Above the desk: who presents, the match's clock, and the buttons for presenting (Q16). */
export function PresentBar({ children, clock, present, mayFollow, swap, href }: PresentBarProps) {
  const t = useTranslations("compare.acts");
  const router = useRouter();
  const lost = useNoAnswerRefusal();
  const [busy, start] = useTransition();
  const [refusal, setRefusal] = useState("");
  function run(act: () => Promise<ActionResult>, then: () => void) {
    start(async () => {
      const result = await act().catch(lost);
      setRefusal(result.ok ? "" : result.sentence);
      if (result.ok) then();
    });
  }
  return (
    <div className={styles.bar} data-clock={clock === null ? undefined : ""}>
      <div className={styles.who}>
        {children}
        <p role="status" className={styles.says}>
          {refusal}
        </p>
      </div>
      {clock}
      <div className={styles.acts}>
        {present && (
          <Button disabled={busy} onClick={() => run(present.act, () => router.push(href))}>
            <Icon name="screen" />
            {t(present.how)}
          </Button>
        )}
        {mayFollow && (
          <ButtonLink href={href}>
            <Icon name="eye" />
            {t("follow")}
          </ButtonLink>
        )}
        {swap && (
          <Button disabled={busy} onClick={() => run(swap, () => router.refresh())}>
            <Icon name="swap" />
            {t("swap")}
          </Button>
        )}
      </div>
    </div>
  );
}
