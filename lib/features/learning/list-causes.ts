import { findMode } from "@/lib/content/lesson";
import type { Lesson, Mode } from "@/lib/content/schema";
import { orderCauses } from "./rules/order";

/** A cause of the matching; without a mode it belongs to none. */
export interface Cause {
  mode: Mode | null;
  text: string;
}

/** The causes in the order in which the student sees them (S2). */
export function listCauses(lesson: Lesson, studentId: string): Cause[] {
  const { distractor } = lesson.matching;
  const modes = lesson.modes.map(({ id }) => id);
  return orderCauses(modes, distractor !== null, studentId).map((id) => {
    const mode = id === null ? null : findMode(lesson, id);
    return { mode, text: mode?.match.cause ?? distractor?.cause ?? "" };
  });
}
