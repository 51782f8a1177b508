/**
 * Decides access for pages, actions, exports and sockets alike (product.md Q1), on plain data. lib/auth authenticates the viewer.
 */
import type { TeacherRight } from "./class-teachers";
import { phaseTable, type Phase } from "./phases";
import { isRevealed } from "./projector";

export type Access = "none" | "read" | "write";

/** What someone is in one class and activity. Students and teachers of other classes are strangers. */
export type ActivityRole =
  | { as: "nobody" }
  | { as: "stranger" }
  | { as: "teacher"; may: TeacherRight }
  | {
      as: "student";
      studentId: string;
      teamId: string | null;
      /** The class or the activity is archived, so the student may read but change nothing (T15). */
      readsOnly?: true;
    };

export interface WorksheetFacts {
  phase: Phase;
  teamId: string;
  /** Archived: its team was dissolved or changed its mode (T7). */
  archived: boolean;
  /** Returned for revision and not yet handed in again (Q12). */
  returned: boolean;
  /** Teams that share a match with `teamId`, in any round, as long as that match has not ended (Q8, Q18). */
  partnerTeamIds: readonly string[];
}

/** Access to a worksheet: one's own, or another team's while it is live; the casebook shows submissions instead (Q1). */
export function worksheetAccess(who: ActivityRole, sheet: WorksheetFacts): Access {
  if (mayViewAsTeacher(who)) return "read";
  if (who.as !== "student" || who.teamId === null || sheet.archived) return "none";
  if (who.teamId === sheet.teamId) return unlessArchived(who, ownWorksheetAccess(sheet));
  const matched = sheet.partnerTeamIds.includes(who.teamId);
  return matched && phaseTable[sheet.phase].partnersCases ? "read" : "none";
}

function ownWorksheetAccess({ phase, returned }: WorksheetFacts): Access {
  const { ownCase } = phaseTable[phase];
  return ownCase === "returned" ? (returned ? "write" : "read") : ownCase;
}

/** Whether a student may do anything but read (T15). */
export const mayAct = (who: ActivityRole) => who.as === "student" && who.readsOnly !== true;

const unlessArchived = (who: ActivityRole, access: Access): Access =>
  access === "write" && !mayAct(who) ? "read" : access;

/** Whether students can open worksheets at all in this phase. */
function areCasesOpen(phase: Phase): boolean {
  return phaseTable[phase].ownCase !== "none";
}

/**
 * Teachers and the worksheet's team may read its history, even when it is archived. Partners may not, because the history has text that the team
 * deleted (T13).
 */
export function mayReadHistory(who: ActivityRole, sheet: Pick<WorksheetFacts, "phase" | "teamId">): boolean {
  if (mayViewAsTeacher(who)) return true;
  return who.as === "student" && who.teamId === sheet.teamId && areCasesOpen(sheet.phase);
}

/** Members with write access may restore a version, unless a submission counts (T13, Q2). */
export function mayRestore(who: ActivityRole, sheet: WorksheetFacts, handedIn: boolean): boolean {
  return worksheetAccess(who, sheet) === "write" && (!handedIn || sheet.returned);
}

export interface NotesFacts {
  phase: Phase;
  /** Re-pairing ended the match, so its teams can only read the notes (Q8). */
  ended: boolean;
  /** The match is of an earlier round, so its notes are read-only (Q18). */
  earlierRound: boolean;
  teamIds: readonly string[];
}

/** Access to the notes of one's own match (Q1). */
export function notesAccess(who: ActivityRole, notes: NotesFacts): Access {
  if (mayViewAsTeacher(who)) return "read";
  if (who.as !== "student" || who.teamId === null || !notes.teamIds.includes(who.teamId)) return "none";
  const access = phaseTable[notes.phase].notes;
  return access === "write" && (notes.ended || notes.earlierRound) ? "read" : unlessArchived(who, access);
}

