import type { Fault } from "@/lib/content/faults";
import type { Lesson } from "@/lib/content/schema";
import { valueAt, type Conflict, type Json, type Path } from "@/lib/features/lessons/rules/merge";
import { drawingIds } from "@/lib/content/drawings";
import type { ChoiceSource, Field } from "./lesson-fields";

/** What each field of the form needs of the whole. */
export interface FormContext {
  lessonId: string;
  /** The lesson as it is on screen. */
  lesson: Lesson;
  faults: readonly Fault[];
  conflicts: readonly Conflict[];
  /** undefined removes what is there. */
  set: (path: Path, value: Json | undefined) => void;
  /** Ends a conflict by keeping what is in the field, or by taking what the other has saved. */
  settle: (conflict: Conflict, keep: "mine" | "theirs") => void;
}

export interface FieldProps {
  form: FormContext;
  field: Field;
  /** The place of the field's value in the lesson. */
  path: Path;
  value: Json | undefined;
}

export const listOf = (value: Json | undefined): readonly Json[] =>
  Array.isArray(value) ? (value as readonly Json[]) : [];
export const textOf = (value: Json | undefined): string => (typeof value === "string" ? value : "");
export const within = (value: Json | undefined, name: string) => valueAt(value, [name]);

/** What an item is called: its first text. */
export function nameOf(item: Json): string {
  for (const name of ["name", "title", "term", "question", "cite", "prompt", "claim", "code", "text"]) {
    const text = textOf(within(item, name));
    if (text !== "") return text.length > 80 ? `${text.slice(0, 80)}…` : text;
  }
  return "";
}

/** The options of a choice, by their names. */
export function optionsOf(
  lesson: Lesson,
  of: ChoiceSource,
  lookName: (look: number) => string,
): { id: string; name: string }[] {
  switch (of) {
    case "modes":
      return lesson.modes.map(({ id, name }) => ({ id, name }));
    case "sections":
      return lesson.sections.map(({ id, title }) => ({ id, name: title }));
    case "glossary":
      return lesson.glossary.map(({ id, term }) => ({ id, name: term }));
    case "figures":
      return lesson.figures.map(({ id, title }) => ({ id, name: title }));
    case "rubric":
      return lesson.rubric.map(({ id, name }) => ({ id, name }));
    case "looks":
      return [1, 2, 3, 4, 5, 6, 7, 8].map((look) => ({ id: String(look), name: lookName(look) }));
    case "drawings":
      return drawingIds.map((id) => ({ id, name: id.replaceAll("-", " ") }));
  }
}
