/** Formats the content of the casebook, for the class's page and the teacher's. */
import { getFormatter, getTranslations } from "next-intl/server";
import { createSentenceFormatter } from "@/components/votes/results/sentences";
import type { CasebookFacts } from "./casebook-book";
import type { PrintedCase } from "./case-leaf";
import type { CasebookCase } from "@/lib/features/cases/casebook/casebook";
import type { Results } from "@/lib/features/votes/results/results";
import type { Lesson } from "@/lib/content/lesson";
import { describeMovement } from "@/lib/features/votes/results/rules/tally-sentences";
import { namedMode } from "@/components/votes/results/named-mode";

export async function formatCasebook(given: {
  lesson: Lesson;
  className: string;
  cases: readonly CasebookCase[];
  results: Results | null;
}): Promise<CasebookFacts> {
  const { lesson, className, cases, results } = given;
  const modes = lesson.modes.map(namedMode);
  const [t, format, formatSentence] = await Promise.all([
    getTranslations("results.casebook"),
    getFormatter(),
    createSentenceFormatter(modes, "wall"),
  ]);
  const titleOf = (one: { number: number; title: string }) => one.title.trim() || t("untitled", { number: one.number });
  const printed = cases.map((one, place): PrintedCase => ({
    teamId: one.teamId,
    place: place + 1,
    mode: one.mode,
    title: titleOf({ number: one.number, title: one.texts.title }),
    by: format.list(one.names),
    texts: one.texts,
    handedIn: one.handedIn,
    notes: one.notes.map(({ beside, texts }) => ({
      texts,
      beside: format.list(beside.map((other) => t("quoted", { title: titleOf(other) }))),
    })),
  }));
  const moved = results && describeMovement(results.tally);
  return {
    title: lesson.title,
    about: lesson.about,
    className,
    modes,
    cases: printed,
    questions: lesson.caseStudy.questions.map(({ field, question }) => ({ field, question })),
    notesPrompts: lesson.notesPrompts.map(({ field, prompt }) => ({ field, prompt })),
    vote:
      results === null || results.tally.finalBallots === 0
        ? null
        : { question: lesson.ballotQuestion, moved: moved && formatSentence(moved), reasons: results.reasons },
  };
}
