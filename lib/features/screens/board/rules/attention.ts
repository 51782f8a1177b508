/** Which team the teacher should attend to first, and why. Each team is in one section, for one reason. Times are ms since 1970 (T9, Q22). */
import { phaseTable, type Phase } from "@/lib/activity/rules/phases";

/** Limits at which a team needs attention. */
export const attentionLimits = {
  /** A member has been offline for this long, so some text may be on the device only. */
  offlineMs: 3 * 60_000,
  /** Nobody in the team has typed for this long. */
  quietMs: 5 * 60_000,
  /** One member writes nearly all: this share of at least this many words. */
  nearlyAllPercent: 90,
  nearlyAllWords: 60,
  /** A team that has not handed in is named when this much of its time is left. */
  endMs: 3 * 60_000,
  /** Alarms need someone of the class online within this time (Q19). */
  classMs: 10 * 60_000,
} as const;

export interface WatchedMember {
  id: string;
  /** When the last connection was lost rather than closed, so the device may have unsent text. null while online, and after leaving normally. */
  lostSince: number | null;
  isHere: boolean;
  /** When the student first connected in this sitting; null without a connection. */
  cameAt: number | null;
  /** The student has opened the activity. */
  hasJoined: boolean;
  isAbsent: boolean;
}

export interface WatchedTeam {
  members: readonly WatchedMember[];
  /** When the team asked for help; null without a request (Q24). */
  askedAt: number | null;
  /** A teacher is on the way to the team (Q24). */
  isComing: boolean;
  /** Numbers of the live worksheet; null until they are known. */
  sheet: { words: number; editedAt: number | null; main: { studentId: string; percent: number } | null } | null;
  isHandedIn: boolean;
  /** The case is returned, and the team has not handed in again (Q12). */
  isReturned: boolean;
  /** The team's match; null without one. */
  match: { isPresenting: boolean } | null;
}

export interface WatchedClass {
  phase: Phase;
  now: number;
  /** When the class entered the phase; null when unknown. */
  phaseSince: number | null;
  /** Time left on the team's timer; null without a timer. */
  leftMs: number | null;
  /** When someone of the class was last online; null if nobody was (Q19). */
  lastHereAt: number | null;
  isPaused: boolean;
}

export type Reason =
  | { code: "asked"; at: number }
  | { code: "coming"; at: number }
  | { code: "offline"; studentId: string; since: number }
  | { code: "nobody-here" }
  | { code: "quiet"; since: number }
  | { code: "one-writes"; studentId: string }
  | { code: "not-handed-in"; isOver: boolean }
  | { code: "unmatched" };

/** Only a team that asked for help or is offline has the colour of alarm. */
export const isUrgent = ({ code }: Reason): boolean => code === "asked" || code === "offline" || code === "nobody-here";

/** In the order in which the board shows them. */
export const sections = ["first", "returned", "writing", "presenting", "comparing", "handed-in", "teams"] as const;
export type Section = (typeof sections)[number];

export interface BoardPlace {
  section: Section;
  /** Why the team is in the first section; null in other sections. */
  reason: Reason | null;
}

export function findBoardPlace(team: WatchedTeam, room: WatchedClass): BoardPlace {
  const reason = reasonFor(team, room);
  return reason === null ? { section: sectionOf(team, room.phase), reason } : { section: "first", reason };
}

function sectionOf(team: WatchedTeam, phase: Phase): Section {
  if (team.isReturned) return "returned";
  switch (phaseTable[phase].board) {
    case "writing":
      return team.isHandedIn ? "handed-in" : "writing";
    case "matches":
      return team.match?.isPresenting === true ? "presenting" : "comparing";
    case "students":
    case "teams":
      return "teams";
  }
}

