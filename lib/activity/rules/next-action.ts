/** The main action on the teacher's activity page: what the class needs next. */
import { isRevealed, revealSteps } from "./projector";
import { type ClassFacts } from "./phase-move";
import { type Phase } from "./phases";

/** The sentence beside the button; `code` is its message. */
export type Hint =
  | { code: "nobody-yet" }
  | { code: "joined"; joined: number }
  | { code: "make-teams"; joined: number }
  | { code: "teams-ready"; teams: number }
  | { code: "no-teams"; joined: number }
  | { code: "handed-in"; handedIn: number; teams: number }
  | { code: "all-handed-in"; teams: number }
  | { code: "unmatched"; teams: number }
  | { code: "comparing"; teams: number }
  | { code: "voted"; voted: number; joined: number }
  | { code: "revealing"; n: number; of: number }
  | { code: "revealed" }
  | { code: "closed" };

export type NextAction =
  /** Show the class code, because nobody has joined. */
  | { kind: "project"; hint: Hint }
  | { kind: "move"; to: Phase; hint: Hint }
  /** Open the teams page, because teams or matches are missing in the current phase. */
  | { kind: "arrange"; hint: Hint }
  /** Open the next step of the reveal (Q6). */
  | { kind: "reveal"; hint: Hint }
  | { kind: "casebook"; hint: Hint };

export function nextAction(facts: ClassFacts): NextAction {
  const { phase, joined, teams, handedIn, unmatched, final } = facts;
  switch (phase) {
    case "setup":
      if (joined === 0) return { kind: "project", hint: { code: "nobody-yet" } };
      return { kind: "move", to: "learn", hint: { code: "joined", joined } };
    case "learn":
      if (joined === 0 && teams === 0) return { kind: "project", hint: { code: "nobody-yet" } };
      return {
        kind: "move",
        to: "write",
        hint: teams === 0 ? { code: "make-teams", joined } : { code: "teams-ready", teams },
      };
    case "write":
      if (teams === 0)
        return joined === 0
          ? { kind: "project", hint: { code: "nobody-yet" } }
          : { kind: "arrange", hint: { code: "no-teams", joined } };
      return {
        kind: "move",
        to: "compare",
        hint: handedIn === teams ? { code: "all-handed-in", teams } : { code: "handed-in", handedIn, teams },
      };
    case "compare":
      if (teams === 0) return { kind: "arrange", hint: { code: "no-teams", joined } };
      if (unmatched > 0) return { kind: "arrange", hint: { code: "unmatched", teams: unmatched } };
      return { kind: "move", to: "vote", hint: { code: "comparing", teams } };
    case "vote":
      return { kind: "move", to: "results", hint: { code: "voted", voted: final, joined } };
    case "results":
      if (!isRevealed(facts.revealStep, "everything"))
        return { kind: "reveal", hint: { code: "revealing", n: facts.revealStep + 1, of: revealSteps.length } };
      return { kind: "move", to: "closed", hint: { code: "revealed" } };
    case "closed":
      return { kind: "casebook", hint: { code: "closed" } };
  }
}
