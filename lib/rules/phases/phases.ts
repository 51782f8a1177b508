/** An activity is always in exactly one phase. */
export const phases = ["setup", "learn", "write", "compare", "vote", "results", "closed"] as const;
export type Phase = (typeof phases)[number];

/** The five that students see on the rail. */
export const railPhases = ["learn", "write", "compare", "vote", "results"] as const satisfies readonly Phase[];
export type RailPhase = (typeof railPhases)[number];

/** The order of two phases, as a comparator: negative when `a` comes first. */
export function comparePhases(a: Phase, b: Phase): number {
  return phases.indexOf(a) - phases.indexOf(b);
}

export function isAtLeast(phase: Phase, from: Phase): boolean {
  return comparePhases(phase, from) >= 0;
}
