import { getFormatter, getTranslations } from "next-intl/server";
import type { MoveWords } from "@/components/teacher/board/move-words";
import { phaseMove, type ClassFacts, type Meaning, type PhaseMove } from "@/lib/rules/phase-move";
import { phases } from "@/lib/rules/phases";

/** T8: every move that can be made now, in words, so that asking takes no wait. */
export async function sayMoves(facts: ClassFacts): Promise<MoveWords[]> {
  const say = await sayer();
  return phases.flatMap((to) => {
    const move = phaseMove(to, facts);
    return move === null ? [] : [say(move)];
  });
}

async function sayer(): Promise<(move: PhaseMove) => MoveWords> {
  const [t, format] = await Promise.all([getTranslations("activity.move"), getFormatter()]);
  const sayMeaning = (meaning: Meaning): string => {
    if (meaning.code !== "skips") return t(`meaning.${meaning.code}`, { ...meaning });
    return t("meaning.skips", { phases: format.list(meaning.phases.map((to) => t("name", { to }))), n: meaning.phases.length });
  };
  return ({ to, back, meanings, offer }) => {
    const values = { to, name: t("name", { to }) };
    const offers = { ...values, teams: offer.teams ? "yes" : "no", matches: offer.matches ? "yes" : "no" };
    const makes = offer.teams || offer.matches;
    const start = back ? t("goBack", values) : t("go", values);
    return {
      to,
      name: values.name,
      start,
      title: back ? t("titleBack", values) : t("title", values),
      sentences: meanings.map(sayMeaning),
      go: makes ? (back ? t("goBackWithout", values) : t("goWithout", values)) : start,
      make: makes ? { go: back ? t("makeBack", offers) : t("make", offers), ...offer } : null,
    };
  };
}
