/** An activity is always in exactly one phase, in this order. */
export const phases = ["setup", "learn", "write", "compare", "vote", "results", "closed"] as const;
export type Phase = (typeof phases)[number];

/** What is open in a phase, and what its pages show. */
export interface PhaseTraits {
  /** The page under `/a/<activity>/` that students are taken to; `wait` before the lesson opens and after it has closed. */
  page: "wait" | "learn" | "write" | "compare" | "vote" | "results";
  /** Whether the phase is a step on the students' rail. */
  onRail: boolean;
  lesson: "first section" | "all";
  /** Access to the team's own worksheet (Q1). `returned`: write while the worksheet is returned (Q12), else read. */
  ownCase: "none" | "write" | "returned";
  /** A hand-in can be undone (Q2). */
  takeBack: boolean;
  /** Students can read the cases of their own matches (Q1). */
  partnersCases: boolean;
  /** Access to the notes of one's own match (Q1). */
  notes: "none" | "read" | "write";
  /** Whether a request for help is the team's or the student's. A student in no team always makes their own (Q24). */
  flags: "student" | "team";
  /** Which ballots can be cast. `missing`: only by students who have not cast one (Q5, Q6). */
  ballots: { before: "no" | "yes" | "missing"; final: "no" | "yes" | "missing" };
  /** Entering the phase for the first time closes the before ballot for good (Q5). */
  closesBefore: boolean;
  /** Results and casebook are shown, on the projector and on devices (Q6). */
  results: boolean;
  /** What a move to the phase offers to make (Q13). */
  needs: "nothing" | "teams" | "matches";
  /** Topics of the whole class that students' pages follow, besides the phase and the teams. */
  topics: readonly ("tray" | "matches" | "roster" | "ballots" | "submissions" | "pause" | "wall")[];
  /** What the board shows: each student's progress, each team's writing, its matches, or only the teams (T9). */
  board: "students" | "writing" | "matches" | "teams";
  /** The middle of the projector page. `task`: a title and a sentence (messages `projector.task`) (T11). */
  wallShows: "code" | "questions" | "matches" | "ballot" | "results" | "task";
  /**
   * On the projector page: whether the head has the class code, what is counted, and what stands beside the count: boxes for the teams, or the timer
   * (T11).
   */
  wall: {
    codeInHead: boolean;
    count: "joined" | "handed-in" | "presented" | "voted" | "results";
    foot: "boxes" | "clock" | "nothing";
  };
}

/** One row for each phase. To add a phase, start here. It implements the table of Q1 in docs/product.md. */
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
    topics: ["tray"], // how many places are left in each mode (Q14)
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
    topics: ["matches", "roster", "ballots", "pause"], // how many of the joined students have voted
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
    topics: ["matches", "ballots", "submissions", "pause", "wall"], // for the casebook and the steps of the reveal
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

/** The phases in which a trait has one of these values. */
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

/** The phases in which the projector shows a task. */
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
