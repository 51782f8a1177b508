import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ModeName } from "@/components/ui/marks/mode-mark";
import { Marked } from "@/components/learning/reading/marked";
import { Table } from "@/components/ui/display/table";
import type { Lesson } from "@/lib/content/schema";
import wholeLesson from "./whole-lesson.module.css";
import styles from "./exercises-part.module.css";

interface ExercisesPartProps {
  lesson: Lesson;
  /** The level of the parts' headings; that of each question is one below. */
  heading?: "h2" | "h3";
  /** Renders text with marks. */
  show?: (text: string) => ReactNode;
}

/** The matching, the checks and the guesses with their answers. */
export async function ExercisesPart({
  lesson,
  heading: Heading = "h2",
  show = (text) => <Marked text={text} />,
}: ExercisesPartProps) {
  const [t, check] = await Promise.all([getTranslations("learn.teacher"), getTranslations("learn.check")]);
  const Question = Heading === "h2" ? "h3" : "h4";
  const { distractor } = lesson.matching;
  return (
    <>
      <section className={wholeLesson.part} aria-labelledby="causes">
        <Heading id="causes">{t("matching")}</Heading>
        <Table caption={t("matchTable")}>
          <thead>
            <tr>
              <th scope="col">{t("mode")}</th>
              <th scope="col">{t("cause")}</th>
            </tr>
          </thead>
          <tbody>
            {lesson.modes.map((mode) => (
              <tr key={mode.id}>
                <th scope="row">
                  <ModeName mode={mode} />
                </th>
                <td>
                  <p className={wholeLesson.serif}>{mode.match.cause}</p>
                  <p className="small quiet">{mode.match.right}</p>
                </td>
              </tr>
            ))}
            {distractor !== null && (
              <tr>
                <th scope="row">{t("noMode")}</th>
                <td>
                  <p className={wholeLesson.serif}>{distractor.cause}</p>
                  <p className="small quiet">{distractor.wrong}</p>
                </td>
              </tr>
            )}
          </tbody>
        </Table>
      </section>
      <section className={wholeLesson.part} aria-labelledby="checks">
        <Heading id="checks">{t("checks")}</Heading>
        {lesson.checks.map((one) => (
          <div key={one.id} className={styles.check}>
            <Question>{one.question}</Question>
            <ul>
              {one.options.map((option) => (
                <li key={option.id}>
                  <p className={styles.option}>
                    {option.correct && <b>{t("right")} </b>}
                    {option.text}
                  </p>
                  <p className="small quiet">
                    {option.correct ? check("yes") : check("no")} {option.explanation}
                  </p>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </section>
      {lesson.guesses.length > 0 && (
        <section className={wholeLesson.part} aria-labelledby="guesses">
          <Heading id="guesses">{t("guesses")}</Heading>
          {lesson.guesses.map((guess) => (
            <div key={guess.id} className={styles.check}>
              <Question>{guess.question}</Question>
              <p className={styles.situation}>{guess.situation}</p>
              <ul>
                {guess.options.map((option) => (
                  <li key={option.id} className={styles.option}>
                    {option.correct && <b>{t("right")} </b>}
                    {option.text}
                  </li>
                ))}
              </ul>
              <p className={styles.explanation}>{show(guess.explanation)}</p>
            </div>
          ))}
        </section>
      )}
    </>
  );
}
