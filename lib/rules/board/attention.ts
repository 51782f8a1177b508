/** T9, Q22: which team the teacher looks at first, and why. Each team is in one section, for one reason. Moments are milliseconds since 1970. */
import { phaseTable, type Phase } from "@/lib/rules/phases/phases";

/** When a team needs somebody. */
export const attentionLimits = {
  /** Offline, with words that may be on the device only. */
  offlineMs: 3 * 60_000,
  /** Nobody has typed. */
  quietMs: 5 * 60_000,
  /** One member writes nearly all: this share of at least so many words. */
  nearlyAllPercent: 90,
  nearlyAllWords: 60,
  /** Not handed in when this is left of the clock. */
  endMs: 3 * 60_000,
  /** Q19: alarms need someone of the class online in this time. */
  classMs: 10 * 60_000,
} as const;

export interface WatchedMember {
  id: string;
  /** Their last connection ended without a word, at this time: the device may have what it could not send. null while here, or when they left. */
  lostSince: number | null;
  isHere: boolean;
  /** When they first came in this sitting; null when they did not. */
  cameAt: number | null;
  /** Has opened the activity. */
  hasJoined: boolean;
  isAbsent: boolean;
}

export interface WatchedTeam {
  members: readonly WatchedMember[];
  /** Q24: when help was asked for; null without a flag. */
  askedAt: number | null;
  /** Q24: a teacher is coming to them. */
  isComing: boolean;
  /** What is written, live; null while it is not known yet. */
  sheet: { words: number; editedAt: number | null; main: { studentId: string; percent: number } | null } | null;
  isHandedIn: boolean;
  /** Q12: returned, and not handed in again. */
  isReturned: boolean;
  /** Its match; null without one. */
  match: { isPresenting: boolean } | null;
}

export interface WatchedClass {
  phase: Phase;
  now: number;
  /** Since when the class is in the phase; null when that is not known. */
  phaseSince: number | null;
  /** Of the team's clock; null without one. */
  leftMs: number | null;
  /** Q19: when somebody of the class was last seen here; null for nobody. */
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

/** A team that asked, or is gone: only these have the colour of alarm. */
export const isUrgent = ({ code }: Reason): boolean => code === "asked" || code === "offline" || code === "nobody-here";

/** In the order of the board. */
export const sections = ["first", "returned", "writing", "presenting", "comparing", "handed-in", "teams"] as const;
export type Section = (typeof sections)[number];

export interface Place {
  section: Section;
  /** Why it is in the first section; null in the others. */
  reason: Reason | null;
}

/** The one place of a team on the board. */
export function placeOf(team: WatchedTeam, room: WatchedClass): Place {
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

/** The first reason that holds. */
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

/** While the class writes, a case that is handed in is closed to typing, and whoever wrote it may go. */
function isFinished({ isHandedIn, isReturned }: WatchedTeam, phase: Phase): boolean {
  return phaseTable[phase].board === "writing" && isHandedIn && !isReturned;
}

/** Q19: an empty classroom needs nobody, and a paused one is where the teacher wants it. */
function hasAlarms({ phase, now, lastHereAt, isPaused }: WatchedClass): boolean {
  const { board } = phaseTable[phase];
  const isOpen = board === "writing" || board === "matches";
  return isOpen && !isPaused && lastHereAt !== null && now - lastHereAt <= attentionLimits.classMs;
}

function writingReason(team: WatchedTeam, room: WatchedClass, present: readonly WatchedMember[]): Reason | null {
  const { sheet } = team;
  if (phaseTable[room.phase].board !== "writing" || team.isHandedIn || sheet === null) return null;
  // Nobody could type before the first of the team had come; without anyone who came it is not quiet.
  const cameAt = Math.min(...present.map((member) => member.cameAt ?? Infinity));
  const since = Math.max(sheet.editedAt ?? -Infinity, room.phaseSince ?? -Infinity, cameAt);
  if (room.now - since >= attentionLimits.quietMs) return { code: "quiet", since };
  // Whoever has left the team, or is absent (Q19), keeps nobody from writing now.
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

export interface PlacedTeam extends Place {
  id: string;
  number: number;
  words: number;
}

/** The order of the board: by section; in the first by reason, and the one that waits longest first; in writing the least written first; else by number. */
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
