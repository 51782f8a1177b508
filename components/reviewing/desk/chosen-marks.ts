/** T12: levels that a teacher has chosen since the page was rendered, and what became of each. */
import type { Mark } from "@/lib/rules/reviewing/marks";
import type { SaveOutcome, SaveState } from "./use-saves";

export interface GivenMark {
  studentId: string | null;
  criterion: string;
  level: number | null;
}

/** `stored`: but the page was rendered before that. */
export type ChosenMark = GivenMark & { outcome: { is: "awaited" } | SaveOutcome };
type Chosen = readonly ChosenMark[];

const isSamePlace = (one: GivenMark, other: GivenMark) =>
  one.studentId === other.studentId && one.criterion === other.criterion;

export function addChoice(chosen: Chosen, mark: GivenMark): Chosen {
  return [...chosen.filter((one) => !isSamePlace(one, mark)), { ...mark, outcome: { is: "awaited" } }];
}

/** What came of a mark; nothing if another level has been chosen there meanwhile. */
export function addOutcome(chosen: Chosen, mark: GivenMark, outcome: SaveOutcome): Chosen {
  return chosen.map((one) => (isSamePlace(one, mark) && one.level === mark.level ? { ...one, outcome } : one));
}

/** Those that remain when the page is rendered again, which then has everything stored before. */
export const dropStored = (chosen: Chosen): Chosen => chosen.filter(({ outcome }) => outcome.is !== "stored");

/** Those for which no answer came. */
export const lostMarks = (chosen: Chosen): Chosen => chosen.filter(({ outcome }) => outcome.is === "lost");

/** The stored marks of one group, with what this teacher has chosen since. One that was refused counts for nothing. */
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
      // A choice between the teachers' marks ends when one of them changes.
      const others = all
        .filter((mark) => !isOwn(mark))
        .map((mark) => (mark.criterion === criterion ? { ...mark, chosen: false } : mark));
      return level === null ? others : [...others, { studentId, criterion, teacherId, level, chosen: false }];
    }, stored);
}

/**
 * All is saved only when each level is. The sentence of one that was refused stays until another is chosen in its place.
 * @param isAnyGiven false: the case has no level yet, and there is nothing to say of them
 */
export function stateOf(chosen: Chosen, saves: SaveState, isAnyGiven: boolean): SaveState | null {
  if (saves.is !== "saved") return saves;
  for (const { outcome } of [...lostMarks(chosen), ...chosen])
    if (outcome.is === "lost" || outcome.is === "refused") return { is: "failed", sentence: outcome.sentence };
  if (chosen.some(({ outcome }) => outcome.is === "awaited")) return { is: "saving" };
  return isAnyGiven ? saves : null;
}
