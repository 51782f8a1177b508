"use client";
/** The exercises of Learn, whose answers the page gives by itself. */
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { Checks } from "@/components/learning/checks/checks";
import { Guesses } from "@/components/learning/guesses/guesses";
import { OwnGuess } from "@/components/learning/guesses/own-guess";
import { MatchTask } from "@/components/learning/matching/match-task";
import type { Lesson } from "@/lib/content/schema";
import { describePlacement, listCauses } from "@/lib/features/learning/list-causes";
import { distractor, guessesOf, matchingState, type Try } from "@/lib/features/learning/rules/learning";
import { sectionStep } from "./try-steps";
import { useTryOut } from "./try-out";

type SectionTitle = Pick<Lesson["sections"][number], "id" | "title">;
const anyLearner = "try-out";

interface TriedGuessesProps {
  lesson: Pick<Lesson, "guesses">;
  sections: readonly SectionTitle[];
  base: string;
  /** The step after this one. */
  next: string;
}

export function TriedGuesses({ lesson, sections, base, next }: TriedGuessesProps) {
  const { tried, change } = useTryOut();
  const router = useRouter();
  return (
    <Guesses
      lesson={{ ...lesson, sections }}
      guesses={tried.guesses}
      sectionsRead={tried.sectionsRead}
      learnerId={anyLearner}
      sectionHref={(section) => `${base}/${sectionStep(section)}`}
      act={(_state, form) => {
        change((before) => ({ ...before, guesses: { ...before.guesses, ...guessesOf(form) } }));
        router.push(next);
        return Promise.resolve({ refusal: null, typed: {} });
      }}
    />
  );
}

/** A guess with its explanation, in the section that explains it. */
export function TriedGuess({ guess, children }: { guess: Lesson["guesses"][number]; children: ReactNode }) {
  const { tried } = useTryOut();
  return (
    <OwnGuess guess={guess} own={tried.guesses[guess.id]} heading="h2">
      {children}
    </OwnGuess>
  );
}

export function TriedMatching({ lesson, help }: { lesson: Pick<Lesson, "modes" | "matching">; help: ReactNode }) {
  const t = useTranslations("learn.match");
  const { tried, change } = useTryOut();
  const causes = listCauses(lesson, anyLearner);
  return (
    <MatchTask
      lesson={lesson}
      causes={causes}
      tries={tried.tries}
      help={help}
      act={({ term, place }) => {
        const cause = causes[place];
        if (cause === undefined) throw new Error(`there is no cause at ${place}`); // the page shows these causes
        const correct = cause.mode?.id === term;
        const made: Try = { exercise: "match", subject: cause.mode?.id ?? distractor, answer: term, correct };
        const { left } = matchingState(
          lesson.modes.map(({ id }) => id),
          [...tried.tries, made],
        );
        change((before) => ({ ...before, tries: [...before.tries, made] }));
        const { why, ...names } = describePlacement(lesson, cause, term);
        const announcement = t(correct ? "placed" : "notThere", { ...names, left: left.length });
        return Promise.resolve({ ok: true, value: { correct, announcement, why } });
      }}
    />
  );
}

interface TriedChecksProps {
  checks: Lesson["checks"];
  sections: readonly SectionTitle[];
  base: string;
}

export function TriedChecks({ checks, sections, base }: TriedChecksProps) {
  const t = useTranslations("learn.check");
  const { tried, change } = useTryOut();
  return (
    <Checks
      checks={checks}
      sections={sections}
      tries={tried.tries}
      learnerId={anyLearner}
      sectionHref={(section) => `${base}/${sectionStep(section)}`}
      act={(form) => {
        const check = checks.find(({ id }) => id === form.get("check"));
        const option = check?.options.find(({ id }) => id === form.get("option"));
        if (check === undefined || option === undefined) throw new Error("the form has no such option");
        const { id: answer, correct, explanation } = option;
        const made: Try = { exercise: "check", subject: check.id, answer, correct };
        change((before) => ({ ...before, tries: [...before.tries, made] }));
        return Promise.resolve({ ok: true, value: { feedback: `${t(correct ? "yes" : "no")} ${explanation}` } });
      }}
    />
  );
}
