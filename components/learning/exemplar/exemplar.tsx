import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Marked } from "@/components/learning/reading/marked";
import { Icon } from "@/components/ui/marks/icon";
import { ModeName, Pattern, modeClass } from "@/components/ui/marks/mode-mark";
import { listCitedSources } from "@/lib/content/inline";
import type { Lesson, Mode, Source } from "@/lib/content/schema";
import styles from "./exemplar.module.css";

/** A worked example, laid out like a worksheet, with remarks in the margin on what makes it good. */
export async function Exemplar({
  lesson,
  mode,
  heading: Heading = "h1",
  tools,
}: {
  lesson: Lesson;
  mode: Mode;
  heading?: "h1" | "h3";
  /** Rendered between the title and the text. */
  tools?: ReactNode;
}) {
  const t = await getTranslations("learn.exemplar");
  const { example } = mode;
  const Question = Heading === "h1" ? "h2" : "h4";
  return (
    <article className={`${styles.sheet} ${modeClass(mode)}`}>
      <Pattern mode={mode} />
      <header className={styles.head}>
        <p className={styles.meta}>
          <ModeName mode={mode} />
          <span>{t("worked")}</span>
        </p>
        <Heading data-aloud="">{example.title}</Heading>
      </header>
      {tools !== undefined && <div className={styles.tools}>{tools}</div>}
      <Row
        heading={
          <Question data-aloud="" className={styles.label}>
            {example.source === "" ? t("invented") : t("found")}
          </Question>
        }
        {...example.scenario}
        remarkLabel={t("remark")}
      >
        {example.source !== "" && (
          <a className={styles.source} href={example.source} target="_blank" rel="noreferrer">
            <Icon name="link" />
            {example.source.replace(/^https:\/\//, "")}
          </a>
        )}
      </Row>
      {lesson.caseStudy.questions.map((question, at) => (
        <Row
          key={question.field}
          n={at + 1}
          heading={<Question data-aloud="">{question.question}</Question>}
          {...(example.answers[question.field] ?? { text: "", remark: "" })}
          remarkLabel={t("remark")}
        />
      ))}
      <footer className={styles.honesty}>
        <b>{t("honesty")}</b> <Marked text={example.honesty} />
        {listCitedSources(example.honesty).map((id) => (
          <Cited key={id} source={lesson.sources.find((source) => source.id === id)} />
        ))}
      </footer>
    </article>
  );
}

async function Cited({ source }: { source: Source | undefined }) {
  const t = await getTranslations("learn.reading");
  if (source === undefined) return null;
  return (
    <p className={styles.cited}>
      <Marked text={source.cite} />{" "}
      {source.url !== "" && (
        <a href={source.url} target="_blank" rel="noreferrer">
          {t("readAt", { site: new URL(source.url).hostname.replace(/^www\./, "") })}
          <span className="vh"> {t("newTab")}</span>
        </a>
      )}
    </p>
  );
}

interface RowProps {
  n?: number;
  heading: ReactNode;
  text: string;
  remark: string;
  remarkLabel: string;
  children?: ReactNode;
}

function Row({ n, heading, text, remark, remarkLabel, children }: RowProps) {
  return (
    <section className={styles.row}>
      <span className={styles.n} aria-hidden="true">
        {n}
      </span>
      <div className={styles.answer}>
        {heading}
        {text.split("\n\n").map((paragraph) => (
          <p key={paragraph} data-aloud="">
            {paragraph}
          </p>
        ))}
        {children}
      </div>
      <div role="note" className={styles.remark} aria-label={remarkLabel}>
        {remark}
      </div>
    </section>
  );
}
