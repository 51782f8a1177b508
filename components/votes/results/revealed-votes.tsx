import { useTranslations } from "next-intl";
import { ModeMark, modeClass } from "@/components/ui/marks/mode-mark";
import type { ShownMode } from "@/lib/content/lesson";
import styles from "./revealed-votes.module.css";

interface RevealedVotesProps {
  question: string;
  /** Numbers that are not revealed yet are null. */
  columns: readonly { mode: ShownMode; before: number | null; after: number | null }[];
  /** The result in words; null until it is revealed. */
  sentence: string | null;
}

/** On a student's device during the reveal: points to the projector, and shows what is revealed so far (Q6). */
export function RevealedVotes({ question, columns, sentence }: RevealedVotesProps) {
  const t = useTranslations("results.byStep");
  const most = Math.max(1, ...columns.flatMap(({ before, after }) => [before ?? 0, after ?? 0]));
  return (
    <>
      <h1>{t("title")}</h1>
      <p className="lede">{t("text")}</p>
      <section className={styles.votes} aria-live="polite">
        <h2>{sentence ?? question}</h2>
        <ul>
          {columns.map(({ mode, before, after }) => (
            <li key={mode.id} className={modeClass(mode)}>
              <p>
                <ModeMark mode={mode} /> <b>{mode.name}</b>
              </p>
              {before !== null && (
                <p className={styles.row}>
                  <span>{t("before")}</span>
                  <progress className={styles.before} max={most} value={before} aria-hidden="true" />
                  <span className="num">{before}</span>
                </p>
              )}
              {after !== null && (
                <p className={styles.row}>
                  <span>{t("after")}</span>
                  <progress max={most} value={after} aria-hidden="true" />
                  <b className="num">{after}</b>
                </p>
              )}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
