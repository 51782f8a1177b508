import { getTranslations } from "next-intl/server";
import { Fragment, type ReactNode } from "react";
import { Exemplar } from "@/components/learning/exemplar/exemplar";
import { Glossary } from "@/components/learning/glossary/glossary";
import { SectionReading } from "@/components/learning/reading/section-reading";
import { WeakExample } from "@/components/learning/weak-example/weak-example";
import type { Lesson } from "@/lib/content/schema";
import type { Rubric } from "@/lib/features/cases/reviewing/rules/rubric";
import { CasePart } from "./case-part";
import { ExercisesPart } from "./exercises-part";
import styles from "./lesson-page.module.css";
import wholeLesson from "./whole-lesson.module.css";

interface WholeLessonProps {
  /** A lesson that lacks nothing. */
  lesson: Lesson;
  /** The address of its uploaded pictures. */
  uploads: string;
  rubric: Rubric;
  /** The link to the page that edits the activity's rubric. */
  rubricLink: ReactNode;
  /** Below the title. */
  children: ReactNode;
}

/** The whole lesson on one page, with the answers, for the teacher to read in advance and to print. */
export async function WholeLesson({ lesson, uploads, rubric, rubricLink, children }: WholeLessonProps) {
  const [t, learn] = await Promise.all([getTranslations("learn.teacher"), getTranslations("learn")]);
  const parts = [
    ...lesson.sections.map((section) => ({ id: `section-${section.id}`, name: section.title })),
    { id: "causes", name: t("matching") },
    { id: "checks", name: t("checks") },
    ...(lesson.guesses.length === 0 ? [] : [{ id: "guesses", name: t("guesses") }]),
    { id: "case", name: t("case") },
    { id: "rubric", name: t("rubric") },
    { id: "exemplars", name: t("exemplars") },
    { id: "glossary", name: learn("glossary.title") },
  ];
  return (
    <>
      <header className={styles.head}>
        <h1>{lesson.title}</h1>
        <p>{t("about")}</p>
        {children}
        <ul className={styles.parts}>
          {parts.map((part) => (
            <li key={part.id}>
              <a href={`#${part.id}`}>{part.name}</a>
            </li>
          ))}
        </ul>
      </header>
      {lesson.sections.map((section) => (
        <div key={section.id} id={`section-${section.id}`} className={styles.section}>
          <SectionReading lesson={lesson} section={section} glossaryHref="" uploads={uploads} embedded />
        </div>
      ))}
      <ExercisesPart lesson={lesson} />
      <CasePart lesson={lesson} rubric={rubric} rubricLink={rubricLink} />
      <section className={wholeLesson.part} aria-labelledby="exemplars">
        <h2 id="exemplars">{t("exemplars")}</h2>
        {lesson.modes.map((mode) => (
          <Fragment key={mode.id}>
            <Exemplar lesson={lesson} mode={mode} heading="h3" />
            {mode.weakExample !== null && (
              <WeakExample lesson={lesson} mode={mode} weak={mode.weakExample} rubric={rubric} student={null} />
            )}
          </Fragment>
        ))}
      </section>
      <section className={wholeLesson.part} aria-labelledby="glossary">
        <h2 id="glossary">{learn("glossary.title")}</h2>
        <Glossary lesson={lesson} sectionHref={(section) => `#section-${section}`} />
      </section>
    </>
  );
}
