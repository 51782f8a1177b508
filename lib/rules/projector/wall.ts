/** T11: what a teacher puts on the wall instead of what the phase shows, and the steps of the reveal. */
import { phaseTable, type Phase, type PhaseTraits } from "@/lib/rules/phases/phases";

/** The questions of the case study. */
export const spotlightFields = ["harmed", "prevention", "response"] as const;

/** One thing of the class's, without names; of a team that presents, with names where they are on. */
export type Spotlight =
  | { what: "team"; teamId: string }
  | { what: "case"; teamId: string }
  | { what: "answer"; teamId: string; field: (typeof spotlightFields)[number] }
  /** The reason of a student's final ballot. */
  | { what: "reason"; studentId: string };

/** What the wall's last row ends with. What is put on the wall takes the place of the phase's own clock, so the row has it. */
export function wallFoot(phase: Phase, hasSpotlight: boolean): PhaseTraits["wall"]["foot"] {
  return hasSpotlight ? "clock" : phaseTable[phase].wall.foot;
}

export function isSameSpotlight(a: Spotlight | null, b: Spotlight): boolean {
  if (a === null || a.what !== b.what) return false;
  if (a.what === "reason") return b.what === "reason" && a.studentId === b.studentId;
  if (b.what === "reason" || a.teamId !== b.teamId) return false;
  return a.what !== "answer" || b.what !== "answer" || a.field === b.field;
}

/** The reveal, step by step: the question alone; with the votes before; with the votes of now; and what has moved, in words. */
export const revealSteps = ["question", "before", "after", "sentence"] as const;
export type RevealStep = (typeof revealSteps)[number];
export const lastRevealStep = revealSteps.length - 1;

/** A step on or back from the one that its teacher saw: of two at one moment the second finds another, and does nothing. */
export interface RevealMove {
  from: number;
  by: 1 | -1;
}

/** The step after a move; it stays at both ends, and where it is no longer the one to move from. */
export function stepReveal(step: number, { from, by }: RevealMove): number {
  return step === from ? Math.min(lastRevealStep, Math.max(0, step + by)) : step;
}

/** Whether the wall shows this part of the results by now. */
export function isRevealed(step: number, part: RevealStep): boolean {
  return step >= revealSteps.indexOf(part);
}
