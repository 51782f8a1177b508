import { type Phase } from "@/lib/rules/phases";

/** One move of the phase, in words. */
export interface MoveWords {
  to: Phase;
  name: string;
  /** The button that asks: "Start Compare". */
  start: string;
  title: string;
  /** What it means, a sentence each. */
  sentences: readonly string[];
  /** The button that moves and makes nothing. */
  go: string;
  /** Q13: the button that makes what is missing in the same click. */
  make: { go: string; teams: boolean; matches: boolean } | null;
}

export interface MoverWords {
  notYet: string;
  other: string;
  choose: string;
  chooseText: string;
  isHere: string;
  sending: string;
  lost: string;
  safe: string;
}

export interface MoveInput {
  to: Phase;
  expected: Phase;
  make: { teams: boolean; matches: boolean };
}
