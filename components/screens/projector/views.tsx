/** What the projector shows in each phase, between its head and its foot. */
import clsx from "clsx";
import type { ReactNode } from "react";
import { modeClass, ModeMark } from "@/components/ui/marks/mode-mark";
import { QrCode } from "@/components/ui/marks/qr-code";
import { modeOf, type Lesson } from "@/lib/content/lesson";
import { listDetail, type ShownMatch } from "@/lib/features/screens/projector/rules/shown-teams";
import styles from "./views.module.css";

interface JoinViewProps {
  /** "Open … and type" */
  open: ReactNode;
  /** Formatted: "T4K 9WM". */
  code: string;
  hint: string;
  qr: { value: string; label: string };
  /** How many students are at each stage, once the lesson is open. */
  progress: ReactNode;
}

export function JoinView({ open, code, hint, qr, progress }: JoinViewProps) {
  return (
    <div className={styles.join}>
      <div>
        <h1 className={styles.call}>
          <span className={styles.open}>{open}</span>{" "}
          <span className={clsx(styles.code, wideLetters(code) > 1 && styles.wide)}>{code}</span>
        </h1>
        <p className={styles.hint}>{hint}</p>
        {progress}
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
  clock,
  children,
}: {
  title: string;
  text?: string;
  questions?: readonly string[];
  clock?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className={styles.task}>
      {clock}
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

/** Up to this many matches are shown larger, without names. */
const maxFew = 8;
/** More matches than these are shown smaller, in columns, so that all of them fit. Names take more room. */
const maxLarge = { numbers: 16, names: 9 };

/** Whether names stand beside the teams. */
export function hasNames(matches: readonly ShownMatch[]): boolean {
  return (
    listDetail(matches.length) === "names" && matches.some(({ teams }) => teams.some(({ names }) => names.length > 0))
  );
}

/** Each team by its number and mode, because students know their team's number. */
export function MatchesView({
  label,
  matches,
  lesson,
}: {
  label: string;
  matches: readonly ShownMatch[];
  lesson: Lesson;
}) {
  const isNamed = hasNames(matches);
  return (
    <ul
      className={clsx(
        styles.matches,
        isNamed ? styles.named : matches.length <= maxFew && styles.few,
        matches.length > (isNamed ? maxLarge.names : maxLarge.numbers) && styles.many,
      )}
      aria-label={label}
    >
      {matches.map((match) => (
        <li key={match.id}>
          {match.teams.map(({ number, mode, names }) => (
            <span key={number} className={modeClass(modeOf(lesson, mode))}>
              <ModeMark mode={modeOf(lesson, mode)} />
              {number}
              {isNamed && names.length > 0 && <small className={styles.names}>{names.join(", ")}</small>}
            </span>
          ))}
          {match.exemplarMode !== null && (
            <span className={modeClass(modeOf(lesson, match.exemplarMode))}>
              <ModeMark mode={modeOf(lesson, match.exemplarMode)} />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
