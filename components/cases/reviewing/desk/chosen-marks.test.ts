import { describe, expect, it } from "vitest";
import { disputedCriteria, type Mark } from "@/lib/features/cases/reviewing/rules/marks";
import {
  addChoice,
  addOutcome,
  dropStored,
  unansweredMarks,
  saveStateOf,
  withChosen,
  type ChosenMark,
} from "./chosen-marks";
import type { SaveOutcome } from "./use-saves";

const me = "me";
const team = { studentId: null, teacherId: me };
const give = (criterion: string, level: number | null) => ({ studentId: null, criterion, level });
const of = (teacherId: string, criterion: string, level: number): Mark => ({
  studentId: null,
  criterion,
  teacherId,
  level,
  chosen: false,
});
const refused: SaveOutcome = { is: "refused", sentence: "The students see it already." };
const lost: SaveOutcome = { is: "lost", sentence: "No reply." };
const stored: SaveOutcome = { is: "stored" };
/** The levels after each was chosen and its answer came, one after the other. */
const after = (...given: [criterion: string, level: number, outcome: SaveOutcome][]) =>
  given.reduce<readonly ChosenMark[]>(
    (chosen, [criterion, level, outcome]) =>
      addOutcome(addChoice(chosen, give(criterion, level)), give(criterion, level), outcome),
    [],
  );
const saved = { is: "saved" } as const;

describe("levels chosen since the page was rendered", () => {
  it("T12a, B1a, B1b: a level that was refused is shown no more, and no dispute with it; its sentence stays when the next level is stored, until another is chosen in its place", () => {
    const others = [of("ade", "harm", 2)];
    const chosen = after(["harm", 3, refused], ["source", 4, stored]);
    const shown = withChosen(chosen, team, others);
    expect(shown).toEqual([...others, of(me, "source", 4)]);
    expect(disputedCriteria(shown)).toEqual([]);
    for (const now of [chosen, dropStored(chosen)])
      expect(saveStateOf(now, saved, true)).toEqual({ is: "failed", sentence: "The students see it already." });
    const again = addChoice(chosen, give("harm", 2));
    expect(saveStateOf(again, saved, true)).toEqual({ is: "saving" });
    expect(saveStateOf(addOutcome(again, give("harm", 2), stored), saved, true)).toEqual(saved);
  });

  it("T12a, B1f: one for which no answer came is shown, is to be sent again, and is not saved because the next one is", () => {
    const chosen = after(["harm", 3, lost], ["source", 4, stored]);
    expect(withChosen(chosen, team, [])).toEqual([of(me, "harm", 3), of(me, "source", 4)]);
    expect(unansweredMarks(chosen).map(({ criterion }) => criterion)).toEqual(["harm"]);
    expect(saveStateOf(chosen, saved, true)).toEqual({ is: "failed", sentence: "No reply." });
    expect(saveStateOf(chosen, { is: "saving" }, true)).toEqual({ is: "saving" });
    expect(saveStateOf(addOutcome(chosen, give("harm", 3), stored), saved, true)).toEqual(saved);
  });

  it("T12a: the answer to a level that has been replaced meanwhile counts for nothing; what is stored goes when the page has it", () => {
    const chosen = addChoice(addChoice([], give("harm", 3)), give("harm", 1));
    expect(addOutcome(chosen, give("harm", 3), refused)).toEqual(chosen);
    expect(dropStored(addOutcome(chosen, give("harm", 1), stored))).toEqual([]);
    expect(withChosen(addChoice([], give("harm", null)), team, [of(me, "harm", 2)])).toEqual([]);
  });

  it("T12a: nothing is said of levels before one is given; one on its way and one that failed are said", () => {
    expect(saveStateOf([], saved, false)).toBeNull();
    expect(saveStateOf(addChoice([], give("harm", null)), saved, false)).toEqual({ is: "saving" });
    expect(saveStateOf(after(["harm", 3, refused]), saved, false)).toMatchObject({ is: "failed" });
    expect(saveStateOf([], saved, true)).toEqual(saved);
  });

  it("T12a: a choice between the teachers' marks ends when one of them changes", () => {
    const settled = [
      { ...of("ade", "harm", 2), chosen: true },
      { ...of(me, "harm", 3), chosen: false },
    ];
    expect(withChosen(addChoice([], give("harm", 4)), team, settled)).toEqual([
      of("ade", "harm", 2),
      of(me, "harm", 4),
    ]);
  });
});
