import type { TeamChoice } from "@/lib/features/teams/random-teams";
import { type Phase } from "@/lib/activity/rules/phases";

/** What the move makes besides (Q13). `exemplar` and `override` decide about teams that cannot meet another mode (T5). */
export interface MakeRequest {
  teams: boolean;
  matches: "none" | "all" | "exemplar" | "override";
}

export interface MoveInput {
  to: Phase;
  /** The phase in which this page shows the class. */
  expected: Phase;
  /** `leftOut`: ids of students who are placed in none of the new teams. */
  make: MakeRequest & Pick<TeamChoice, "leftOut">;
}

/** One move of the phase, formatted. */
export interface FormattedMove {
  to: Phase;
  name: string;
  /** The button that asks: "Start Compare". */
  start: string;
  title: string;
  /** What it means, one sentence each. */
  sentences: readonly string[];
  /** How it can be done; the last is recommended. */
  options: readonly { go: string; make: MakeRequest }[];
}
