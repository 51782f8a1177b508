/**
 * Decides access for pages, actions, exports and sockets alike (product.md Q1), on plain data. lib/auth authenticates the viewer.
 */
import type { TeacherRight } from "./classes/class-teachers";
import { phaseTable, type Phase } from "./phases/phases";
import { isRevealed } from "./projector/wall";

export type Access = "none" | "read" | "write";

/** What someone is in one class and activity. Students and teachers of other classes are strangers. */
export type Standing =
  | { as: "nobody" }
  | { as: "stranger" }
  | { as: "teacher"; may: TeacherRight }
  | {
      as: "student";
      studentId: string;
      teamId: string | null;
      /** T15: the class or the activity is archived, so the student reads and writes nothing. */
      readsOnly?: true;
    };

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
  if (mayRead(who)) return "read";
  if (who.as !== "student" || who.teamId === null || sheet.archived) return "none";
  if (who.teamId === sheet.teamId) return unlessArchived(who, ownWorksheetAccess(sheet));
  const matched = sheet.partnerTeamIds.includes(who.teamId);
  return matched && phaseTable[sheet.phase].partnersCases ? "read" : "none";
}

function ownWorksheetAccess({ phase, returned }: WorksheetFacts): Access {
  const { ownCase } = phaseTable[phase];
  return ownCase === "returned" ? (returned ? "write" : "read") : ownCase;
}

/** T15: whether a student may do anything but read. */
export const mayAct = (who: Standing) => who.as === "student" && who.readsOnly !== true;

const unlessArchived = (who: Standing, access: Access): Access =>
  access === "write" && !mayAct(who) ? "read" : access;

/** Whether a worksheet can be open at all. */
function areCasesOpen(phase: Phase): boolean {
  return phaseTable[phase].ownCase !== "none";
}

/**
 * T13: teachers, and the worksheet's team, archived or not, may read its history. Partners may not: it has text that the team deleted.
 */
export function mayReadHistory(who: Standing, sheet: Pick<WorksheetFacts, "phase" | "teamId">): boolean {
  if (mayRead(who)) return true;
  return who.as === "student" && who.teamId === sheet.teamId && areCasesOpen(sheet.phase);
}

/** T13: members who may write may restore, unless a submission counts (Q2). */
export function mayRestore(who: Standing, sheet: WorksheetFacts, handedIn: boolean): boolean {
  return worksheetAccess(who, sheet) === "write" && (!handedIn || sheet.returned);
}

export interface NotesFacts {
  phase: Phase;
  /** Ended by re-pairing (Q8): read-only for those who were in it. */
  ended: boolean;
  /** Of an earlier round than the current one (Q18): read-only. */
  earlierRound: boolean;
  teamIds: readonly string[];
}

/** Q1, column "notes of own match". */
export function notesAccess(who: Standing, notes: NotesFacts): Access {
  if (mayRead(who)) return "read";
  if (who.as !== "student" || who.teamId === null || !notes.teamIds.includes(who.teamId)) return "none";
  const access = phaseTable[notes.phase].notes;
  return access === "write" && (notes.ended || notes.earlierRound) ? "read" : unlessArchived(who, access);
}

/** The lesson, matching, checks and exemplars open with learn and stay open; setup shows the first section only. */
export function lessonAccess(who: Standing, phase: Phase): "none" | "first section" | "all" {
  if (mayRead(who)) return "all";
  if (who.as !== "student") return "none";
  return phaseTable[phase].lesson;
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
  if (!mayAct(who)) return false;
  const open = phaseTable[facts.phase].ballots[kind];
  if (open === "no") return false;
  if (kind === "before") return !facts.compared && (open === "yes" || !facts.cast);
  const late = !facts.cast && !facts.resultsSeen;
  return late || (open === "yes" && !facts.revealed);
}

/** Q6: what of the results someone may read: nothing before the reveal, nor after going back; in its steps what the wall shows by now. */
export function resultsAccess(
  who: Standing,
  { phase, revealStep }: { phase: Phase; revealStep: number },
): "none" | "by step" | "all" {
  if (mayRead(who)) return "all";
  if (who.as !== "student" || !areResultsShown(phase)) return "none";
  return phaseTable[phase].wallShows !== "results" || isRevealed(revealStep, "everything") ? "all" : "by step";
}

