/**
 * The one place that decides access, for pages, actions, exports and sockets alike (product.md Q1).
 * Plain data in, a plain answer out; who asks is proved elsewhere (lib/auth).
 */
import { isAtLeast, type Phase } from "./phases/phases";

export type Access = "none" | "read" | "write";

/** Who someone is to one class and activity. A student of another class, and a teacher of another class, are `stranger`. */
export type Standing =
  | { as: "nobody" }
  | { as: "stranger" }
  | { as: "teacher" }
  | { as: "student"; studentId: string; teamId: string | null };

export interface WorksheetFacts {
  phase: Phase;
  teamId: string;
  /** Archived: its team was dissolved or changed its mode (T7). */
  archived: boolean;
  /** Returned for revision and not yet handed in again (Q12). */
  returned: boolean;
  /** Teams that are in a match with `teamId` that has not ended, in any round (Q8, Q18). */
  partnerTeamIds: readonly string[];
}

/** Q1, columns "own worksheet" and "other teams' cases" (while live; the casebook shows submissions). */
export function worksheetAccess(who: Standing, sheet: WorksheetFacts): Access {
  if (who.as === "teacher") return "read";
  if (who.as !== "student" || who.teamId === null || sheet.archived) return "none";
  if (who.teamId === sheet.teamId) return ownWorksheetAccess(sheet);
  const matched = sheet.partnerTeamIds.includes(who.teamId);
  return matched && isAtLeast(sheet.phase, "compare") ? "read" : "none";
}

function ownWorksheetAccess(sheet: WorksheetFacts): Access {
  switch (sheet.phase) {
    case "setup":
    case "learn":
      return "none";
    case "write":
    case "compare":
    case "vote":
    case "results":
      return "write";
    case "closed":
      return sheet.returned ? "write" : "read";
  }
}

/**
 * T13: how a worksheet was written, with all that was taken out again: its team, archived or not, and teachers. Never a partner, who reads
 * what a team shows.
 */
export function mayReadHistory(who: Standing, sheet: Pick<WorksheetFacts, "phase" | "teamId">): boolean {
  if (who.as === "teacher") return true;
  return who.as === "student" && who.teamId === sheet.teamId && isAtLeast(sheet.phase, "write");
}

/** T13: what a member could do by typing, and not under a hand-in that stands (Q2). */
export function mayRestore(who: Standing, sheet: WorksheetFacts, handedIn: boolean): boolean {
  return worksheetAccess(who, sheet) === "write" && (!handedIn || sheet.returned);
}

export interface NotesFacts {
  phase: Phase;
  /** Ended by re-pairing (Q8): read-only for those who were in it. */
  ended: boolean;
  /** An earlier round than the current one (Q18): stays readable. */
  earlierRound: boolean;
  teamIds: readonly string[];
}

/** Q1, column "notes of own match". */
export function notesAccess(who: Standing, notes: NotesFacts): Access {
  if (who.as === "teacher") return "read";
  if (who.as !== "student" || who.teamId === null || !notes.teamIds.includes(who.teamId)) return "none";
  switch (notes.phase) {
    case "setup":
    case "learn":
    case "write":
      return "none";
    case "compare":
    case "vote":
      return notes.ended || notes.earlierRound ? "read" : "write";
    case "results":
    case "closed":
      return "read";
  }
}

/** The lesson, matching, checks and exemplars open with learn and stay open; setup shows the first section only. */
export function lessonAccess(who: Standing, phase: Phase): "none" | "first section" | "all" {
  if (who.as === "teacher") return "all";
  if (who.as !== "student") return "none";
  return isAtLeast(phase, "learn") ? "all" : "first section";
}

export interface BallotFacts {
  phase: Phase;
  /** The class has once entered compare (Q5). */
  compared: boolean;
  /** The results have once been shown (Q6). */
  revealed: boolean;
  /** This student's ballot of that kind is cast. */
  cast: boolean;
  /** A device of this student has shown results (Q6). */
  resultsSeen: boolean;
}

/** Q1, column "ballot", with Q5 and Q6. Students in the tray vote too (T3). */
export function mayCastBallot(who: Standing, kind: "before" | "final", facts: BallotFacts): boolean {
  if (who.as !== "student") return false;
  if (kind === "before") {
    if (facts.compared) return false;
    return facts.phase === "learn" || (facts.phase === "write" && !facts.cast);
  }
  const late = !facts.cast && !facts.resultsSeen;
  if (facts.phase === "vote") return !facts.revealed || late;
  return facts.phase === "results" && late;
}

/** Tallies, reasons and the casebook: nothing of them leaves the server before the reveal, or after going back (Q6). */
export function mayReadResults(who: Standing, phase: Phase): boolean {
  if (who.as === "teacher") return true;
  return who.as === "student" && areResultsShown(phase);
}

