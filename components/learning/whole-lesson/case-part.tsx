import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ModeName } from "@/components/ui/marks/mode-mark";
import { RubricTable } from "@/components/cases/reviewing/rubric/rubric-table";
import type { Lesson } from "@/lib/content/schema";
import type { Rubric } from "@/lib/features/cases/reviewing/rules/rubric";
import wholeLesson from "./whole-lesson.module.css";
import styles from "./case-part.module.css";

/** The case-study task, the prompts of each mode, and the rubric. */
export async function CasePart({
  lesson,
  rubric,
  rubricLink,
}: {
  lesson: Lesson;
  rubric: Rubric;
  /** The link to the page that edits the rubric. */
  rubricLink: ReactNode;
}) {
  const t = await getTranslations("learn.teacher");
  const { caseStudy } = lesson;
  return (
    <>
      <section className={wholeLesson.part} aria-labelledby="case">
        <h2 id="case">{t("case")}</h2>
        <p className={wholeLesson.serif}>{caseStudy.task}</p>
        <ol className={styles.steps}>
          {caseStudy.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <ol className={styles.steps}>
          {caseStudy.questions.map((question) => (
            <li key={question.field}>
              <b>{question.question}</b>
            </li>
          ))}
        </ol>
        <div className={styles.prompts}>
          {lesson.modes.map((mode) => (
            <div key={mode.id}>
              <h3>
                <ModeName mode={mode} />
              </h3>
              <ul>
                {mode.prompts.map((prompt) => (
                  <li key={prompt}>{prompt}</li>
                ))}
              </ul>
            </div>
          ))}
        </div>
      </section>
      <section className={wholeLesson.part}>
        <h2>{t("rubric")}</h2>
        <RubricTable rubric={rubric} />
        {rubricLink}
      </section>
    </>
  );
}
