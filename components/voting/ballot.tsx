"use client";
import clsx from "clsx";
import { useId, useRef, type FormEvent, type ReactNode } from "react";
import { Button } from "@/components/ui/controls/button";
import { Notice } from "@/components/ui/display/notice";
import styles from "./ballot.module.css";
import { ModeCards, type BallotMode } from "./mode-cards";
import { useBallot, type Cast } from "./use-ballot";

export interface BallotWords {
  question: string;
  choose: string;
  chosen: string;
  because: string;
  becauseHint: string;
  cast: string;
  again: string;
  until: string;
  missing: string;
  sending: string;
  notSent: string;
  sent: string;
}

interface BallotProps {
  activityId: string;
  studentId: string;
  kind: "before" | "final";
  modes: readonly BallotMode[];
  /** What is stored already, if anything. */
  own: { choice: string; reason: string } | null;
  cast: Cast;
  words: BallotWords;
  /** Q11: who sees what. */
  about: ReactNode;
  /** Beside the button: *Skip*, or *Keep it as it is*. */
  beside?: ReactNode;
  /** Small, above the page's own task. */
  compact?: boolean;
}

/** S3, S6: four cards that are radios; with `final` a reason, which may be left out (Q4). */
export function Ballot({
  activityId,
  studentId,
  kind,
  modes,
  own,
  cast,
  words,
  about,
  beside,
  compact = false,
}: BallotProps) {
  const ballot = useBallot({ activityId, studentId, kind, own, cast });
  const form = useRef<HTMLFormElement>(null);
  const id = useId();
  const wrong = ballot.refusal;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (ballot.sending === "on its way") return;
    if (ballot.choice === "") {
      ballot.refuse(words.missing);
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
        legend={words.question}
        modes={modes}
        choice={ballot.choice}
        onChoose={ballot.choose}
        words={words}
        compact={compact}
        describedBy={wrong?.field === "choice" ? `${id}-wrong` : undefined}
      />
      <div className={styles.because}>
        {kind === "final" && (
          <div>
            <label className={styles.label} htmlFor={`${id}-why`}>
              {words.because}
            </label>
            <textarea
              id={`${id}-why`}
              className={styles.ruled}
              rows={3}
              value={ballot.reason}
              onChange={(event) => ballot.write(event.target.value)}
              aria-describedby={clsx(`${id}-hint`, wrong?.field === "reason" && `${id}-wrong`)}
              aria-invalid={wrong?.field === "reason" || undefined}
            />
            <p id={`${id}-hint`} className="small quiet">
              {words.becauseHint}
            </p>
          </div>
        )}
        <aside className={styles.about}>{about}</aside>
      </div>
      <div className={styles.send}>
        <Button
          type="submit"
          variant="go"
          size={compact ? undefined : "big"}
          aria-disabled={ballot.sending === "on its way" || undefined}
        >
          {own === null ? words.cast : words.again}
        </Button>
        <span className="small quiet">{words.until}</span>
        {beside}
      </div>
      <div className={styles.says}>
        {wrong !== null && (
          <Notice kind="wrong" live id={`${id}-wrong`}>
            {wrong.sentence}
          </Notice>
        )}
        {ballot.sending === "on its way" && <Notice live>{words.sending}</Notice>}
        {ballot.sending === "not sent yet" && (
          <Notice kind="offline" live>
            {words.notSent}
          </Notice>
        )}
        {ballot.sending === "sent" && (
          <Notice kind="done" live>
            {words.sent}
          </Notice>
        )}
      </div>
    </form>
  );
}
