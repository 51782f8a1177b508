import { getTranslations } from "next-intl/server";
import { ModeName } from "@/components/ui/marks/mode-mark";
import { Table } from "@/components/ui/display/table";
import type { Lesson } from "@/lib/content/schema";
import wholeLesson from "./whole-lesson.module.css";
import styles from "./exercises-part.module.css";

/** The matching and the checks with their answers. */
export async function ExercisesPart({ lesson }: { lesson: Lesson }) {
  const [t, check] = await Promise.all([getTranslations("learn.teacher"), getTranslations("learn.check")]);
  return (
    <>
      <section className={wholeLesson.part} aria-labelledby="causes">
        <h2 id="causes">{t("matching")}</h2>
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
                <td className={wholeLesson.serif}>{mode.match.cause}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </section>
      <section className={wholeLesson.part} aria-labelledby="checks">
        <h2 id="checks">{t("checks")}</h2>
        {lesson.checks.map((one) => (
          <div key={one.id} className={styles.check}>
            <h3>{one.question}</h3>
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
    </>
  );
}
