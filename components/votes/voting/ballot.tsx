"use client";
import clsx from "clsx";
import { useTranslations } from "next-intl";
import { useId, useRef, type FormEvent, type ReactNode } from "react";
import { Button } from "@/components/ui/controls/button";
import { Notice } from "@/components/ui/display/notice";
import styles from "./ballot.module.css";
import { ModeCards, type BallotMode } from "./mode-cards";
import { useBallot } from "./use-ballot";
import { useVotePanel } from "./vote-panel";

/** The page that shows the ballot. It decides the sentence about changing the vote, and whether the ballot can be skipped. */
export type BallotPlace = "learn" | "write" | "vote" | "results";

interface BallotProps {
  kind: "before" | "final";
  modes: readonly BallotMode[];
  /** The vote that the server has; null without one. */
  own: { choice: string; reason: string } | null;
  question: string;
  /** The key of the sentence that says until when the vote can be changed. */
  until: BallotPlace | "resultsApart";
  /** Says who sees what (Q11). */
  about: ReactNode;
  /** Shown beside the button: *Skip*. */
  beside?: ReactNode;
  /** Whether it is small, above a page's own task. */
  compact?: boolean;
}

/** A card with a radio for each mode (S3, S6), and an optional reason (Q4). */
export function Ballot({ kind, modes, own, question, until, about, beside, compact = false }: BallotProps) {
  const t = useTranslations("vote.ballot");
  const panel = useVotePanel();
  const ballot = useBallot({ kind, own, onUnchanged: panel?.keep });
  const form = useRef<HTMLFormElement>(null);
  const id = useId();
  const wrong = ballot.refusal;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (ballot.sending === "on its way") return;
    if (ballot.choice === "") {
      ballot.refuse(t("missing"));
      form.current?.querySelector("input")?.focus();
      return;
    }
    ballot.submit();
  }

  return (
    <form
      ref={form}
      className={clsx(styles.ballot, compact && styles.compact)}
      data-ballot={kind}
      noValidate
      onSubmit={submit}
    >
      <ModeCards
        legend={question}
        modes={modes}
        choice={ballot.choice}
        onChoose={ballot.choose}
        compact={compact}
        describedBy={wrong?.field === "choice" ? `${id}-wrong` : undefined}
      />
      <div className={styles.because}>
        <label className={styles.label} htmlFor={`${id}-why`}>
          {t("because")}
        </label>
        <textarea
          id={`${id}-why`}
          className={styles.ruled}
          rows={2}
          value={ballot.reason}
          onChange={(event) => ballot.write(event.target.value)}
          aria-describedby={clsx(`${id}-hint`, wrong?.field === "reason" && `${id}-wrong`)}
          aria-invalid={wrong?.field === "reason" || undefined}
        />
        <p id={`${id}-hint`} className="small quiet">
          {t("becauseHint")}
        </p>
      </div>
      <div className={styles.send}>
        <Button
          type="submit"
          variant={compact ? undefined : "go"}
          size={compact ? undefined : "big"}
          aria-disabled={ballot.sending === "on its way" || undefined}
        >
          {t(own === null ? "cast" : "again")}
        </Button>
        <span className="small quiet">{t(`until.${until}`)}</span>
        {panel !== null && (
          <Button variant="plain" onClick={ballot.keep}>
            {t("keep")}
          </Button>
        )}
        {beside}
      </div>
      <div className={styles.until}>
        {wrong !== null && (
          <Notice kind="wrong" live id={`${id}-wrong`}>
            {wrong.sentence}
          </Notice>
        )}
        {ballot.sending === "on its way" && <Notice live>{t("sending")}</Notice>}
        {ballot.sending === "not sent yet" && (
          <Notice kind="offline" live>
            {t("notSent")}
          </Notice>
        )}
        {ballot.sending === "sent" && (
          <Notice kind="done" live>
            {t("sent")}
          </Notice>
        )}
      </div>
      <aside className={styles.about}>{about}</aside>
    </form>
  );
}
