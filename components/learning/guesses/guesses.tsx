import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import checkStyles from "@/components/learning/checks/check.module.css";
import { Task } from "@/components/learning/frame/task";
import stationsStyles from "@/components/learning/stations/stations.module.css";
import { buttonClass } from "@/components/ui/controls/button";
import { Link } from "@/components/ui/controls/link";
import type { Lesson } from "@/lib/content/schema";
import type { FormAction } from "@/lib/errors/form-state";
import { guessField, type Guesses as OwnGuesses } from "@/lib/features/learning/rules/learning";
import { GuessForm } from "./guess-form";
import { shuffleFor } from "@/lib/features/learning/rules/order";
import styles from "./guess.module.css";

interface GuessesProps {
  lesson: Pick<Lesson, "guesses"> & { sections: readonly { id: string; title: string }[] };
  guesses: OwnGuesses;
  /** Ids of the sections that are read. */
  sectionsRead: readonly string[];
  /** Whose order the options have. */
  learnerId: string;
  sectionHref: (section: string) => string;
  /** Takes the form with the chosen options. */
  act: FormAction;
  /** Hidden fields of the form. */
  children?: ReactNode;
}

/** Short cases to guess before reading (S2). They are optional, and a guess is fixed once the section that explains it is read. */
export function Guesses({ lesson, guesses, sectionsRead, learnerId, sectionHref, act, children }: GuessesProps) {
  const [t, stations] = [useTranslations("learn.guess"), useTranslations("learn.stations")];
  return (
    <>
      <header className={stationsStyles.head}>
        <h1>{stations("guess")}</h1>
        <p>{t("how", { guesses: lesson.guesses.length })}</p>
      </header>
      <GuessForm act={act} next={lesson.sections[0]?.title ?? ""}>
        {children}
        {lesson.guesses.map((guess, at) => {
          const [title, own] = [`guess-${guess.id}`, guesses[guess.id]];
          const section = lesson.sections.find(({ id }) => id === guess.section);
          return (
            <Task
              key={guess.id}
              id={title}
              heading="h2"
              title={guess.question}
              state={t("state", { n: at + 1, of: lesson.guesses.length })}
            >
              <p className={styles.situation} id={`${title}-situation`}>
                {guess.situation}
              </p>
              {section !== undefined && sectionsRead.includes(section.id) ? (
                <p className={styles.fixed}>
                  {own === undefined
                    ? t("notMade")
                    : t.rich("yours", {
                        answer: guess.options.find(({ id }) => id === own)?.text ?? own,
                        b: (chunks) => <b>{chunks}</b>,
                      })}{" "}
                  <Link href={sectionHref(section.id)} className={buttonClass({ variant: "link" })}>
                    {t("explained", { section: section.title })}
                  </Link>
                </p>
              ) : (
                <fieldset aria-labelledby={title} aria-describedby={`${title}-situation`}>
                  <ul className={checkStyles.options}>
                    {shuffleFor(guess.options, learnerId, guess.id).map((option) => (
                      <li key={option.id}>
                        <label className={checkStyles.choice}>
                          <input
                            type="radio"
                            name={`${guessField}${guess.id}`}
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
    </>
  );
}
