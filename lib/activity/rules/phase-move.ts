/** What a move to another phase means, shown before the teacher confirms it (T8). The teacher may move to any phase (Q7). */
import { firstRevealStep } from "./projector";
import { comparePhases, isAtLeast, isRailPhase, phases, phaseTable, type Phase } from "./phases";

/** The state of the class. Every count of students covers the joined ones (Q13). */
export interface ClassFacts {
  phase: Phase;
  /** Each student goes on alone, at most to `phase` (Q30). */
  selfPaced: boolean;
  joined: number;
  /** Joined students in no team. */
  tray: readonly { name: string }[];
  teams: number;
  handedIn: number;
  /** Teams that are in no match of this round; none while they are matched as they hand in (T18). */
  unmatched: number;
  /** After the class's timer has ended: teams, and students in no team, whose own timer still runs because of extra time or own minutes (T10). */
  stillOn: { teams: readonly number[]; students: number };
  /** The mode most teams study. */
  largest: { mode: string; count: number } | null;
  /** Students can choose a mode now (Q14). */
  choosing: boolean;
  before: number;
  final: number;
  /** The class has entered compare at least once (Q5). */
  compared: boolean;
  /** The results have been shown at least once (Q6). */
  revealed: boolean;
  /** The current step of the reveal (Q6). */
  revealStep: number;
  /** A projector page of the activity is open (Q6). */
  isWallOpen: boolean;
}

/** One sentence each, in this order; `code` is its message. */
export type Meaning =
  | { code: "skips"; phases: readonly Phase[] }
  | { code: "lesson-opens" }
  | { code: "no-teams"; joined: number; choosing: "yes" | "no" }
  | { code: "nobody-joined" }
  | { code: "no-matches"; teams: number }
  | { code: "cannot-all-meet"; mode: string; count: number; of: number }
  | { code: "unmatched"; teams: number }
  | { code: "not-handed-in"; to: "compare" | "later" | "closed"; teams: number; of: number }
  | { code: "still-on"; teams: readonly number[] }
  | { code: "still-on-alone"; students: number }
  | { code: "in-no-team"; count: number; name: string }
  | { code: "before-asked"; students: number }
  | { code: "before-closes"; missing: number }
  | { code: "reveal"; how: "steps" | "once"; cast: number; of: number }
  | { code: "reveal-again"; how: "steps" | "once" }
  | { code: "closes"; results: "stay" | "open" }
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
  /** What can be made in the same click (Q13). */
  offer: Offer;
}

export interface Offer {
  teams: boolean;
  /** `some`: not every team can meet another mode, so the teacher decides about the rest (T5). */
  matches: "no" | "all" | "some";
}

/** null if the class is in that phase already. */
export function phaseMove(to: Phase, facts: ClassFacts): PhaseMove | null {
  if (to === facts.phase) return null;
  const back = comparePhases(to, facts.phase) < 0;
  const offer = { teams: lacksTeams(to, facts), matches: offeredMatches(to, facts) };
  return { from: facts.phase, to, back, meanings: back ? meaningsBack(to, facts) : meaningsForward(to, facts), offer };
}

function lacksTeams(to: Phase, facts: ClassFacts): boolean {
  return isWorking(to) && facts.teams === 0 && facts.joined > 0;
}

function lacksMatches(to: Phase, facts: ClassFacts): boolean {
  return isMatched(to) && facts.teams > 0 && facts.unmatched === facts.teams;
}

function offeredMatches(to: Phase, facts: ClassFacts): Offer["matches"] {
  if (isMatched(to) && lacksTeams(to, facts)) return "all"; // random teams are spread evenly over the modes
  if (!lacksMatches(to, facts)) return "no";
  return canAllMeet(facts) ? "all" : "some";
}

/**
 * All teams can meet another mode if no mode has more than half of them, rounded up, since a trio may repeat a mode (T5). A single team reads an
 * exemplar.
 */
function canAllMeet({ teams, largest }: ClassFacts): boolean {
  return teams < 2 || largest === null || largest.count <= Math.ceil(teams / 2);
}

/** A phase in which teams work. */
function isWorking(phase: Phase): boolean {
  return phaseTable[phase].needs !== "nothing";
}

/** A phase in which matched teams meet. */
function isMatched(phase: Phase): boolean {
  return phaseTable[phase].needs === "matches";
}

/** Entering one of these phases for the first time closes the before ballot for good (Q5). */
export function closesBefore(to: Phase): boolean {
  return phaseTable[to].closesBefore;
}

