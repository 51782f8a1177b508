/** Finds parts of a lesson by id. */
import { questionFields } from "@/lib/activity/rules/question-fields";
import { worksheetTexts, type WorksheetTexts } from "@/lib/sync/format/fields";
import type { Rubric } from "@/lib/features/cases/reviewing/rules/rubric";
import type { Example, Lesson, Mode, Plan } from "./schema";

export type { Lesson, Mode } from "./schema";

/** An activity's rubric: its own once a teacher has edited it, else the lesson's (T12). */
export function rubricOf({ rubric, lesson }: { rubric: Rubric | null; lesson: Pick<Lesson, "rubric"> }): Rubric {
  return rubric ?? lesson.rubric;
}

export function findPlan(lesson: Lesson, planId: string): Plan | null {
  return lesson.plans.find((plan) => plan.id === planId) ?? null;
}

/** The mode with that id, or null, since ids also come from URLs and forms. */
export function findMode(lesson: Pick<Lesson, "modes">, modeId: string): Mode | null {
  return lesson.modes.find((mode) => mode.id === modeId) ?? null;
}

/** The mode of a team, worksheet or ballot of this lesson. @throws Error if the lesson has no such mode */
export function modeOf<M extends { id: string }>({ modes }: { modes: readonly M[] }, modeId: string): M {
  const mode = modes.find(({ id }) => id === modeId);
  if (mode === undefined) throw new Error(`The lesson has no mode "${modeId}".`);
  return mode;
}

/** A mode as screens show it: the part of it that a browser gets. */
export type ShownMode = Pick<Mode, "id" | "name" | "look">;

export function shownMode({ id, name, look }: Mode): ShownMode {
  return { id, name, look };
}

/** The texts of a worked example, as a worksheet has them. */
export function textsOfExample({ title, scenario, source, answers }: Example): WorksheetTexts {
  const texts = worksheetTexts({ title, scenario: scenario.text, source });
  for (const field of questionFields) texts[field] = answers[field]?.text ?? "";
  return texts;
}
