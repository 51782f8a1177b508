/** Which phase a student is in (Q30). In a live activity that is the class's phase. Self-paced, each student goes on alone. */
import type { ActivityRole } from "./access";
import { isAtLeast, phaseTable, type Phase } from "./phases";

/** The phases up to which a teacher can let students go on alone: from there on the results open for all at once. */
export const pacedPhases = ["learn", "write", "compare", "vote"] as const satisfies readonly Phase[];
export type PacedPhase = (typeof pacedPhases)[number];

export interface Pace {
  /** The class's phase. Self-paced, the furthest phase that the teacher has opened. */
  phase: Phase;
  selfPaced: boolean;
  /** Self-paced, where students begin; null is Learn. */
  pacedFrom: Phase | null;
}

/** `reached`: the furthest phase to which the student has gone on alone; undefined for a student who has not. Results open for all at once. */
export function ownPhase({ phase, selfPaced, pacedFrom }: Pace, reached: Phase = "learn"): Phase {
  if (!selfPaced || phaseTable[phase].results) return phase;
  const own = isAtLeast(reached, pacedFrom ?? "learn") ? reached : (pacedFrom ?? "learn");
  return isAtLeast(own, phase) ? phase : own;
}

/** Facts of an activity as they are for one person: a student's phase is their own, everybody else's is the class's. */
export function asFor<T extends Pace>(who: ActivityRole, facts: T): T {
  return who.as === "student" ? { ...facts, phase: ownPhase(facts, who.reached) } : facts;
}

/** What decides whether a student can go on from their own phase. */
export interface StepFacts {
  /** The student's own phase, in a self-paced activity. */
  own: Phase;
  /** The furthest phase that the teacher has opened. */
  opened: Phase;
  hasTeam: boolean;
  /** The team's hand-in counts. */
  isHandedIn: boolean;
  /** Whether the team is in a match of this round, and if so whether it can be compared: all its teams have handed in, or it has a worked example. */
  match: "none" | "waits" | "ready";
  /** The due time has come. */
  isDue: boolean;
}

/** What a student can do next. */
export type Step =
  | { kind: "go"; to: "write" | "compare" | "vote" }
  /** A student in no team can start a case of their own. */
  | { kind: "own-case" }
  | { kind: "hand-in-first" }
  /** A worked example can take the partner's place, so that nobody has to wait. */
  | { kind: "wait-for-partner" }
  | { kind: "not-opened" };

/** The student's next step (Q30). Compare opens for a match once its teams have handed in, or the due time has come. */
export function nextStep(facts: StepFacts): Step {
  const isOpened = (phase: Phase) => isAtLeast(facts.opened, phase);
  switch (facts.own) {
    case "learn":
      return isOpened("write") ? { kind: "go", to: "write" } : { kind: "not-opened" };
    case "write":
      if (!facts.hasTeam) return { kind: "own-case" };
      if (!isOpened("compare")) return { kind: "not-opened" };
      if (facts.match === "ready" || facts.isDue) return { kind: "go", to: "compare" };
      if (!facts.isHandedIn) return { kind: "hand-in-first" };
      return { kind: "wait-for-partner" };
    case "compare":
      return isOpened("vote") ? { kind: "go", to: "vote" } : { kind: "not-opened" };
    default:
      return { kind: "not-opened" };
  }
}

/** The class's phase as one in which a student can go on alone. */
export function asPaced(phase: Phase): PacedPhase {
  return pacedPhases.findLast((paced) => isAtLeast(phase, paced)) ?? "learn";
}

/** Whether a time that the teacher set has come; null is never. */
export function hasCome(at: Date | null, now: Date): boolean {
  return at !== null && at.getTime() <= now.getTime();
}
