"use client";
import { useEffect, useRef, useState } from "react";
import { useAction } from "@/components/actions/use-action";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { LocalDate } from "@/components/ui/display/local-date";
import { Button } from "@/components/ui/controls/button";
import { Notice } from "@/components/ui/display/notice";
import type { ActionResult } from "@/lib/errors/action-result";
import styles from "./classes.module.css";

interface InvitationsProps {
  origin: string;
  open: readonly { id: string; expiresAt: Date }[];
  invite: () => Promise<ActionResult<string>>;
  withdraw: (linkId: string) => Promise<ActionResult<void>>;
  words: {
    title: string;
    text: string;
    go: string;
    made: string;
    link: string;
    open: string;
    until: string;
    withdraw: string;
  };
}

/** T1: any teacher invites another; the link is shown once, and can be withdrawn until it is used. */
export function Invitations({ origin, open, invite, withdraw, words }: InvitationsProps) {
  const [link, setLink] = useState<string | null>(null);
  const { run, isPending, refusal } = useAction();
  const shown = useRef<HTMLOutputElement>(null);
  // The section is at the foot of the page: scrolls the whole new link into view.
  useEffect(() => shown.current?.scrollIntoView({ block: "center" }), [link]);
  return (
    <section className={styles.section}>
      <header className={styles.head}>
        <h2>{words.title}</h2>
        <p className="quiet">{words.text}</p>
      </header>
      <div className={styles.links}>
        <Button
          aria-disabled={isPending()}
          onClick={() => run(invite, { done: (token) => setLink(`${origin}/teacher/invite#${token}`) })}
        >
          {words.go}
        </Button>
        {link !== null && (
          <>
            <Notice kind="done" live>
              {words.made}
            </Notice>
            <output ref={shown} className={styles.link} aria-label={words.link}>
              {link}
            </output>
          </>
        )}
        <RefusalNotice refusal={refusal} />
      </div>
      {open.length > 0 && (
        <div className={styles.links}>
          <h3>{words.open}</h3>
          <ul className={styles.open}>
            {open.map(({ id, expiresAt }) => (
              <li key={id}>
                <LocalDate sentence={words.until} at={expiresAt} />
                <Button
                  size="small"
                  aria-disabled={isPending()}
                  onClick={() => run(() => withdraw(id), { done: () => setLink(null) })}
                >
                  {words.withdraw}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
