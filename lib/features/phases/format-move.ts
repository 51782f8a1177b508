import { getFormatter, getTranslations } from "next-intl/server";
import type { MakeRequest, FormattedMove } from "./formatted-move";
import { modeOf, type Lesson } from "@/lib/content/lesson";
import { nameInSentence } from "@/lib/content/name-in-sentence";
import { phaseMove, type ClassFacts, type Meaning, type Offer, type PhaseMove } from "@/lib/activity/rules/phase-move";
import { phases } from "@/lib/activity/rules/phases";

/** Formats every move that can be made now, so that the dialog opens at once (T8). */
export async function formatMoves(facts: ClassFacts, lesson: Lesson): Promise<FormattedMove[]> {
  const formatMove = await createMoveFormatter(lesson);
  return phases.flatMap((to) => {
    const move = phaseMove(to, facts);
    return move === null ? [] : [formatMove(move)];
  });
}

/** Returns a function that formats one meaning of a move as a sentence. */
export async function createMeaningFormatter(lesson: Lesson): Promise<(meaning: Meaning) => string> {
  const [t, app, format] = await Promise.all([
    getTranslations("activity.move"),
    getTranslations("app.phases"),
    getFormatter(),
  ]);
  return (meaning) => {
    switch (meaning.code) {
      case "skips":
        return t("meaning.skips", {
          phases: format.list(meaning.phases.map((phase) => app(phase))),
          n: meaning.phases.length,
        });
      case "still-on":
        return t("meaning.still-on", {
          n: meaning.teams.length,
          teams: format.list(meaning.teams.map(String)),
        });
      case "cannot-all-meet":
        return t("meaning.cannot-all-meet", { ...meaning, mode: nameInSentence(modeOf(lesson, meaning.mode).name) });
      default:
        return t(`meaning.${meaning.code}`, { ...meaning });
    }
  };
}

async function createMoveFormatter(lesson: Lesson): Promise<(move: PhaseMove) => FormattedMove> {
  const [t, app, formatMeaning] = await Promise.all([
    getTranslations("activity.move"),
    getTranslations("app.phases"),
    createMeaningFormatter(lesson),
  ]);
  return ({ to, back, meanings, offer }) => {
    const values = { to, name: app(to) };
    const start = back ? t("goBack", values) : t("go", values);
    const makes = makeRequestsOf(offer);
    const then = back ? t("thenBack", values) : t("then", values);
    return {
      to,
      name: values.name,
      start,
      title: back ? t("titleBack", values) : t("title", values),
      sentences: meanings.map(formatMeaning),
      options: [
        {
          go: makes.length === 0 ? start : back ? t("goBackWithout", values) : t("goWithout", values),
          make: { teams: false, matches: "none" },
        },
        ...makes.map((make) => ({
          go: t("make", { teams: make.teams ? "yes" : "no", matches: make.matches, then }),
          make,
        })),
      ],
    };
  };
}

/** Exemplars for the rest are the default, so they come last (T5). */
function makeRequestsOf({ teams, matches }: Offer): MakeRequest[] {
  if (matches === "some")
    return [
      { teams, matches: "override" },
      { teams, matches: "exemplar" },
    ];
  if (teams || matches === "all") return [{ teams, matches: matches === "all" ? "all" : "none" }];
  return [];
}
