/** What the projector shows in each phase, between its head and its foot. */
import clsx from "clsx";
import type { ReactNode } from "react";
import { modeClass, ModeMark } from "@/components/ui/marks/mode-mark";
import { QrCode } from "@/components/ui/marks/qr-code";
import styles from "./views.module.css";

interface JoinViewProps {
  /** "Open … and type" */
  open: ReactNode;
  /** Formatted: "T4K 9WM". */
  code: string;
  hint: string;
  qr: { value: string; label: string };
}

export function JoinView({ open, code, hint, qr }: JoinViewProps) {
  return (
    <div className={styles.join}>
      <div>
        <h1 className={styles.call}>
          <span className={styles.open}>{open}</span>{" "}
          <span className={clsx(styles.code, wideLetters(code) > 1 && styles.wide)}>{code}</span>
        </h1>
        <p className={styles.hint}>{hint}</p>
      </div>
      <div className={styles.qr}>
        <QrCode {...qr} />
      </div>
    </div>
  );
}

/** With several wide letters the code would overlap the QR code beside it. */
const wideLetters = (code: string) => code.replace(/[^MW]/g, "").length;

/** The task of the phase: with the questions to answer, or in a sentence. */
export function TaskView({
  title,
  text,
  questions,
  children,
}: {
  title: string;
  text?: string;
  questions?: readonly string[];
  children?: ReactNode;
}) {
  return (
    <div className={styles.task}>
      <h1>{title}</h1>
      {text !== undefined && <p>{text}</p>}
      {questions !== undefined && (
        <ol>
          {questions.map((question) => (
            <li key={question}>{question}</li>
          ))}
        </ol>
      )}
      {children}
    </div>
  );
}

export interface ProjectorMatch {
  id: string;
  teams: readonly { number: number; mode: string }[];
  exemplarMode: string | null;
}

/** More matches than these are shown smaller, in columns, so that all of them fit. */
const maxLargeMatches = 16;

/** By number and mode: students know their team's number, and nobody is named on the projector. */
export function MatchesView({ label, matches }: { label: string; matches: readonly ProjectorMatch[] }) {
  return (
    <ul className={clsx(styles.matches, matches.length > maxLargeMatches && styles.many)} aria-label={label}>
      {matches.map((match) => (
        <li key={match.id}>
          {match.teams.map(({ number, mode }) => (
            <span key={number} className={modeClass(mode)}>
              <ModeMark mode={mode} />
              {number}
            </span>
          ))}
          {match.exemplarMode !== null && (
            <span className={modeClass(match.exemplarMode)}>
              <ModeMark mode={match.exemplarMode} />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
