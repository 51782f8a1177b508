/** T11: what a teacher puts on the wall instead of what the phase shows, and the steps of the reveal. */
import { phaseTable, type Phase, type PhaseTraits } from "@/lib/rules/phases/phases";

/** The questions of the case study. */
export const spotlightFields = ["harmed", "prevention", "response"] as const;

/** One thing of the class's, without names; of a team that presents, with names where they are on. */
export type Spotlight =
  | { what: "team"; teamId: string }
  /** On its first page where none is given; a page is one of `pagesOfCase`. */
  | { what: "case"; teamId: string; page?: number }
  | { what: "answer"; teamId: string; field: (typeof spotlightFields)[number]; page?: number }
  /** The reason of a student's final ballot. */
  | { what: "reason"; studentId: string };

/** What the wall's last row ends with. What is put on the wall takes the place of the phase's own clock, so the row has it. */
export function wallFoot(phase: Phase, hasSpotlight: boolean): PhaseTraits["wall"]["foot"] {
  return hasSpotlight ? "clock" : phaseTable[phase].wall.foot;
}

/** What is on the wall now, for the pages on which it is put there: of which team, and which page of how many. */
export interface OnWall {
  spotlight: Spotlight;
  number: number;
  at: number;
  of: number;
}

/** Whatever their pages. */
export function isSameSpotlight(a: Spotlight, b: Spotlight): boolean {
  if (a.what !== b.what) return false;
  if (a.what === "reason") return b.what === "reason" && a.studentId === b.studentId;
  if (b.what === "reason" || a.teamId !== b.teamId) return false;
  return a.what !== "answer" || b.what !== "answer" || a.field === b.field;
}

/** A page on or back, from the page on which its teacher saw the wall: of two turns at one moment the second finds another page, and does nothing. */
export interface PageTurn {
  from: number;
  by: 1 | -1;
}

/** The page after a turn; there is none before the first, and none after the last. */
export function turnPageOf(all: number, page: number, { from, by }: PageTurn): number {
  return page === from ? Math.max(0, Math.min(page + by, all - 1)) : page;
}

/** Where one can go from a page or a step: on, back, both, or nowhere. */
export type Ways = readonly PageTurn["by"][];
const waysFrom = (at: number, go: (turn: PageTurn) => number): Ways =>
  ([1, -1] as const).filter((by) => go({ from: at, by }) !== at);
export const pageWays = (all: number, page: number) => waysFrom(page, (turn) => turnPageOf(all, page, turn));
export const revealWays = (step: number) => waysFrom(step, (move) => stepReveal(step, move));

/**
 * The reveal, step by step, on the wall and on devices together: the question alone; with the votes before; with the votes of now; what has moved,
 * in words; and, on devices, all the rest.
 */
export const revealSteps = ["question", "before", "after", "sentence", "everything"] as const;
export type RevealStep = (typeof revealSteps)[number];
export const lastRevealStep = revealSteps.length - 1;

/** From the step that its teacher saw a step on, a step back, or to the end: of two at one moment the second finds another step, and does nothing. */
export interface RevealMove {
  from: number;
  by: 1 | -1 | "end";
}

/** The step after a move; it stays at the first, at the last, where devices show everything, and where it is no longer the one to move from. */
export function stepReveal(step: number, { from, by }: RevealMove): number {
  if (step !== from || step >= lastRevealStep) return step;
  return by === "end" ? lastRevealStep : Math.max(0, step + by);
}

/** Whether the wall, and devices with it, show this part of the results by now. */
export function isRevealed(step: number, part: RevealStep): boolean {
  return step >= revealSteps.indexOf(part);
}

/** The step that comes next; null where all are open. */
export function nextRevealStep(step: number): RevealStep | null {
  return revealSteps[step + 1] ?? null;
}

/**
 * Q6: the step at which the results begin as a class enters a phase: the first where a wall shows the steps, else the last. The last too where
 * devices have shown everything, in closed.
 */
export function firstRevealStep(from: Phase, to: Phase, isWallOpen: boolean): number {
  if (!phaseTable[to].results) return 0;
  return phaseTable[to].wallShows === "results" && !phaseTable[from].results && isWallOpen ? 0 : lastRevealStep;
}

/** A projector page that has not been heard of for so long is open no more; the server hears of it more often. */
export const wallSeenMs = 45_000;
