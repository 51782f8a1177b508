import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Marked } from "@/components/learning/reading/marked";
import { TermCards } from "@/components/learning/reading/term-cards";
import { ExercisesPart } from "@/components/learning/whole-lesson/exercises-part";
import type { Lesson } from "@/lib/content/schema";
import { layOutGuide, type GuidePart } from "./guide-layout";
import { GuidePlan } from "./guide-plan";
import { GuideSources } from "./guide-sources";
import { Standards } from "./standards";
import styles from "./guide.module.css";

interface GuideProps {
  lesson: Lesson;
  /** The plan that the activity follows; null for none. */
  planId: string | null;
  /** The page with the glossary. */
  glossaryHref: string;
  /** Rendered under the heading. */
  tools: ReactNode;
}

/** All that a teacher reads before the lesson, with the answers (T17). */
export async function Guide({ lesson, planId, glossaryHref, tools }: GuideProps) {
  const [t, reading] = await Promise.all([getTranslations("learn.guide"), getTranslations("learn.reading")]);
  const { guide } = lesson;
  const { parts, hasGuide, sources, numbers, terms } = layOutGuide(lesson);
  const termTarget = (term: string) => `term-${term}`;
  const show = (text: string) => (
    <Marked text={text} numbers={numbers} sourceName={(n) => reading("source", { n })} termTarget={termTarget} />
  );
  const items = (texts: readonly string[]) =>
    texts.map((text, at) => (
      <li key={at}>
        <p>{show(text)}</p>
      </li>
    ));
  const render = (part: GuidePart) => {
    switch (part) {
      case "aims":
      case "sensitive":
      case "extensions":
        return <ul className={styles.list}>{items(guide[part])}</ul>;
      case "discussion":
        return <ol className={styles.list}>{items(guide[part])}</ol>;
      case "starters":
        return (
          <ul className={styles.starters}>
            {guide.starters.map((starter, at) => (
              <li key={at}>{starter}</li>
            ))}
          </ul>
        );
      case "mistakes":
        return (
          <dl className={styles.mistakes}>
            {guide.mistakes.map(({ claim, answer }, at) => (
              <div key={at}>
                <dt>{t("claim", { claim })}</dt>
                <dd>{show(answer)}</dd>
              </div>
            ))}
          </dl>
        );
      case "plans":
        return (
          <>
            <p className="quiet">{t("plansText")}</p>
            {lesson.plans.map((plan) => (
              <GuidePlan key={plan.id} plan={plan} isChosen={plan.id === planId} show={show} />
            ))}
          </>
        );
      case "standards":
        return <Standards standards={guide.standards} show={show} />;
      case "key":
        return (
          <div className={styles.key}>
            <ExercisesPart lesson={lesson} show={show} heading="h3" />
          </div>
        );
      case "sources":
        return <GuideSources sources={sources} />;
    }
  };
  return (
    <>
      <header className={styles.head}>
        <h1>{t("of", { lesson: lesson.title })}</h1>
        {tools}
        {!hasGuide && <p className={styles.none}>{t("none")}</p>}
        <nav className={styles.contents} aria-label={t("contents")}>
          <ol>
            {parts.map((part) => (
              <li key={part}>
                <a href={`#${part}`}>{t(`parts.${part}`)}</a>
              </li>
            ))}
          </ol>
        </nav>
      </header>
      {parts.map((part) => (
        <section key={part} className={styles.part} aria-labelledby={part}>
          <h2 id={part}>{t(`parts.${part}`)}</h2>
          {render(part)}
        </section>
      ))}
      <TermCards terms={terms} idOf={termTarget} glossaryHref={glossaryHref} />
    </>
  );
}
