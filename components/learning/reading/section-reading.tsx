import { getTranslations } from "next-intl/server";
import { Fragment, type ReactNode } from "react";
import { ModeMark, modeClass } from "@/components/ui/marks/mode-mark";
import { parseInline } from "@/lib/content/inline";
import { modeOf } from "@/lib/content/lesson";
import { readingMinutes } from "@/lib/content/reading-time";
import type { Block, Lesson, Section } from "@/lib/content/schema";
import { layOutSection } from "./layout";
import { LessonFigure } from "./lesson-figure";
import { Marked } from "./marked";
import { SourceNotes } from "./source-notes";
import { TermCards } from "./term-cards";
import readingStyles from "./reading.module.css";
import styles from "./section-reading.module.css";

interface SectionReadingProps {
  lesson: Lesson;
  section: Section;
  glossaryHref: string;
  /** The address of the lesson's uploaded pictures. */
  uploads: string;
  /** One of several sections on a page: its heading is an h2, and its ids have the section's id in front. */
  embedded?: boolean;
  /** Rendered between the heading and the text. */
  tools?: ReactNode;
  /** The guesses that this section explains after its text, and how one is shown with its explanation (S2). */
  guesses?: { of: Lesson["guesses"]; show: (guess: Lesson["guesses"][number], explanation: ReactNode) => ReactNode };
}

/** One section of the lesson: text, figures, definitions, and its sources in the margin. `data-aloud` marks text that can be read aloud. */
export async function SectionReading({
  lesson,
  section,
  glossaryHref,
  uploads,
  embedded = false,
  tools,
  guesses = { of: [], show: () => null },
}: SectionReadingProps) {
  const t = await getTranslations("learn.reading");
  const Heading = embedded ? "h2" : "h1";
  const sourceId = (n: number) => (embedded ? `${section.id}-source-${n}` : `source-${n}`);
  const explanations = guesses.of.map(({ explanation }): Block => ({ kind: "paragraph", text: explanation }));
  const { rows, numbers } = layOutSection(lesson, { blocks: [...section.blocks, ...explanations] });
  const mode = section.mode === null ? null : modeOf(lesson, section.mode);
  const part = lesson.sections.findIndex((one) => one.id === section.id) + 1;
  const termTarget = (term: string) => `term-${section.id}-${term}`;
  const sourceName = (n: number) => t("source", { n });
  const termIds = new Set(
    rows
      .flatMap(({ block }) => (block.kind === "paragraph" ? parseInline(block.text) : []))
      .flatMap((one) => (one.kind === "term" ? [one.term] : [])),
  );

  const marked = (text: string) => (
    <Marked text={text} numbers={numbers} sourceName={sourceName} sourceId={sourceId} termTarget={termTarget} />
  );
  const show = (block: Block) => {
    switch (block.kind) {
      case "paragraph":
        return <p data-aloud="">{marked(block.text)}</p>;
      case "definition": {
        const term = lesson.glossary.find((one) => one.id === block.term);
        return (
          term !== undefined && (
            <dl className={styles.definition}>
              <dt data-aloud="">{term.term}</dt>
              <dd data-aloud="">
                <Marked text={term.meaning} />
              </dd>
            </dl>
          )
        );
      }
      case "figure": {
        const at = lesson.figures.findIndex((one) => one.id === block.figure);
        const figure = lesson.figures[at];
        return (
          figure !== undefined && (
            <LessonFigure figure={figure} n={at + 1} numbers={numbers} sourceId={sourceId} uploads={uploads} />
          )
        );
      }
    }
  };

  /** The explained guess of a row behind the section's own. */
  const explained = (row: number) => {
    const guess = guesses.of[row - section.blocks.length];
    return guess && guesses.show(guess, marked(guess.explanation));
  };

  return (
    <article className={`${styles.story} ${mode === null ? "" : modeClass(mode)}`}>
      <header className={mode === null ? styles.openingPlain : styles.opening}>
        {mode !== null && <ModeMark mode={mode} className={styles.mark} />}
        <Heading data-aloud="">{section.title}</Heading>
        <p>{t("part", { n: part, of: lesson.sections.length, minutes: readingMinutes(lesson, section.id) })}</p>
      </header>
      {tools !== undefined && <div className={styles.tools}>{tools}</div>}
      <div className={readingStyles.text}>
        {rows.map(({ block, notes, span }, at) => (
          <Fragment key={at}>
            {explained(at) ?? show(block)}
            {notes.length > 0 && <SourceNotes notes={notes} span={span} sourceId={sourceId} />}
          </Fragment>
        ))}
      </div>
      <TermCards
        terms={lesson.glossary.filter((term) => termIds.has(term.id))}
        idOf={termTarget}
        glossaryHref={glossaryHref}
      />
    </article>
  );
}
