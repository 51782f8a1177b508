import { findMode, modeOf } from "@/lib/content/lesson";
import type { Lesson, Mode } from "@/lib/content/schema";
import { orderCauses } from "./rules/order";

type ExerciseLesson = Pick<Lesson, "modes" | "matching">;

/** A cause of the matching; without a mode it belongs to none. */
export interface Cause {
  mode: Mode | null;
  text: string;
}

/** The causes in the order in which the student sees them (S2). */
export function listCauses(lesson: ExerciseLesson, studentId: string): Cause[] {
  const { distractor } = lesson.matching;
  const modes = lesson.modes.map(({ id }) => id);
  return orderCauses(modes, distractor !== null, studentId).map((id) => {
    const mode = id === null ? null : findMode(lesson, id);
    return { mode, text: mode?.match.cause ?? distractor?.cause ?? "" };
  });
}

/** What is said of a term on a cause: their names in the sentence, and why the term is right or wrong there. */
export function describePlacement(
  lesson: ExerciseLesson,
  cause: Cause,
  term: string,
): { mode: string; cause: string; why: string } {
  const match = cause.mode?.match;
  const whyNot = match === undefined ? lesson.matching.distractor?.wrong : (match.wrong[term] ?? match.otherwise);
  return {
    mode: modeOf(lesson, term).name,
    cause: match?.short ?? cause.text,
    why: (cause.mode?.id === term ? match?.right : whyNot) ?? "",
  };
}
