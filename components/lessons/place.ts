/** Names a place of a lesson in the words of the form. */
import { phases, type Phase } from "@/lib/activity/rules/phases";
import type { Lesson } from "@/lib/content/schema";
import { asJson, valueAt, type Json, type Path } from "@/lib/features/lessons/rules/merge";
import { nameOf, within } from "./form-context";
import { lessonParts, partOf, type Field, type Label, type PartId } from "./lesson-fields";

/** A step on the way to a place: a field or an item of the form, a phase, or the lesson's own words for a mode or a question. */
export type Step = { label: Label; n?: number; name?: string } | { phase: Phase } | { own: string };

export interface Place {
  part: PartId;
  steps: Step[];
  /** The field that shows the place; undefined for a whole item. */
  field: Field | undefined;
}

type Found = Omit<Place, "part">;

export function placeOf(lesson: Lesson, path: Path): Place {
  const part = partOf(path);
  const fields: readonly Field[] = lessonParts.find(({ id }) => id === part)?.fields ?? [];
  return { part, ...findIn(fields, path, asJson(lesson), lesson) };
}

function findIn(fields: readonly Field[], path: Path, value: Json | undefined, lesson: Lesson): Found {
  const [name, next, ...rest] = path;
  const field = fields.find((one) => one.name === name);
  if (field === undefined) return { steps: [], field };
  const inner = within(value, field.name);
  const label: Step = { label: field.label };
  if (next === undefined) return { steps: [label], field };
  const below = (step: Step[], inside: readonly Field[], to: Path, of: Json | undefined): Found => {
    const found = to.length === 0 ? { steps: [], field: undefined } : findIn(inside, to, of, lesson);
    return { ...found, steps: [...step, ...found.steps] };
  };
  switch (field.kind) {
    case "group":
    case "optional":
      return below([label], field.fields, [next, ...rest], inner);
    case "list": {
      const item = valueAt(inner, [next]) ?? null;
      const of = field.cases?.find(({ kind }) => kind === within(item, "kind"));
      const step = { label: of?.label ?? field.item, n: Number(next) + 1, name: nameOf(item) };
      // A paragraph is its text: its number and its first words say both.
      const steps = of === undefined ? [step] : [{ label: step.label, n: step.n }];
      return below(steps, of?.fields ?? field.fields, rest, item);
    }
    case "texts":
      return { steps: [{ label: field.item, n: Number(next) + 1 }], field };
    case "union": {
      const of = field.cases.find(({ kind }) => kind === within(inner, "kind"));
      return below([], of?.fields ?? [], [next, ...rest], inner);
    }
    case "per-mode": {
      const mode = lesson.modes.find(({ id }) => id === next);
      return { steps: [label, { own: mode?.name ?? "" }], field };
    }
    case "per-question": {
      const question = lesson.caseStudy.questions.find((one) => one.field === next);
      return below([{ own: question?.question ?? "" }], field.fields, rest, within(inner, String(next)));
    }
    case "minutes": {
      const phase = phases.find((one) => one === next);
      return { steps: phase === undefined ? [label] : [label, { phase }], field };
    }
    default:
      return { steps: [label], field };
  }
}
