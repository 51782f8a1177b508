import type { QuestionField } from "@/lib/activity/rules/question-fields";
import clsx from "clsx";
import { getTranslations } from "next-intl/server";
import { kerningClass } from "@/components/ui/marks/kerning";
import { modeClass, ModeName, Pattern } from "@/components/ui/marks/mode-mark";
import type { ShownMode } from "@/lib/content/lesson";
import type { NotesTexts, WorksheetTexts } from "@/lib/sync/format/fields";
import casebookStyles from "./casebook.module.css";
import styles from "./case-leaf.module.css";

export interface PrintedCase {
  teamId: string;
  /** The position in the book, from 1. */
  place: number;
  mode: string;
  title: string;
  /** "Ines, Malik and Theo"; empty when nobody is left to name. */
  by: string;
  texts: WorksheetTexts;
  handedIn: boolean;
  notes: readonly { beside: string; texts: NotesTexts }[];
}

interface CaseLeafProps {
  one: PrintedCase;
  mode: ShownMode;
  questions: readonly { field: QuestionField; question: string }[];
  notesPrompts: readonly { field: "alike" | "testing" | "harder"; prompt: string }[];
}

/** One case: what its team handed in, or its text as it is when the teacher has included it without a hand-in. */
export async function CaseLeaf({ one, mode, questions, notesPrompts }: CaseLeafProps) {
  const t = await getTranslations("results.casebook");
  const source = one.texts.source.trim();
  return (
    <article
      id={`case-${one.place}`}
      className={clsx(
        casebookStyles.leaf,
        casebookStyles.case,
        modeClass(mode),
        kerningClass(
          ...Object.values(one.texts),
          ...one.notes.flatMap(({ beside, texts }) => [beside, ...Object.values(texts)]),
        ),
      )}
    >
      <header>
        <p className={styles.running}>
          <ModeName mode={mode} />
          <span>{t("case", { n: one.place })}</span>
        </p>
        <Pattern mode={mode} className={styles.pattern} />
        <h2>{one.title}</h2>
        <p className={styles.by}>
          {one.by !== "" && <span data-names>{t("writers", { by: one.by })}</span>}
          <span>{source === "" ? t("invented") : t("found")}</span>
          {!one.handedIn && <span>{t("asItStands")}</span>}
        </p>
      </header>
      <Written text={one.texts.scenario} blank={t("blank")} />
      {questions.map(({ field, question }) => (
        <section key={field}>
          <h3>{question}</h3>
          <Written text={one.texts[field]} blank={t("blank")} />
        </section>
      ))}
      {source !== "" && (
        <p className={styles.source}>
          {t("source")} <Source source={source} />
        </p>
      )}
      {one.notes.map((notes, place) => (
        <section key={place} className={casebookStyles.beside}>
          <h3>{notes.beside === "" ? t("notesAlone") : t("notesBeside", { title: notes.beside })}</h3>
          <dl>
            {notesPrompts
              .filter(({ field }) => notes.texts[field].trim() !== "")
              .map(({ field, prompt }) => (
                <div key={field}>
                  <dt>{prompt}</dt>
                  <dd>{notes.texts[field]}</dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </article>
  );
}

/** The text as it was written: each line is a paragraph. */
function Written({ text, blank }: { text: string; blank: string }) {
  const paragraphs = text.split(/\n+/).filter((line) => line.trim() !== "");
  if (paragraphs.length === 0) return <p className={clsx(styles.written, styles.blank)}>{blank}</p>;
  return paragraphs.map((paragraph, place) => (
    <p key={place} className={styles.written}>
      {paragraph}
    </p>
  ));
}

/** A link only when the source is an http or https address, which is safe to follow. */
function Source({ source }: { source: string }) {
  return /^https?:\/\/\S+$/i.test(source) ? (
    <a href={source} rel="noreferrer nofollow" target="_blank">
      {source}
    </a>
  ) : (
    source
  );
}
