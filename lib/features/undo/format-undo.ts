import { getTranslations } from "next-intl/server";
import { createMeaningFormatter } from "@/lib/features/phases/format-move";
import { createEffectFormatter } from "@/lib/features/arranging/teams/format-effects";
import type { UndoPreview } from "./undo-preview";
import type { Lesson } from "@/lib/content/lesson";

/** Meanings that offer to make missing teams or matches, which an undo does not make. */
const offerCodes: ReadonlySet<string> = new Set(["no-teams", "no-matches", "cannot-all-meet"]);

/** Formats what an undo means for the class now, one sentence each; none when students notice nothing. */
export async function formatUndo({ move, effects, also, names }: UndoPreview, lesson: Lesson): Promise<string[]> {
  const [t, app, formatMeaning, formatEffect] = await Promise.all([
    getTranslations("journal.ask"),
    getTranslations("app.phases"),
    createMeaningFormatter(lesson),
    createEffectFormatter(lesson, names),
  ]);
  const moves =
    move === null
      ? []
      : [
          t("phase", { back: move.back ? "yes" : "no", name: app(move.to) }),
          ...move.meanings.filter(({ code }) => !offerCodes.has(code)).map(formatMeaning),
        ];
  return [
    ...moves,
    ...effects.map((effect) => formatEffect(effect).text),
    ...also.map(({ code, on, count }) => t(`also.${code}`, { on: on ? "yes" : "no", n: count })),
  ];
}
