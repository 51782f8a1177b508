/** The casebook, to read and to print: cover, contents, preface, then a leaf for each case (A5). */
import type { QuestionField } from "@/lib/activity/rules/question-fields";
import { getFormatter, getTranslations } from "next-intl/server";
import clsx from "clsx";
import { Icon } from "@/components/ui/marks/icon";
import { kerningClass } from "@/components/ui/marks/kerning";
import { modeClass, ModeMark, ModeName, Pattern } from "@/components/ui/marks/mode-mark";
import { Reasons } from "@/components/votes/results/reasons";
import type { NamedMode } from "@/components/votes/results/named-mode";
import { modeOf } from "@/lib/content/lesson";
import { capitalise, numberWords } from "@/lib/messages/number-words";
import casebookStyles from "./casebook.module.css";
import styles from "./casebook-book.module.css";
import { CaseLeaf, type PrintedCase } from "./case-leaf";

export interface CasebookFacts {
  title: string;
  /** What the lesson is about. */
  about: string;
  className: string;
  modes: readonly NamedMode[];
  cases: readonly PrintedCase[];
  questions: readonly { field: QuestionField; question: string }[];
  notesPrompts: readonly { field: "alike" | "testing" | "harder"; prompt: string }[];
  /**
   * How the votes moved, in a sentence, and the reasons. null before the results are shown, and when nobody voted. `moved` is null when there are
   * too few votes to say.
   */
  vote: {
    question: string;
    moved: string | null;
    reasons: readonly { mode: string; reasons: readonly string[] }[];
  } | null;
}

export async function CasebookBook(facts: CasebookFacts) {
  const [t, format, word] = await Promise.all([getTranslations("results.casebook"), getFormatter(), numberWords()]);
  const { title, className, modes, cases, vote } = facts;
  const groups = modes
    .map((mode) => ({ mode, cases: cases.filter((one) => one.mode === mode.id) }))
    .filter((group) => group.cases.length > 0);
  return (
    <div className={styles.book}>
      <section className={clsx(casebookStyles.leaf, casebookStyles.cover)}>
        <div className={styles.strips} aria-hidden="true">
          {modes.map((mode) => (
            <div key={mode.id} className={modeClass(mode)}>
              <ModeMark mode={mode} size="big" />
              <Pattern mode={mode} size="big" className={styles.strip} />
            </div>
          ))}
        </div>
        <div className={styles.title}>
          <h1>{title}</h1>
          <p>{capitalise(t("by", { n: cases.length, word: word(cases.length), class: className }))}</p>
        </div>
        <p className={styles.imprint}>
          <span>{format.dateTime(new Date(), { year: "numeric", month: "long" })}</span>
          <Icon name="crosscase" />
        </p>
      </section>
      <section className={casebookStyles.leaf}>
        <h2>{t("contents")}</h2>
        <nav className={styles.contents} aria-label={t("contents")}>
          {groups.map((group) => (
            <section key={group.mode.id} className={modeClass(group.mode)}>
              <h3>
                <ModeName mode={group.mode} />
              </h3>
              <ol>
                {group.cases.map((one) => (
                  <li key={one.teamId}>
                    <a href={`#case-${one.place}`} className={kerningClass(one.title)}>
                      {one.title}
                    </a>{" "}
                    <b>{t("case", { n: one.place })}</b> {one.by !== "" && <span data-names>{one.by}</span>}
                  </li>
                ))}
              </ol>
            </section>
          ))}
        </nav>
      </section>
      <section className={casebookStyles.leaf}>
        <h2>{t("before")}</h2>
        <div className={styles.words}>
          <p>{t("beforeCases")}</p>
          <p>{facts.about}</p>
          {vote !== null && (
            <p>
              {t("beforeVote", {
                question: vote.question,
                moved: vote.moved ?? "none",
                reasons: vote.reasons.length > 0 ? "yes" : "no",
              })}
            </p>
          )}
        </div>
      </section>
      {cases.map((one) => (
        <CaseLeaf
          key={one.teamId}
          one={one}
          mode={modeOf(facts, one.mode)}
          questions={facts.questions}
          notesPrompts={facts.notesPrompts}
        />
      ))}
      {vote !== null && vote.reasons.length > 0 && (
        <section className={casebookStyles.leaf}>
          <h2>{t("reasons")}</h2>
          <Reasons groups={vote.reasons} modes={modes} />
        </section>
      )}
    </div>
  );
}
