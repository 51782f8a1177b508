import type { Fault } from "@/lib/content/faults";
import type { Lesson } from "@/lib/content/schema";
import { asJson, valueAt, type Conflict, type Json, type Path } from "@/lib/features/lessons/rules/merge";
import { drawingIds } from "@/lib/content/drawings";
import type { ChoiceSource, Field, PartId } from "./lesson-fields";

/** What each field of the form needs of the whole. */
export interface FormContext {
  lessonId: string;
  /** The lesson as it is on screen. */
  lesson: Lesson;
  faults: readonly Fault[];
  conflicts: readonly Conflict[];
  /** undefined removes what is there. */
  set: (path: Path, value: Json | undefined) => void;
  /** The part of the form that is on screen. */
  part: PartId;
  /** What was removed from each place, the last one last, so that it can be put back until the page is left. */
  removed: ReadonlyMap<string, readonly Removed[]>;
  setRemoved: (key: string, removed: readonly Removed[]) => void;
  /** Says whether what is typed into the field cannot be stored. */
  setUnreadable: (key: string, isUnreadable: boolean) => void;
  /** Ends a conflict by keeping what is in the field, or by taking what the other has saved. */
  settle: (conflict: Conflict, keep: "mine" | "theirs") => void;
}

export interface Removed {
  /** Its place in its list; 0 when it was alone. */
  at: number;
  item: Json;
}

/** A name for a place that stays when items of a list before it are moved or removed. */
export function keyOf(lesson: Lesson, path: Path): string {
  const names = path.map((step, at) => {
    const item = valueAt(asJson(lesson), path.slice(0, at + 1));
    return typeof step === "number" && typeof item === "object" ? textOf(within(item, "id")) || step : step;
  });
  return names.join(" ");
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
