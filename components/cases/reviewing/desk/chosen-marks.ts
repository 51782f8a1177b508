/** The levels that a teacher has chosen since the page was rendered, each with the outcome of its save (T12). */
import type { Mark } from "@/lib/features/cases/reviewing/rules/marks";
import type { SaveOutcome, SaveState } from "./use-saves";

export interface MarkInput {
  studentId: string | null;
  criterion: string;
  level: number | null;
}

/** `stored`: the server has it, but the page was rendered before. */
export type ChosenMark = MarkInput & { outcome: { is: "awaited" } | SaveOutcome };
type Chosen = readonly ChosenMark[];

const isSamePlace = (one: MarkInput, other: MarkInput) =>
  one.studentId === other.studentId && one.criterion === other.criterion;

export function addChoice(chosen: Chosen, mark: MarkInput): Chosen {
  return [...chosen.filter((one) => !isSamePlace(one, mark)), { ...mark, outcome: { is: "awaited" } }];
}

/** Records the outcome of a save; ignores it if the teacher has chosen another level since. */
export function addOutcome(chosen: Chosen, mark: MarkInput, outcome: SaveOutcome): Chosen {
  return chosen.map((one) => (isSamePlace(one, mark) && one.level === mark.level ? { ...one, outcome } : one));
}

/** For a page that is rendered again, which has all that was stored before: drops the stored levels. */
export const dropStored = (chosen: Chosen): Chosen => chosen.filter(({ outcome }) => outcome.is !== "stored");

/** The levels whose save got no answer. */
export const unansweredMarks = (chosen: Chosen): Chosen => chosen.filter(({ outcome }) => outcome.is === "lost");

/** The marks of the team or of one student: those stored, changed by what this teacher has chosen since. Refused choices are left out. */
export function withChosen(
  chosen: Chosen,
  { studentId, teacherId }: { studentId: string | null; teacherId: string },
  stored: readonly Mark[],
): readonly Mark[] {
  return chosen
    .filter((one) => one.studentId === studentId && one.outcome.is !== "refused")
    .reduce<readonly Mark[]>((all, { criterion, level }) => {
      const isOwn = (mark: Mark) => mark.criterion === criterion && mark.teacherId === teacherId;
      if (all.find(isOwn)?.level === (level ?? undefined)) return all;
      // The choice between teachers' different marks is void once one of the marks changes.
      const others = all
        .filter((mark) => !isOwn(mark))
        .map((mark) => (mark.criterion === criterion ? { ...mark, chosen: false } : mark));
      return level === null ? others : [...others, { studentId, criterion, teacherId, level, chosen: false }];
    }, stored);
}

/**
 * "saved" only when every level is. The sentence of a refused level stays until another level is chosen in its place.
 * @param isAnyGiven whether the case has a level; without one there is no state to show
 */
export function saveStateOf(chosen: Chosen, saves: SaveState, isAnyGiven: boolean): SaveState | null {
  if (saves.is !== "saved") return saves;
  for (const { outcome } of [...unansweredMarks(chosen), ...chosen])
    if (outcome.is === "lost" || outcome.is === "refused") return { is: "failed", sentence: outcome.sentence };
  if (chosen.some(({ outcome }) => outcome.is === "awaited")) return { is: "saving" };
  return isAnyGiven ? saves : null;
}
