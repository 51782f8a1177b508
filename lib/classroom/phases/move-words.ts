import { type Phase } from "@/lib/rules/phases/phases";

/** Q13: what is made in the same click. `exemplar` and `override` say what happens to teams that cannot meet another mode (T5). */
export interface Make {
  teams: boolean;
  matches: "none" | "all" | "exemplar" | "override";
}

export interface MoveInput {
  to: Phase;
  /** The phase this page shows the class in. */
  expected: Phase;
  make: Make;
}

/** One move of the phase, in words. */
export interface MoveWords {
  to: Phase;
  name: string;
  /** The button that asks: "Start Compare". */
  start: string;
  title: string;
  /** What it means, a sentence each. */
  sentences: readonly string[];
  /** How it can be done; the last is the one to recommend. */
  ways: readonly { go: string; make: Make }[];
}

export interface MoverWords {
  cancel: string;
  other: string;
  choose: string;
  chooseText: string;
  isHere: string;
  sending: string;
  lost: string;
  safe: string;
}