/** Q6: entering results is the reveal, on wall and devices together. */
export function areResultsShown(phase: Phase): boolean {
  return isAtLeast(phase, "results");
}

/** Q2, Q12: from write until closed, and then while it is returned; by a member of the team or the teacher for it. */
export function mayHandIn(who: Standing, phase: Phase, returned: boolean): boolean {
  return (
    (who.as === "student" || who.as === "teacher") && isAtLeast(phase, "write") && (phase !== "closed" || returned)
  );
}

/** Q2: in write only; later only the teacher's return reopens. What is returned is open already. */
export function mayTakeBack(who: Standing, phase: Phase, returned: boolean): boolean {
  return who.as === "student" && phase === "write" && !returned;
}

/** Q12: in every phase in which its worksheet can be open. */
export function mayReturn(who: Standing, phase: Phase): boolean {
  return maySteer(who) && isAtLeast(phase, "write");
}

export interface ReviewFacts {
  teamId: string;
  /** Q21: members at the hand-in who were not absent. */
  memberIds: readonly string[];
  takenBack: boolean;
  released: boolean;
  /** This very submission is returned, and not handed in again (Q12). */
  returned: boolean;
}

/** Q12, Q21: never before release; then by those who handed it in and by the team as it is now, absent at the hand-in or not. */
export function mayReadMarks(who: Standing, review: ReviewFacts): boolean {
  if (who.as === "teacher") return true;
  if (who.as !== "student" || !review.released || review.takenBack) return false;
  return who.teamId === review.teamId || review.memberIds.includes(who.studentId);
}

/** With the marks; and by the team while it is returned, and after it has handed in again (Q12). */
export function mayReadComments(who: Standing, review: ReviewFacts): boolean {
  if (mayReadMarks(who, review)) return true;
  return who.as === "student" && review.returned && who.teamId === review.teamId;
}

/**
 * Whether what a device holds of a document is stored; the answer is yes or no. Anyone who is signed in, a stranger to the class too: a
 * shared device's next student or teacher asks about the copy of the last one, who may have been moved or removed.
 */
export function mayAskWhatIsStored(as: Standing["as"]): boolean {
  return as !== "nobody";
}

/** Everything a teacher does to a class or activity. */
export function maySteer(who: Standing): boolean {
  return who.as === "teacher";
}

/** T2, T4: teams, matches and who is absent stay as they are once the activity is closed. */
export function mayArrange(who: Standing, phase: Phase): boolean {
  return maySteer(who) && phase !== "closed";
}

/** Whether someone belongs to the activity at all: its pages, its live channel. */
export function mayEnter(who: Standing): boolean {
  return who.as === "teacher" || who.as === "student";
}

/** What decides which topics of the live channel someone hears: the phase, and who is in which match now. */
export interface TopicFacts {
  phase: Phase;
  /** Matches that have not ended, in any round, with the teams still in them. */
  matches: readonly { id: string; teamIds: readonly string[] }[];
}

/** Topics about the whole activity that students' pages show, and when. Of others' marks, tries and choices they never hear. */
const studentTopics = new Map<string, readonly Phase[]>(
  Object.entries({
    phase: ["setup", "learn", "write", "compare", "vote", "results", "closed"],
    teams: ["setup", "learn", "write", "compare", "vote", "results", "closed"],
    matches: ["compare", "vote", "results", "closed"],
    tray: ["setup", "learn"], // room that is left in each mode (Q14)
    roster: ["vote"], // how many of how many have voted
    ballots: ["vote", "results", "closed"],
    submissions: ["results", "closed"], // the casebook
  }),
);

/** Whether someone is told that what `topic` is about has changed. Of another team's work only its partners hear, from compare on (Q1). */
export function mayFollowTopic(who: Standing, topic: string, facts: TopicFacts): boolean {
  if (who.as === "teacher") return true;
  if (who.as !== "student") return false;
  const [kind = "", id] = topic.split(":");
  if (id === undefined) return (studentTopics.get(kind) ?? []).includes(facts.phase);
  const { studentId, teamId } = who;
  const own =
    teamId === null || !isAtLeast(facts.phase, "compare")
      ? []
      : facts.matches.filter((match) => match.teamIds.includes(teamId));
  switch (kind) {
    case "student":
      return id === studentId;
    case "team":
      return id === teamId || own.some((match) => match.teamIds.includes(id));
    case "match":
      return own.some((match) => match.id === id);
    default:
      return false;
  }
}

/** Who has the activity open right now. */
export function maySeePresence(who: Standing): boolean {
  return who.as === "teacher";
}
