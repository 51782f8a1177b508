import type { BallotFact, TallyFacts } from "@/lib/features/votes/results/rules/tally";

export const modes = ["brittleness", "bias", "hallucination", "adversarial"];
export const before = (studentId: string, choice: string): BallotFact => ({
  studentId,
  kind: "before",
  choice,
  teamId: null,
  mode: null,
  afterReveal: false,
});
export const final = (
  studentId: string,
  choice: string,
  teamId: string | null = null,
  mode: string | null = null,
  afterReveal = false,
): BallotFact => ({ studentId, kind: "final", choice, teamId, mode, afterReveal });
export const facts = (
  ballots: BallotFact[],
  matches: TallyFacts["matches"] = [],
  joined: string[] = [],
): TallyFacts => ({
  modes,
  ballots,
  joined,
  placed: null,
  matches,
});
/** Final ballots of other students, to reach the minimum of five. */
export const others = (count: number) => Array.from({ length: count }, (_, n) => final(`other-${n}`, "bias"));
