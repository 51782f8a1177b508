/** An activity is always in exactly one phase, in this order. */
export const phases = ["setup", "learn", "write", "compare", "vote", "results", "closed"] as const;
export type Phase = (typeof phases)[number];

/** What is open in a phase, and what its pages show. */
export interface PhaseTraits {
  /** The page that students follow to, under `/a/<activity>/`; `wait` before the lesson opens and after it has closed. */
  page: "wait" | "learn" | "write" | "compare" | "vote" | "results";
  /** Whether it is one of the steps that students see on the rail. */
  onRail: boolean;
  lesson: "first section" | "all";
  /** Q1, of the team's own worksheet. `returned`: written only while it is returned (Q12), else read. */
  ownCase: "none" | "write" | "returned";
  /** Q2: a submission can be taken back. */
  takeBack: boolean;
  /** Q1: the cases of one's own matches can be read. */
  partnersCases: boolean;
  /** Q1, of one's own match. */
  notes: "none" | "read" | "write";
  /** Q24: whose a flag for help is. A student in no team has one of their own. */
  flags: "student" | "team";
  /** Q5, Q6. `missing`: only by who has cast none. */
  ballots: { before: "no" | "yes" | "missing"; final: "no" | "yes" | "missing" };
  /** Q5: entering it for the first time closes the before ballot for good. */
  closesBefore: boolean;
  /** Q6: results and casebook are shown, on the wall and on devices. */
  results: boolean;
  /** Q13: what a move to it offers to make. */
  needs: "nothing" | "teams" | "matches";
  /** Topics of the whole class that students' pages show, besides the phase and the teams. */
  topics: readonly ("tray" | "matches" | "roster" | "ballots" | "submissions" | "pause" | "wall")[];
  /** T9: what the board is about: how far each student is, each team's writing, its matches, or teams and nothing more. */
  board: "students" | "writing" | "matches" | "teams";
  /** T11: the middle of the projected page. `task`: a title and a sentence of its own (messages `projector.task`). */
  wallShows: "code" | "questions" | "matches" | "ballot" | "results" | "task";
  /** T11, of the projected page: whether the class code is in its head, what it counts, and what is beside the count: boxes of the teams, or the clock. */
  wall: {
    codeInHead: boolean;
    count: "joined" | "handed-in" | "presented" | "voted" | "results";
    foot: "boxes" | "clock" | "nothing";
  };
}

/** One row for each phase: a new phase begins here. Q1 of docs/product.md is its table. */
const table = {
  setup: {
    page: "wait",
    onRail: false,
    lesson: "first section",
    ownCase: "none",
    takeBack: false,
    partnersCases: false,
    notes: "none",
    flags: "student",
    ballots: { before: "no", final: "no" },
    closesBefore: false,
    results: false,
    needs: "nothing",
    topics: ["tray"], // room that is left in each mode (Q14)
    board: "teams",
    wallShows: "code",
    wall: { codeInHead: false, count: "joined", foot: "clock" },
  },
  learn: {
    page: "learn",
    onRail: true,
    lesson: "all",
    ownCase: "none",
    takeBack: false,
    partnersCases: false,
    notes: "none",
    flags: "student",
    ballots: { before: "yes", final: "no" },
    closesBefore: false,
    results: false,
    needs: "nothing",
    topics: ["tray"],
    board: "students",
    wallShows: "code",
    wall: { codeInHead: false, count: "joined", foot: "clock" },
  },
  write: {
    page: "write",
    onRail: true,
    lesson: "all",
    ownCase: "write",
    takeBack: true,
    partnersCases: false,
    notes: "none",
    flags: "team",
    ballots: { before: "missing", final: "no" },
    closesBefore: false,
    results: false,
    needs: "teams",
    topics: [],
    board: "writing",
    wallShows: "questions",
    wall: { codeInHead: true, count: "handed-in", foot: "boxes" },
  },
  compare: {
    page: "compare",
    onRail: true,
    lesson: "all",
    ownCase: "write",
    takeBack: false,
    partnersCases: true,
    notes: "write",
    flags: "team",
    ballots: { before: "no", final: "no" },
    closesBefore: true,
    results: false,
    needs: "matches",
    topics: ["matches", "pause"],
    board: "matches",
    wallShows: "matches",
    wall: { codeInHead: true, count: "presented", foot: "clock" },
  },
  vote: {
    page: "vote",
    onRail: true,
    lesson: "all",
    ownCase: "write",
    takeBack: false,
    partnersCases: true,
    notes: "write",
    flags: "student",
    ballots: { before: "no", final: "yes" },
    closesBefore: true,
    results: false,
    needs: "nothing",
    topics: ["matches", "roster", "ballots", "pause"], // how many of how many have voted
    board: "students",
    wallShows: "ballot",
    wall: { codeInHead: true, count: "voted", foot: "nothing" },
  },
  results: {
    page: "results",
    onRail: true,
    lesson: "all",
    ownCase: "write",
    takeBack: false,
    partnersCases: true,
    notes: "read",
    flags: "student",
    ballots: { before: "no", final: "missing" },
    closesBefore: true,
    results: true,
    needs: "nothing",
    topics: ["matches", "ballots", "submissions", "pause", "wall"], // the casebook, and the steps of the reveal
    board: "teams",
    wallShows: "results",
    wall: { codeInHead: true, count: "results", foot: "clock" },
  },
  closed: {
    page: "wait",
    onRail: false,
    lesson: "all",
    ownCase: "returned",
    takeBack: false,
    partnersCases: true,
    notes: "read",
    flags: "student",
    ballots: { before: "no", final: "no" },
    closesBefore: false,
    results: true,
    needs: "nothing",
    topics: ["matches", "ballots", "submissions"],
    board: "teams",
    wallShows: "task",
    wall: { codeInHead: false, count: "joined", foot: "nothing" },
  },
} as const satisfies Record<Phase, PhaseTraits>;

export const phaseTable: Readonly<Record<Phase, PhaseTraits>> = table;

/** The phases of which a trait has one of these values. */
type PhaseWith<Trait extends keyof PhaseTraits, Value> = {
  [Each in Phase]: (typeof table)[Each][Trait] extends Value ? Each : never;
}[Phase];

/** The phases that students see on the rail. */
export type RailPhase = PhaseWith<"onRail", true>;
export function isRailPhase(phase: Phase): phase is RailPhase {
  return table[phase].onRail;
}
export const railPhases = phases.filter(isRailPhase);

/** The phases that have no page of their own. */
export type WaitingPhase = PhaseWith<"page", "wait">;
export function isWaitingPhase(phase: Phase): phase is WaitingPhase {
  return table[phase].page === "wait";
}

/** The phases in which the wall shows a task of its own. */
export type TaskPhase = PhaseWith<"wallShows", "task">;
export function isTaskPhase(phase: Phase): phase is TaskPhase {
  return table[phase].wallShows === "task";
}

/** The order of two phases, as a comparator: negative when `a` comes first. */
export function comparePhases(a: Phase, b: Phase): number {
  return phases.indexOf(a) - phases.indexOf(b);
}

export function isAtLeast(phase: Phase, from: Phase): boolean {
  return comparePhases(phase, from) >= 0;
}
