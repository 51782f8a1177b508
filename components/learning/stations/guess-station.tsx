import { getTranslations } from "next-intl/server";
import { GuessForm } from "@/components/learning/guesses/guess-form";
import { Task } from "@/components/learning/frame/task";
import { buttonClass } from "@/components/ui/controls/button";
import { Link } from "@/components/ui/controls/link";
import type { LessonProgress } from "@/lib/features/learning/lesson-progress";
import { shuffleFor } from "@/lib/features/learning/rules/order";
import { ClientMessages } from "@/lib/messages/client-messages";
import checkStyles from "@/components/learning/checks/check.module.css";
import guessStyles from "@/components/learning/guesses/guess.module.css";
import styles from "./stations.module.css";

/** Short cases to guess before reading (S2). They are optional, and a guess is fixed once the section that explains it is read. */
export async function GuessStation({
  progress,
  activityId,
  studentId,
}: {
  progress: LessonProgress;
  activityId: string;
  studentId: string;
}) {
  const t = await getTranslations("learn");
  const { lesson, guesses, sectionsRead } = progress;
  return (
    <>
      <header className={styles.head}>
        <h1>{t("stations.guess")}</h1>
        <p>{t("guess.how", { guesses: lesson.guesses.length })}</p>
      </header>
      <ClientMessages of={["learn.guess"]}>
        <GuessForm activityId={activityId} next={lesson.sections[0]?.title ?? ""}>
          {lesson.guesses.map((guess, at) => {
            const [title, own] = [`guess-${guess.id}`, guesses[guess.id]];
            const section = lesson.sections.find(({ id }) => id === guess.section);
            return (
              <Task
                key={guess.id}
                id={title}
                heading="h2"
                title={guess.question}
                state={t("guess.state", { n: at + 1, of: lesson.guesses.length })}
              >
                <p className={guessStyles.situation} id={`${title}-situation`}>
                  {guess.situation}
                </p>
                {section !== undefined && sectionsRead.includes(section.id) ? (
                  <p className={guessStyles.fixed}>
                    {own === undefined
                      ? t("guess.notMade")
                      : t.rich("guess.yours", {
                          answer: guess.options.find(({ id }) => id === own)?.text ?? own,
                          b: (chunks) => <b>{chunks}</b>,
                        })}{" "}
                    <Link href={`/a/${activityId}/learn/${section.id}`} className={buttonClass({ variant: "link" })}>
                      {t("guess.explained", { section: section.title })}
                    </Link>
                  </p>
                ) : (
                  <fieldset aria-labelledby={title} aria-describedby={`${title}-situation`}>
                    <ul className={checkStyles.options}>
                      {shuffleFor(guess.options, studentId, guess.id).map((option) => (
                        <li key={option.id}>
                          <label className={checkStyles.choice}>
                            <input
                              type="radio"
                              name={`guess:${guess.id}`}
                              value={option.id}
                              defaultChecked={option.id === own}
                            />
                            <span>{option.text}</span>
                          </label>
                        </li>
                      ))}
                    </ul>
                  </fieldset>
                )}
              </Task>
            );
          })}
        </GuessForm>
      </ClientMessages>
    </>
  );
}
