/** T8: what moving the phase means, said before it is done. The teacher may move to any phase (Q7). */
import { comparePhases, isAtLeast, phases, railPhases, type Phase } from "./phases";

/** How the class stands. Every count of students is of the joined (Q13). */
export interface ClassFacts {
  phase: Phase;
  joined: number;
  /** Joined students in no team. */
  tray: readonly { name: string }[];
  teams: number;
  handedIn: number;
  /** Teams that are in no match of this round. */
  unmatched: number;
  before: number;
  final: number;
  /** Q5: the class has once entered compare. */
  compared: boolean;
  /** Q6: the results have once been shown. */
  revealed: boolean;
}

/** One sentence each, in this order; `code` is its message. */
export type Meaning =
  | { code: "skips"; phases: readonly Phase[] }
  | { code: "lesson-opens" }
  | { code: "no-teams"; joined: number }
  | { code: "nobody-joined" }
  | { code: "no-matches"; teams: number }
  | { code: "unmatched"; teams: number }
  | { code: "not-handed-in"; to: "compare" | "later" | "closed"; teams: number; of: number }
  | { code: "in-no-team"; count: number; name: string }
  | { code: "before-asked"; students: number }
  | { code: "before-closes"; missing: number }
  | { code: "reveal"; cast: number; of: number }
  | { code: "reveal-again" }
  | { code: "closes" }
  | { code: "reopens" }
  | { code: "tallies-hide" }
  | { code: "partners-close" }
  | { code: "worksheets-close" }
  | { code: "before-stays-closed" };

export interface PhaseMove {
  from: Phase;
  to: Phase;
  back: boolean;
  meanings: readonly Meaning[];
  /** Q13: what can be made in the same click. */
  offer: { teams: boolean; matches: boolean };
}

/** null when the class is there already. */
export function phaseMove(to: Phase, facts: ClassFacts): PhaseMove | null {
  if (to === facts.phase) return null;
  const back = comparePhases(to, facts.phase) < 0;
  const offer = {
    teams: facts.teams === 0 && facts.joined > 0 && isWorking(to),
    matches: isMatched(to) && (facts.teams === 0 ? facts.joined > 1 : facts.unmatched === facts.teams),
  };
  return { from: facts.phase, to, back, meanings: back ? meaningsBack(to, facts) : meaningsForward(to, facts), offer };
}

/** A phase in which teams write. */
function isWorking(phase: Phase): boolean {
  return phase === "write" || isMatched(phase);
}

/** A phase in which matched teams meet. */
function isMatched(phase: Phase): boolean {
  return phase === "compare";
}

/** Q5: entering any of these for the first time closes the before ballot for good. */
export function closesBefore(to: Phase): boolean {
  return to === "compare" || to === "vote" || to === "results";
}

function meaningsForward(to: Phase, facts: ClassFacts): Meaning[] {
  const said: (Meaning | false)[] = [
    facts.phase === "setup" && to === "learn" && { code: "lesson-opens" },
    isAtLeast(to, "write") && facts.joined === 0 && { code: "nobody-joined" },
    isWorking(to) && facts.teams === 0 && facts.joined > 0 && { code: "no-teams", joined: facts.joined },
    isMatched(to) && facts.teams > 1 && facts.unmatched === facts.teams && { code: "no-matches", teams: facts.teams },
    isMatched(to) && facts.unmatched > 0 && facts.unmatched < facts.teams && { code: "unmatched", teams: facts.unmatched },
    isAtLeast(to, "compare") && facts.handedIn < facts.teams && { code: "not-handed-in", to: lateness(to), teams: facts.teams - facts.handedIn, of: facts.teams },
    isAtLeast(to, "write") && facts.teams > 0 && inNoTeam(facts),
    to === "write" && !facts.compared && facts.before < facts.joined && { code: "before-asked", students: facts.joined - facts.before },
    closesBefore(to) && !facts.compared && { code: "before-closes", missing: facts.joined - facts.before },
    to === "results" && (facts.revealed ? { code: "reveal-again" } : { code: "reveal", cast: facts.final, of: facts.joined }),
    to === "closed" && { code: "closes" },
  ];
  const skipped = phases.filter((phase) => comparePhases(phase, facts.phase) > 0 && comparePhases(phase, to) < 0);
  const telling = to === "closed" ? [] : skipped.filter((phase) => railPhases.some((each) => each === phase));
  return [...(telling.length > 0 ? [{ code: "skips", phases: telling } satisfies Meaning] : []), ...said.filter((each) => each !== false)];
}

function lateness(to: Phase): "compare" | "later" | "closed" {
  if (to === "compare") return "compare";
  return to === "closed" ? "closed" : "later";
}

function inNoTeam({ tray }: ClassFacts): Meaning | false {
  const [first] = tray;
  return first !== undefined && { code: "in-no-team", count: tray.length, name: first.name };
}

function meaningsBack(to: Phase, facts: ClassFacts): Meaning[] {
  const leaves = (phase: Phase) => isAtLeast(facts.phase, phase) && !isAtLeast(to, phase);
  const said: (Meaning | false)[] = [
    facts.phase === "closed" && { code: "reopens" },
    leaves("results") && { code: "tallies-hide" },
    leaves("compare") && { code: "partners-close" },
    leaves("write") && { code: "worksheets-close" },
    facts.compared && leaves("compare") && { code: "before-stays-closed" },
    isMatched(to) && facts.teams > 1 && facts.unmatched === facts.teams && { code: "no-matches", teams: facts.teams },
    isWorking(to) && facts.teams === 0 && facts.joined > 0 && { code: "no-teams", joined: facts.joined },
    isAtLeast(to, "write") && facts.teams > 0 && inNoTeam(facts),
  ];
  return said.filter((each) => each !== false);
}