/** The first reason that applies. */
function reasonFor(team: WatchedTeam, room: WatchedClass): Reason | null {
  if (team.askedAt !== null) return { code: team.isComing ? "coming" : "asked", at: team.askedAt };
  if (!hasAlarms(room) || isFinished(team, room.phase)) return null;
  const present = team.members.filter(({ isAbsent, hasJoined }) => !isAbsent && hasJoined);
  const lost = present
    .filter(
      ({ isHere, lostSince }) => !isHere && lostSince !== null && room.now - lostSince >= attentionLimits.offlineMs,
    )
    .sort((a, b) => (a.lostSince ?? 0) - (b.lostSince ?? 0))[0];
  if (lost?.lostSince != null) return { code: "offline", studentId: lost.id, since: lost.lostSince };
  if (present.every(({ isHere }) => !isHere) && present.some(({ cameAt }) => cameAt !== null))
    return { code: "nobody-here" };
  return writingReason(team, room, present) ?? (lacksMatch(team, room.phase) ? { code: "unmatched" } : null);
}

/** During write a case that is handed in is closed to typing, so its authors may leave without an alarm. */
function isFinished({ isHandedIn, isReturned }: WatchedTeam, phase: Phase): boolean {
  return phaseTable[phase].board === "writing" && isHandedIn && !isReturned;
}

/** No alarms once nobody of the class has been online for 10 minutes, or while the teacher has paused the screens (Q19). */
function hasAlarms({ phase, now, lastHereAt, isPaused }: WatchedClass): boolean {
  const { board } = phaseTable[phase];
  const isOpen = board === "writing" || board === "matches";
  return isOpen && !isPaused && lastHereAt !== null && now - lastHereAt <= attentionLimits.classMs;
}

function writingReason(team: WatchedTeam, room: WatchedClass, present: readonly WatchedMember[]): Reason | null {
  const { sheet } = team;
  if (phaseTable[room.phase].board !== "writing" || team.isHandedIn || sheet === null) return null;
  // Nobody could type before the first member connected. If no member has, `cameAt` is Infinity and the team is never quiet.
  const cameAt = Math.min(...present.map((member) => member.cameAt ?? Infinity));
  const since = Math.max(sheet.editedAt ?? -Infinity, room.phaseSince ?? -Infinity, cameAt);
  if (room.now - since >= attentionLimits.quietMs) return { code: "quiet", since };
  // A member who has left the team or is absent does not keep the others from writing (Q19).
  const main = present.length > 1 && present.some(({ id }) => id === sheet.main?.studentId) ? sheet.main : null;
  if (
    main !== null &&
    sheet.words >= attentionLimits.nearlyAllWords &&
    main.percent >= attentionLimits.nearlyAllPercent
  )
    return { code: "one-writes", studentId: main.studentId };
  if (room.leftMs !== null && room.leftMs <= attentionLimits.endMs)
    return { code: "not-handed-in", isOver: room.leftMs <= 0 };
  return null;
}

function lacksMatch({ match }: WatchedTeam, phase: Phase): boolean {
  return match === null && phaseTable[phase].board === "matches";
}

const reasonOrder: readonly Reason["code"][] = [
  "asked",
  "coming",
  "offline",
  "nobody-here",
  "quiet",
  "one-writes",
  "not-handed-in",
  "unmatched",
];

export interface PlacedTeam extends BoardPlace {
  id: string;
  number: number;
  words: number;
}

/** The board's order: by section. In the first section by reason, then longest wait; in writing by fewest words; else by team number. */
export function compareTeams(a: PlacedTeam, b: PlacedTeam): number {
  return (
    sections.indexOf(a.section) - sections.indexOf(b.section) ||
    (a.reason === null || b.reason === null
      ? 0
      : reasonOrder.indexOf(a.reason.code) - reasonOrder.indexOf(b.reason.code) ||
        waitingSince(a.reason) - waitingSince(b.reason)) ||
    (a.section === "writing" ? a.words - b.words : 0) ||
    a.number - b.number
  );
}

function waitingSince(reason: Reason): number {
  return "at" in reason ? reason.at : "since" in reason ? reason.since : 0;
}
