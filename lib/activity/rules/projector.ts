/** What a teacher shows on the projector in place of the phase's content, and the steps of the reveal (T11). */
import type { QuestionField } from "./question-fields";
import { phaseTable, type Phase, type PhaseTraits } from "./phases";

/** One item of the class, without names. Only a team that presents has names, if they are on. */
export type Spotlight =
  | { what: "team"; teamId: string }
  /** Without `page` it is the first page. Pages are those of `pagesOfCase`. */
  | { what: "case"; teamId: string; page?: number }
  | { what: "answer"; teamId: string; field: QuestionField; page?: number }
  /** The reason of a student's final ballot. */
  | { what: "reason"; studentId: string };

/** The end of the projector's last row. A spotlight hides the phase's own timer, so the row shows the timer. */
export function projectorFooter(phase: Phase, hasSpotlight: boolean): PhaseTraits["wall"]["foot"] {
  return hasSpotlight ? "clock" : phaseTable[phase].wall.foot;
}

/** What the projector shows now, for the pages that control it: the team's number, and which page of how many. */
export interface OnProjector {
  spotlight: Spotlight;
  number: number;
  at: number;
  of: number;
}

/** Compares without the page. */
export function isSameSpotlight(a: Spotlight, b: Spotlight): boolean {
  if (a.what !== b.what) return false;
  if (a.what === "reason") return b.what === "reason" && a.studentId === b.studentId;
  if (b.what === "reason" || a.teamId !== b.teamId) return false;
  return a.what !== "answer" || b.what !== "answer" || a.field === b.field;
}

/**
 * One page forward or back, from the page that the teacher saw. Of two turns at the same moment the second no longer finds that page, so it does
 * nothing.
 */
export interface PageTurn {
  from: number;
  by: 1 | -1;
}

/** The page after a turn, which stops at the first and the last page. */
export function turnPageOf(all: number, page: number, { from, by }: PageTurn): number {
  return page === from ? Math.max(0, Math.min(page + by, all - 1)) : page;
}

/** The directions that are possible from a page or step: forward, back, both or none. */
export type Directions = readonly PageTurn["by"][];
const directionsFrom = (at: number, go: (turn: PageTurn) => number): Directions =>
  ([1, -1] as const).filter((by) => go({ from: at, by }) !== at);
export const pageDirections = (all: number, page: number) =>
  directionsFrom(page, (turn) => turnPageOf(all, page, turn));
export const revealDirections = (step: number) => directionsFrom(step, (move) => stepReveal(step, move));

/**
 * The steps of the reveal, on the projector and on devices together: the question; the votes before; the votes now; a sentence about what has
 * changed; and, on devices, everything else.
 */
export const revealSteps = ["question", "before", "after", "sentence", "everything"] as const;
export type RevealStep = (typeof revealSteps)[number];
export const lastRevealStep = revealSteps.length - 1;

/**
 * A step forward or back from the step that the teacher saw, or a jump to the end from any step. Of two steps at the same moment the second no longer
 * finds that step, so it does nothing.
 */
export interface RevealMove {
  from: number;
  by: 1 | -1 | "end";
}

/**
 * The step after a move. A step forward or back changes nothing at the last step (devices already show everything), and if `from` is no longer the
 * current step.
 */
export function stepReveal(step: number, { from, by }: RevealMove): number {
  if (by === "end") return lastRevealStep;
  return step !== from || step >= lastRevealStep ? step : Math.max(0, step + by);
}

/** Whether the projector and the devices show this part of the results yet. */
export function isRevealed(step: number, part: RevealStep): boolean {
  return step >= revealSteps.indexOf(part);
}

/** The next step; null when all are open. */
export function nextRevealStep(step: number): RevealStep | null {
  return revealSteps[step + 1] ?? null;
}

/**
 * The step at which the results start when the class enters a phase: the first if a projector page will show the steps, else the last. It is also the
 * last after `closed`, where devices have shown everything (Q6).
 */
export function firstRevealStep(from: Phase, to: Phase, isWallOpen: boolean): number {
  if (!phaseTable[to].results) return 0;
  return phaseTable[to].wallShows === "results" && !phaseTable[from].results && isWallOpen ? 0 : lastRevealStep;
}

/** A projector page counts as closed when the server has not received anything from it for this long. Open pages send more often. */
export const projectorTimeoutMs = 45_000;
