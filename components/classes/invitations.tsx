"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useAction } from "@/components/actions/use-action";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { LocalDate } from "@/components/ui/display/local-date";
import { Button } from "@/components/ui/controls/button";
import { Notice } from "@/components/ui/display/notice";
import type { ActionResult } from "@/lib/errors/action-result";
import classesStyles from "@/components/ui/display/sections.module.css";
import styles from "./invitations.module.css";

interface InvitationsProps {
  origin: string;
  open: readonly { id: string; expiresAt: Date }[];
  invite: () => Promise<ActionResult<string>>;
  withdraw: (linkId: string) => Promise<ActionResult<void>>;
}

/** T1: any teacher invites another; the link is shown once, and can be withdrawn until it is used. */
export function Invitations({ origin, open, invite, withdraw }: InvitationsProps) {
  const t = useTranslations("teacher.classes.invite");
  const [link, setLink] = useState<string | null>(null);
  const { run, isPending, refusal } = useAction();
  const shown = useRef<HTMLOutputElement>(null);
  // The section is at the foot of the page: scrolls the whole new link into view.
  useEffect(() => void shown.current?.scrollIntoView({ block: "center" }), [link]);
  return (
    <section className={classesStyles.section}>
      <header className={classesStyles.head}>
        <h2>{t("title")}</h2>
        <p className="quiet">{t("text")}</p>
      </header>
      <div className={classesStyles.links}>
        <Button
          aria-disabled={isPending()}
          onClick={() => run(invite, { done: (token) => setLink(`${origin}/teacher/invite#${token}`) })}
        >
          {t("go")}
        </Button>
        {link !== null && (
          <>
            <Notice kind="done" live>
              {t("made")}
            </Notice>
            <output ref={shown} className={styles.link} aria-label={t("link")}>
              {link}
            </output>
          </>
        )}
        <RefusalNotice refusal={refusal} />
      </div>
      {open.length > 0 && (
        <div className={classesStyles.links}>
          <h3>{t("open")}</h3>
          <ul className={classesStyles.open}>
            {open.map(({ id, expiresAt }) => (
              <li key={id}>
                <span>{t.rich("until", { date: () => <LocalDate at={expiresAt} /> })}</span>
                <Button
                  size="small"
                  aria-disabled={isPending()}
                  onClick={() => run(() => withdraw(id), { done: () => setLink(null) })}
                >
                  {t("withdraw")}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