/** Whether entering this phase reveals the results and so fixes the ballots cast. `final`: how many final ballots are cast (Q6). */
export function isReveal(to: Phase, final: number): boolean {
  return to === "results" || (phaseTable[to].results && final > 0);
}

function meaningsForward(to: Phase, facts: ClassFacts): Meaning[] {
  const meanings: (Meaning | false)[] = [
    facts.phase === "setup" && to === "learn" && { code: "lesson-opens" },
    isAtLeast(to, "write") && facts.joined === 0 && { code: "nobody-joined" },
    ...meaningsOfLack(to, facts),
    isMatched(to) &&
      facts.unmatched > 0 &&
      facts.unmatched < facts.teams && { code: "unmatched", teams: facts.unmatched },
    isAtLeast(to, "compare") &&
      facts.handedIn < facts.teams && {
        code: "not-handed-in",
        to: handInDeadline(to),
        teams: facts.teams - facts.handedIn,
        of: facts.teams,
      },
    facts.stillOn.teams.length > 0 && { code: "still-on", teams: facts.stillOn.teams },
    facts.stillOn.students > 0 && { code: "still-on-alone", students: facts.stillOn.students },
    isAtLeast(to, "write") && facts.teams > 0 && inNoTeam(facts),
    phaseTable[to].ballots.before === "missing" &&
      !facts.compared &&
      facts.before < facts.joined && { code: "before-asked", students: facts.joined - facts.before },
    closesBefore(to) &&
      !facts.compared &&
      (!facts.selfPaced || phaseTable[to].results) && { code: "before-closes", missing: facts.joined - facts.before },
    firstReveal(to, facts),
    to === "results" && facts.revealed && { code: "reveal-again", how: howRevealed(to, facts) },
    to === "closed" && { code: "closes", results: phaseTable[facts.phase].results ? "stay" : "open" },
  ];
  const skipped = phases.filter((phase) => comparePhases(phase, facts.phase) > 0 && comparePhases(phase, to) < 0);
  const telling = to === "closed" ? [] : skipped.filter(isRailPhase);
  return [
    ...(telling.length > 0 ? [{ code: "skips", phases: telling } satisfies Meaning] : []),
    ...meanings.filter((each) => each !== false),
  ];
}

function meaningsOfLack(to: Phase, facts: ClassFacts): (Meaning | false)[] {
  const { largest, teams } = facts;
  return [
    lacksTeams(to, facts) && { code: "no-teams", joined: facts.joined, choosing: facts.choosing ? "yes" : "no" },
    lacksMatches(to, facts) && teams > 1 && { code: "no-matches", teams },
    lacksMatches(to, facts) &&
      largest !== null &&
      !canAllMeet(facts) && { code: "cannot-all-meet", ...largest, of: teams },
  ];
}

function handInDeadline(to: Phase): "compare" | "later" | "closed" {
  if (phaseTable[to].ownCase !== "write") return "closed";
  return isMatched(to) ? "compare" : "later";
}

function firstReveal(to: Phase, facts: ClassFacts): Meaning | false {
  if (facts.revealed || !isReveal(to, facts.final)) return false;
  return { code: "reveal", how: howRevealed(to, facts), cast: facts.final, of: facts.joined };
}

function howRevealed(to: Phase, { phase, isWallOpen }: ClassFacts): "steps" | "once" {
  return firstRevealStep(phase, to, isWallOpen) === 0 ? "steps" : "once";
}

function inNoTeam({ tray }: ClassFacts): Meaning | false {
  const [first] = tray;
  return first !== undefined && { code: "in-no-team", count: tray.length, name: first.name };
}

function meaningsBack(to: Phase, facts: ClassFacts): Meaning[] {
  const leaves = (phase: Phase) => isAtLeast(facts.phase, phase) && !isAtLeast(to, phase);
  const meanings: (Meaning | false)[] = [
    facts.phase === "closed" && { code: "reopens" },
    firstReveal(to, facts),
    leaves("results") && { code: "tallies-hide" },
    leaves("compare") && { code: "partners-close" },
    leaves("write") && { code: "worksheets-close" },
    facts.compared && leaves("compare") && { code: "before-stays-closed" },
    ...meaningsOfLack(to, facts),
    isAtLeast(to, "write") && facts.teams > 0 && inNoTeam(facts),
  ];
  return meanings.filter((each) => each !== false);
}