export interface FeedbackFacts {
  phase: Phase;
  /** The team that writes it. */
  teamId: string;
  /** The team that gets it; null for practice on a worked example (Q26). */
  toTeamId: string | null;
  /** Whether the team still gives feedback there: the match lives, is of this round, and its order is as it was (Q26). */
  isCurrent: boolean;
  /** The receiving team has opened it (Q26). */
  opened: boolean;
  /** A teacher has hidden it from students (Q27). */
  hidden: boolean;
}

/** Access to feedback while it is written: for the team that gives it, and for teachers (Q26, Q27). */
export function feedbackAccess(who: ActivityRole, feedback: FeedbackFacts): Access {
  if (mayViewAsTeacher(who)) return "read";
  if (who.as !== "student" || who.teamId !== feedback.teamId || feedback.hidden) return "none";
  const access = phaseTable[feedback.phase].notes;
  return access === "write" && (feedback.opened || !feedback.isCurrent) ? "read" : unlessArchived(who, access);
}

export interface SentFeedbackFacts extends Pick<FeedbackFacts, "phase" | "toTeamId" | "hidden"> {
  sent: boolean;
  /** The receiving team has sent feedback of its own in the same match. */
  hasReceiverSent: boolean;
  /** The teacher shows all feedback of its round (Q27). */
  shownToAll: boolean;
}

/** Whether a student may read feedback that their team got: once both teams have sent theirs, or the teacher shows all (Q27). */
export function mayReadReceivedFeedback(who: ActivityRole, feedback: SentFeedbackFacts): boolean {
  if (who.as !== "student" || who.teamId === null || who.teamId !== feedback.toTeamId) return false;
  if (phaseTable[feedback.phase].notes === "none" || !feedback.sent || feedback.hidden) return false;
  return feedback.hasReceiverSent || feedback.shownToAll;
}

/** The lesson, matching, checks and exemplars open with learn and stay open. Setup shows the first section only, with the guesses before it. */
export function lessonAccess(who: ActivityRole, phase: Phase): "none" | "first section" | "all" {
  if (mayViewAsTeacher(who)) return "all";
  if (who.as !== "student") return "none";
  return phaseTable[phase].lesson;
}

export interface BallotFacts {
  phase: Phase;
  /** The class has entered compare at least once (Q5). */
  compared: boolean;
  /** The results have been shown at least once (Q6). */
  revealed: boolean;
  /** This student has cast a ballot of the kind in question. */
  cast: boolean;
  /** A device of this student has shown results (Q6). */
  resultsSeen: boolean;
}

/** Whether a student may cast this ballot now (Q1, Q5, Q6). Students in the tray vote too (T3). */
export function mayCastBallot(who: ActivityRole, kind: "before" | "final", facts: BallotFacts): boolean {
  if (!mayAct(who)) return false;
  const open = phaseTable[facts.phase].ballots[kind];
  if (open === "no") return false;
  if (kind === "before") return !facts.compared && (open === "yes" || !facts.cast);
  const late = !facts.cast && !facts.resultsSeen;
  return late || (open === "yes" && !facts.revealed);
}

/**
 * How much of the results someone may read: nothing before the reveal or after the phase moves back, and during the reveal only the steps that the
 * projector has shown (Q6).
 */
export function resultsAccess(
  who: ActivityRole,
  { phase, revealStep }: { phase: Phase; revealStep: number },
): "none" | "by step" | "all" {
  if (mayViewAsTeacher(who)) return "all";
  if (who.as !== "student" || !areResultsShown(phase)) return "none";
  return phaseTable[phase].wallShows !== "results" || isRevealed(revealStep, "everything") ? "all" : "by step";
}

/** Whether a student may write an exit ticket, and change it: once the results are shown, until the activity is archived (S10). */
export function mayWriteTicket(who: ActivityRole, phase: Phase): boolean {
  return mayAct(who) && areResultsShown(phase);
}

/** Whether someone may read the class's cases: from the reveal on, but not after the phase moves back (S7, Q6). */
export function mayReadCasebook(who: ActivityRole, phase: Phase): boolean {
  return mayViewAsTeacher(who) || (who.as === "student" && areResultsShown(phase));
}

/** Entering results starts the reveal, on the projector and on devices alike (Q6). */
export function areResultsShown(phase: Phase): boolean {
  return phaseTable[phase].results;
}

