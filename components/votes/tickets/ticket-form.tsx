"use client";
import { useTranslations } from "next-intl";
import { useId, type FormEvent } from "react";
import { Button } from "@/components/ui/controls/button";
import { Notice } from "@/components/ui/display/notice";
import { isSameForm } from "@/components/votes/outbox/stored-form";
import { useOutboxForm } from "@/components/votes/outbox/use-outbox-form";
import ballotStyles from "@/components/votes/voting/ballot.module.css";
import styles from "./ticket.module.css";

const lines = ["mind", "test"] as const;

export type Ticket = Record<(typeof lines)[number], string>;

/** The two lines of the exit ticket. What is typed is stored on the device until the server has it (S10). `own`: what the server has. */
export function TicketForm({ own }: { own: Ticket }) {
  const t = useTranslations("results.ticket");
  const { outbox, form, sending, refusal } = useOutboxForm("ticket", own);
  const id = useId();
  const ticket: Ticket = { mind: form.mind ?? "", test: form.test ?? "" };

  function submit(event: FormEvent) {
    event.preventDefault();
    if (sending === "on its way") return;
    outbox.change("ticket", ticket);
    outbox.submit("ticket");
  }

  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      {lines.map((line) => {
        const isWrong = refusal?.field === line;
        return (
          <div key={line}>
            <label className={ballotStyles.label} htmlFor={`${id}-${line}`}>
              {t(line)}
            </label>
            <textarea
              id={`${id}-${line}`}
              className={ballotStyles.ruled}
              rows={2}
              value={ticket[line]}
              onChange={(event) => outbox.change("ticket", { ...ticket, [line]: event.target.value })}
              aria-describedby={isWrong ? `${id}-wrong` : undefined}
              aria-invalid={isWrong || undefined}
            />
          </div>
        );
      })}
      <div className={styles.save}>
        <Button type="submit" variant="go" aria-disabled={sending === "on its way" || undefined}>
          {t("save")}
        </Button>
        <span className="small quiet">{t("until")}</span>
      </div>
      <div className={styles.state}>
        {refusal !== null && (
          <Notice kind="wrong" live id={`${id}-wrong`}>
            {refusal.sentence}
          </Notice>
        )}
        {sending === "on its way" && <Notice live>{t("sending")}</Notice>}
        {sending === "not sent yet" && (
          <Notice kind="offline" live>
            {t("notSent")}
          </Notice>
        )}
        {sending === "sent" && (
          <Notice kind="done" live>
            {t("sent")}
          </Notice>
        )}
        {sending === "no" && refusal === null && !isSameForm(ticket, own) && <Notice>{t("unsaved")}</Notice>}
      </div>
    </form>
  );
}