/** S7: the class's cases, from the reveal on, and not after going back (Q6). */
export function mayReadCasebook(who: Standing, phase: Phase): boolean {
  return mayRead(who) || (who.as === "student" && areResultsShown(phase));
}

/** Q6: entering results begins the reveal, on projector and devices alike. */
export function areResultsShown(phase: Phase): boolean {
  return phaseTable[phase].results;
}

/** Q2, Q12: from write until closed, and then while it is returned; by a member of the team, or by a teacher who steers. */
export function mayHandIn(who: Standing, phase: Phase, returned: boolean): boolean {
  const { ownCase } = phaseTable[phase];
  return (mayAct(who) || maySteer(who)) && (ownCase === "write" || (ownCase === "returned" && returned));
}

/** Q2: in write only; later only the teacher's return reopens. What is returned is open already. */
export function mayTakeBack(who: Standing, phase: Phase, returned: boolean): boolean {
  return mayAct(who) && phaseTable[phase].takeBack && !returned;
}

/** Q12: in every phase in which its worksheet can be open. */
export function mayReturn(who: Standing, phase: Phase): boolean {
  return maySteer(who) && areCasesOpen(phase);
}

export interface ReviewFacts {
  teamId: string;
  /** Q21: members at the hand-in who were not absent. */
  memberIds: readonly string[];
  /** Q21: the others who have marks of their own. */
  ownerIds: readonly string[];
  takenBack: boolean;
  released: boolean;
  /** This very submission is returned, and not handed in again (Q12). */
  returned: boolean;
}

/** Q12, Q21: after release, by the members at the hand-in and by the team as it is now. */
export function mayReadMarks(who: Standing, review: ReviewFacts): boolean {
  if (mayRead(who)) return true;
  if (who.as !== "student" || !review.released || review.takenBack) return false;
  return who.teamId === review.teamId || [...review.memberIds, ...review.ownerIds].includes(who.studentId);
}

/** As marks; and by the team while it is returned, and after it has handed in again (Q12). */
export function mayReadComments(who: Standing, review: ReviewFacts): boolean {
  if (mayReadMarks(who, review)) return true;
  return who.as === "student" && review.returned && who.teamId === review.teamId;
}

/**
 * Whether someone may ask if a device's local copy of a document is stored (yes or no). Anyone signed in may, strangers too: on a shared
 * device, the next user asks about the copy of the last one, who may have been moved or removed.
 */
export function mayAskWhatIsStored(as: Standing["as"]): boolean {
  return as !== "nobody";
}

/** Everything a teacher does to a class or activity. */
export function maySteer<S extends Standing>(who: S): who is S & { as: "teacher"; may: "steer" } {
  return who.as === "teacher" && who.may === "steer";
}

/** Q25: the pages of a class's teachers, with everything on them, for those who may only read too. */
export function mayRead<S extends Standing>(who: S): who is S & { as: "teacher" } {
  return who.as === "teacher";
}

/** T14: the activity as files, for those who see all that is in them on their pages (Q11, Q25, Q29). */
export function mayExport<S extends Standing>(who: S): who is S & { as: "teacher" } {
  return mayRead(who);
}

/** T2, T4: teams, matches and who is absent stay as they are once the activity is closed. */
export function mayArrange(who: Standing, phase: Phase): boolean {
  return maySteer(who) && phase !== "closed";
}

/** Whether someone belongs to the activity at all: its pages, its live channel. */
export function mayEnter(who: Standing): boolean {
  return mayRead(who) || who.as === "student";
}

/** Q34: the installation's own pages: its owners, the audit log, backups. Owners see no more of classes than other teachers do. */
export function mayOwnInstallation(teacher: { isOwner: boolean }): boolean {
  return teacher.isOwner;
}

/** Whether someone may see who has the activity open. */
export function maySeePresence(who: Standing): boolean {
  return mayRead(who);
}