/**
 * A member of the team, or a teacher who may edit, can hand in from write until closed, and after closed while the worksheet is returned (Q2, Q12).
 */
export function mayHandIn(who: ActivityRole, phase: Phase, returned: boolean): boolean {
  const { ownCase } = phaseTable[phase];
  return (mayAct(who) || mayEditClass(who)) && (ownCase === "write" || (ownCase === "returned" && returned));
}

/** Members can undo a hand-in during write only. Later only a teacher's return reopens the worksheet, and a returned one is open already (Q2). */
export function mayUndoHandIn(who: ActivityRole, phase: Phase, returned: boolean): boolean {
  return mayAct(who) && phaseTable[phase].takeBack && !returned;
}

/** A teacher can return a case in every phase in which its worksheet can be open (Q12). */
export function mayReturn(who: ActivityRole, phase: Phase): boolean {
  return mayEditClass(who) && areCasesOpen(phase);
}

/** Facts of one submission, as `reviewFacts` of lib/features/cases/writing/queries/submissions.ts selects them. */
export interface ReviewFacts {
  teamId: string;
  /** Members at the hand-in who were not absent (Q21). */
  memberIds: readonly string[];
  /** Other students who have marks of their own (Q21). */
  ownerIds: readonly string[];
  takenBack: boolean;
  released: boolean;
  /** This very submission was returned, and no teacher has ended the return: the team revises it, or has handed in again (Q12). */
  returned: boolean;
}

/** After the release, the members at the hand-in and the current team may read the marks (Q12, Q21). */
export function mayReadMarks(who: ActivityRole, review: ReviewFacts): boolean {
  if (mayViewAsTeacher(who)) return true;
  if (who.as !== "student" || !review.released || review.takenBack) return false;
  return who.teamId === review.teamId || [...review.memberIds, ...review.ownerIds].includes(who.studentId);
}

/** Comments can be read by everyone who may read the marks, and by the team while the case is returned and after it has handed in again (Q12). */
export function mayReadComments(who: ActivityRole, review: ReviewFacts): boolean {
  if (mayReadMarks(who, review)) return true;
  return who.as === "student" && review.returned && who.teamId === review.teamId;
}

/**
 * Whether someone may ask if a device's local copy of a document is stored (the answer is yes or no). Anyone signed in may, strangers too: on a
 * shared device the next user asks about the previous user's copy, and that user may have been moved or removed.
 */
export function mayAskWhatIsStored(as: ActivityRole["as"]): boolean {
  return as !== "nobody";
}

/** Whether someone may change a class or an activity as its teacher. */
export function mayEditClass<S extends ActivityRole>(who: S): who is S & { as: "teacher"; may: "steer" } {
  return who.as === "teacher" && who.may === "steer";
}

/** Whether someone may open the class's teacher pages with all they show. Teachers with view-only access may (Q25). */
export function mayViewAsTeacher<S extends ActivityRole>(who: S): who is S & { as: "teacher" } {
  return who.as === "teacher";
}

/** Whether someone may export the activity as files: teachers, since their pages show all that the files have (T14, Q11, Q25, Q29). */
export function mayExport<S extends ActivityRole>(who: S): who is S & { as: "teacher" } {
  return mayViewAsTeacher(who);
}

/** Whether someone may change teams, matches and absences. Nobody may once the activity is closed (T2, T4). */
export function mayArrange(who: ActivityRole, phase: Phase): boolean {
  return mayEditClass(who) && phase !== "closed";
}

/** Whether someone belongs to the activity, and so may open its pages and its live channel. */
export function mayEnter(who: ActivityRole): boolean {
  return mayViewAsTeacher(who) || who.as === "student";
}

/**
 * Whether a teacher may open the installation's own pages: owners, audit log, backups. Owners see no more of classes than other teachers do (Q34).
 */
export function mayOwnInstallation(teacher: { isOwner: boolean }): boolean {
  return teacher.isOwner;
}

/** Whether someone may see who has the activity open. */
export function maySeePresence(who: ActivityRole): boolean {
  return mayViewAsTeacher(who);
}
