import { getTranslations } from "next-intl/server";
import { findMode, type Lesson } from "@/lib/content/lesson";
import type { BallotStatus } from "@/lib/features/votes/voting/ballots";
import type { Try } from "@/lib/features/learning/rules/learning";
import styles from "./prints.module.css";

interface PortfolioFactsProps {
  lesson: Lesson;
  learning: { sectionsRead: readonly string[]; tries: readonly Try[] };
  ballots: Pick<BallotStatus, "before" | "final">;
  ticket: Record<"mind" | "test", string> | null;
}

/** How far the student read, their tries at the exercises, both votes and the exit ticket. */
export async function PortfolioFacts({
  lesson,
  learning: { sectionsRead, tries },
  ballots,
  ticket,
}: PortfolioFactsProps) {
  const t = await getTranslations("exporting.print.facts");
  const matching = tries.filter(({ exercise }) => exercise === "match");
  const matched = new Set(matching.filter(({ correct }) => correct).map(({ subject }) => subject)).size;
  return (
    <dl className={styles.facts}>
      <div>
        <dt>{t("read")}</dt>
        <dd>
          {t("of", {
            n: lesson.sections.filter(({ id }) => sectionsRead.includes(id)).length,
            of: lesson.sections.length,
          })}
        </dd>
      </div>
      <div>
        <dt>{t("matching")}</dt>
        <dd>{t("matched", { n: matched, of: lesson.modes.length, tries: matching.length })}</dd>
      </div>
      {lesson.checks.map(({ id, question, options }) => {
        const own = tries.filter(({ exercise, subject }) => exercise === "check" && subject === id);
        const last = options.find((option) => option.id === own.at(-1)?.answer);
        return (
          <div key={id}>
            <dt>{question}</dt>
            <dd>{last === undefined ? t("notTried") : t("answered", { text: last.text, tries: own.length })}</dd>
          </div>
        );
      })}
      {(["before", "final"] as const).map((kind) => {
        const ballot = ballots[kind];
        return (
          <div key={kind}>
            <dt>{t(kind)}</dt>
            <dd>
              {ballot === null ? t("noVote") : (findMode(lesson, ballot.choice)?.name ?? ballot.choice)}
              {ballot !== null && ballot.reason !== "" && `: ${ballot.reason}`}
            </dd>
          </div>
        );
      })}
      {(["mind", "test"] as const).map(
        (line) =>
          ticket !== null &&
          ticket[line] !== "" && (
            <div key={line}>
              <dt>{t(line)}</dt>
              <dd>{ticket[line]}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
