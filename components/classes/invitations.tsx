"use client";
import { useEffect, useRef, useState } from "react";
import { RefusalNotice } from "@/components/signing-in/refusal-notice";
import { LocalDate } from "@/components/ui/display/local-date";
import { Button } from "@/components/ui/controls/button";
import { Notice } from "@/components/ui/display/notice";
import type { ActionResult } from "@/lib/errors/action-result";
import classesStyles from "./classes.module.css";
import styles from "./invitations.module.css";
import { useAct } from "./use-act";

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
  const { pending, refusal, act } = useAct();
  const shown = useRef<HTMLOutputElement>(null);
  // The section is at the foot of the page: scrolls the whole new link into view.
  useEffect(() => shown.current?.scrollIntoView({ block: "center" }), [link]);
  return (
    <section className={classesStyles.section}>
      <header className={classesStyles.head}>
        <h2>{words.title}</h2>
        <p className="quiet">{words.text}</p>
      </header>
      <div className={classesStyles.links}>
        <Button
          aria-disabled={pending}
          onClick={() => act(invite, (token) => setLink(`${origin}/teacher/invite#${token}`))}
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
        {refusal !== null && <RefusalNotice sentence={refusal} />}
      </div>
      {open.length > 0 && (
        <div className={classesStyles.links}>
          <h3>{words.open}</h3>
          <ul className={classesStyles.open}>
            {open.map(({ id, expiresAt }) => (
              <li key={id}>
                <LocalDate sentence={words.until} at={expiresAt} />
                <Button
                  size="small"
                  aria-disabled={pending}
                  onClick={() =>
                    act(
                      () => withdraw(id),
                      () => setLink(null),
                    )
                  }
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
