import type { Fault } from "@/lib/content/faults";
import type { Lesson } from "@/lib/content/schema";
import { valueAt, type Conflict, type Json, type Path } from "@/lib/features/lessons/rules/merge";
import type { Field } from "./lesson-fields";

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
