import type { Metadata } from "next";
import clsx from "clsx";
import { getTranslations } from "next-intl/server";
import { RefreshOnTopics } from "@/components/invalidation/refresh-on-topics";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { EmptyState } from "@/components/ui/display/empty-state";
import { Icon } from "@/components/ui/marks/icon";
import { NumberCell, NumberHead, Table } from "@/components/ui/display/table";
import styles from "@/components/learning/tries/tries.module.css";
import { ActivityHead } from "@/components/page-frame/teacher/activity-head";
import { requireActivityReader } from "@/lib/activity/require";
import { loadTries, type LearnerRow } from "@/lib/features/learning/learning";
import { auditRead } from "@/lib/activity/audit";
import { findMode, type Lesson } from "@/lib/content/lesson";

interface Props {
  params: Promise<{ activity: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("learn.tries"))("title") };
}

/** How far each student got in Learn, and which answers were wrong: for discussion, never for marks (S2). */
export default async function Tries({ params }: Props) {
  const { activity: activityId } = await params;
  const reader = await requireActivityReader(activityId);
  await auditRead(reader, "tries", { activityId });
  const [t, { learners, wrong, guesses }] = await Promise.all([getTranslations("learn.tries"), loadTries(reader)]);
  const lesson = reader.activity.lesson;
  const joined = learners.filter(({ absent }) => !absent);
  const count = (has: (learner: LearnerRow) => boolean) => joined.filter(has).length;
  return (
    <>
      <ActivityHead reader={reader} tool="progress" pageName={t("title")} />
      <RefreshOnTopics activityId={activityId} topics={["tries"]} />
      <main className={styles.page}>
        <header className={styles.head}>
          <h1>{t("title")}</h1>
          <p>{t("about")}</p>
          <ButtonLink size="small" href={`/teacher/activities/${activityId}/lesson`}>
            <Icon name="book" />
            {t("lesson")}
          </ButtonLink>
        </header>
        {learners.length === 0 ? (
          <EmptyState title={t("empty.title")}>
            <p>{t("empty.text")}</p>
          </EmptyState>
        ) : (
          <>
            <p className={styles.sum}>
              {t("sum", {
                of: joined.length,
                done: count((learner) => learner.read === lesson.sections.length),
                matched: count((learner) => learner.matched === lesson.modes.length),
                checked: count((learner) => learner.checks.every((check) => check.answered)),
              })}
            </p>
            <Table caption={t("table")}>
              <thead>
                <tr>
                  <th scope="col" rowSpan={2}>
                    {t("student")}
                  </th>
                  {lesson.guesses.length > 0 && <NumberHead rowSpan={2}>{t("guesses")}</NumberHead>}
                  <NumberHead rowSpan={2}>{t("read")}</NumberHead>
                  <th scope="col" rowSpan={2}>
                    {t("match")}
                  </th>
                  <th scope="colgroup" colSpan={lesson.checks.length}>
                    {t("checks")}
                  </th>
                </tr>
                <tr>
                  {lesson.checks.map((check, at) => (
                    <th key={check.id} scope="col" title={check.question}>
                      {at + 1}
                      <span className="vh"> {check.question}</span>
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {learners.map((learner) => (
                  <tr key={learner.studentId}>
                    <th scope="row">
                      {learner.name}
                      {learner.absent && <span className={styles.absent}>{t("absent")}</span>}
                    </th>
                    {lesson.guesses.length > 0 && (
                      <NumberCell quiet={learner.guessed === 0}>
                        {t("of", { done: learner.guessed, of: lesson.guesses.length })}
                      </NumberCell>
                    )}
                    <NumberCell quiet={learner.read === 0}>
                      {t("of", { done: learner.read, of: lesson.sections.length })}
                      {learner.pace !== null && (
                        <span className={clsx(styles.pace, learner.pace.rushed > 0 && styles.rushed)}>
                          {t("pace", {
                            ...learner.pace,
                            minutes: Math.floor(learner.pace.seconds / 60),
                            seconds: learner.pace.seconds % 60,
                          })}
                        </span>
                      )}
                    </NumberCell>
                    <td className={learner.matchTries === 0 ? "pale" : undefined}>
                      {learner.matchTries === 0
                        ? t("none")
                        : `${t("of", { done: learner.matched, of: lesson.modes.length })}, ${t("tries", { tries: learner.matchTries })}`}
                    </td>
                    {learner.checks.map((check, at) => (
                      <td key={lesson.checks[at]?.id} className={check.tries === 0 ? "pale" : undefined}>
                        {check.tries === 0
                          ? t("none")
                          : check.answered
                            ? t("answered", { tries: check.tries })
                            : t("notYet", { tries: check.tries })}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </Table>
            <ol className={styles.questions} aria-label={t("checks")}>
              {lesson.checks.map((check) => (
                <li key={check.id}>{check.question}</li>
              ))}
            </ol>
          </>
        )}
        {guesses.length > 0 && (
          <section className={styles.wrong}>
            <h2>{t("guessedTitle")}</h2>
            <p>{t("guessedAbout")}</p>
            <Table caption={t("guessedTable")}>
              <thead>
                <tr>
                  <th scope="col">{t("guess")}</th>
                  <th scope="col">{t("answer")}</th>
                  <NumberHead>{t("students")}</NumberHead>
                </tr>
              </thead>
              <tbody>
                {lesson.guesses.map((guess) =>
                  guess.options.map((option, at) => (
                    <tr key={option.id}>
                      {at === 0 && (
                        <th scope="rowgroup" rowSpan={guess.options.length}>
                          {guess.question}
                        </th>
                      )}
                      <td>
                        {option.text} {option.correct && <b>{t("rightAnswer")}</b>}
                      </td>
                      <NumberCell strong>
                        {guesses.find((one) => one.guess === guess.id && one.answer === option.id)?.students ?? 0}
                      </NumberCell>
                    </tr>
                  )),
                )}
              </tbody>
            </Table>
          </section>
        )}
        {wrong.length > 0 && (
          <section className={styles.wrong}>
            <h2>{t("wrongTitle")}</h2>
            <p>{t("wrongAbout")}</p>
            <Table caption={t("wrongTable")}>
              <thead>
                <tr>
                  <th scope="col">{t("exercise")}</th>
                  <th scope="col">{t("answer")}</th>
                  <NumberHead>{t("students")}</NumberHead>
                </tr>
              </thead>
              <tbody>
                {wrong.slice(0, mostShown).map((one) => {
                  const { exercise, answer } = wordsOf(lesson, one);
                  return (
                    <tr key={`${one.exercise} ${one.subject} ${one.answer}`}>
                      <td>{exercise ?? t("match")}</td>
                      <td>{typeof answer === "string" ? answer : t("matchAnswer", answer)}</td>
                      <NumberCell strong>{one.students}</NumberCell>
                    </tr>
                  );
                })}
              </tbody>
            </Table>
          </section>
        )}
      </main>
    </>
  );
}

const mostShown = 10;

/** A wrong answer as text: the check and the chosen option, or the mode and the cause that it was placed on. */
function wordsOf(
  lesson: Lesson,
  { exercise, subject, answer }: { exercise: "match" | "check"; subject: string; answer: string },
) {
  if (exercise === "match") {
    const cause = findMode(lesson, subject)?.match.short ?? lesson.matching.distractor?.cause ?? subject;
    return { exercise: null, answer: { mode: findMode(lesson, answer)?.name ?? answer, cause } };
  }
  const check = lesson.checks.find((one) => one.id === subject);
  return {
    exercise: check?.question ?? subject,
    answer: check?.options.find((option) => option.id === answer)?.text ?? answer,
  };
}
