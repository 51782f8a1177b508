import { getTranslations } from "next-intl/server";
import { meaningSayer } from "@/lib/classroom/phases/say-move";
import { effectSayer } from "@/lib/classroom/teams/say-effects";
import type { UndoPreview } from "./undo-preview";
import type { Lesson } from "@/lib/content/lesson";

/** Of a move that offers to make what is missing: an undo makes nothing. */
const ofOffers: ReadonlySet<string> = new Set(["no-teams", "no-matches", "cannot-all-meet"]);

/** What taking an entry back means for the class now, a sentence each; none when students notice nothing. */
export async function sayUndo({ move, effects, also, names }: UndoPreview, lesson: Lesson): Promise<string[]> {
  const [t, app, sayMeaning, sayEffect] = await Promise.all([
    getTranslations("journal.ask"),
    getTranslations("app.phases"),
    meaningSayer(lesson),
    effectSayer(lesson, names),
  ]);
  const moves =
    move === null
      ? []
      : [
          t("phase", { back: move.back ? "yes" : "no", name: app(move.to) }),
          ...move.meanings.filter(({ code }) => !ofOffers.has(code)).map(sayMeaning),
        ];
  return [
    ...moves,
    ...effects.map((effect) => sayEffect(effect).text),
    ...also.map(({ code, on, count }) => t(`also.${code}`, { on: on ? "yes" : "no", n: count })),
  ];
}
