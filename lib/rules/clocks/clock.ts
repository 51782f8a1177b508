/**
 * Q23: how long a class has been in a phase, and when its clock ends. The time that was spent is measured; a limit is a teacher's decision.
 * All times are milliseconds; moments are since 1970, by the server's clock.
 */

/** The time that a class has spent in one phase. Pauses and other phases do not count. */
export interface PhaseTime {
  /** What was counted up to `countsFrom`. */
  spentMs: number;
  /** From when it counts on, which may be to come: the end of a pause. null while the class is in another phase. */
  countsFrom: number | null;
}

/** The class's clock: it ends once `fromMs + lengthMs` are spent. */
export interface ClockLimit {
  /** What was spent when the clock was set. */
  fromMs: number;
  lengthMs: number;
}

/** What one team has beyond the class. */
export interface TeamTime {
  /** The largest extra time among its members, in percent of the clock: 100, 125, 150 or 200. */
  percent: number;
  /** Its own minutes, which may be less than none. */
  ownMs: number;
}

/** A clock as a screen shows it: `endsAt - max(now, countsFrom)` is left. */
export interface ShownClock {
  endsAt: number;
  countsFrom: number;
  /** What of the phase was spent when it was set: tells it from the clock before. */
  setAtMs: number;
}

/** T10: what extra time a student may have, in percent of the clock. */
export const extraTimes = [100, 125, 150, 200] as const;
export type ExtraTime = (typeof extraTimes)[number];

export const classTime: TeamTime = { percent: 100, ownMs: 0 };
export const notBegun: PhaseTime = { spentMs: 0, countsFrom: null };
/** Longer than a lesson; a clock for homework is a due time instead. */
export const maxClockMinutes = 240;
const minuteMs = 60_000;
const maxLengthMs = maxClockMinutes * minuteMs;

export function spentAt({ spentMs, countsFrom }: PhaseTime, now: number): number {
  return countsFrom === null ? spentMs : spentMs + Math.max(0, now - countsFrom);
}

/** The class is in the phase, and its time counts from `from`: now, or the end of a pause. */
export function countFrom(time: PhaseTime, from: number, now: number): PhaseTime {
  return { spentMs: spentAt(time, now), countsFrom: Math.max(from, now) };
}

/** The class leaves the phase. */
export function stopCounting(time: PhaseTime, now: number): PhaseTime {
  return { spentMs: spentAt(time, now), countsFrom: null };
}

/** A clock of so many minutes from now on. */
export function setClock(time: PhaseTime, minutes: number, now: number): ClockLimit {
  return { fromMs: spentAt(time, now), lengthMs: minutes * minuteMs };
}

/**
 * The clock that a plan gives a phase: a new one, or one as long from the same beginning if it still is as the plan before made it.
 * @param formerMinutes what the plan before has for the phase
 * @returns the same limit where a teacher has set another, or nothing would change
 */
export function presetClock(
  limit: ClockLimit | null,
  minutes: number,
  formerMinutes: number | null,
  time: PhaseTime,
  now: number,
): ClockLimit {
  if (limit === null) return setClock(time, minutes, now);
  if (formerMinutes === null || formerMinutes === minutes || limit.lengthMs !== formerMinutes * minuteMs) return limit;
  return { ...limit, lengthMs: minutes * minuteMs };
}

/** For the class; a team may have time left. */
export function isClockOver({ fromMs, lengthMs }: ClockLimit, time: PhaseTime, now: number): boolean {
  return spentAt(time, now) >= fromMs + lengthMs;
}

/**
 * The class's clock with minutes more or fewer. One that is over begins anew with them (see {@link ownBesideNew}); none ends earlier than now.
 * @returns the same limit where nothing would change
 */
export function extendClock(limit: ClockLimit, time: PhaseTime, minutes: number, now: number): ClockLimit {
  if (minutes > 0 && isClockOver(limit, time, now)) return setClock(time, minutes, now);
  const sinceSet = spentAt(time, now) - limit.fromMs;
  const lengthMs = withMinutes(limit.lengthMs, sinceSet, minutes);
  return lengthMs === limit.lengthMs ? limit : { ...limit, lengthMs };
}

/** What a team has left of the clock before, in ms: its own minutes beside the class's clock that begins anew. The time since its end is nobody's. */
export function ownBesideNew(limit: ClockLimit, team: TeamTime, time: PhaseTime, now: number): number {
  return Math.max(0, limit.fromMs + lengthFor(limit, team) - spentAt(time, now));
}

/** A team's own minutes after as many more or fewer, from now on if its clock is over. @returns the same where nothing would change */
export function extendTeam(limit: ClockLimit, team: TeamTime, time: PhaseTime, minutes: number, now: number): number {
  const sinceSet = spentAt(time, now) - limit.fromMs;
  const length = lengthFor(limit, team);
  return team.ownMs + withMinutes(length, sinceSet, minutes) - length;
}

function withMinutes(lengthMs: number, sinceSet: number, minutes: number): number {
  if (minutes < 0) return Math.min(lengthMs, Math.max(lengthMs + minutes * minuteMs, sinceSet));
  return Math.min(Math.max(lengthMs, sinceSet) + minutes * minuteMs, Math.max(lengthMs, sinceSet + maxLengthMs));
}

function lengthFor({ lengthMs }: ClockLimit, { percent, ownMs }: TeamTime): number {
  return Math.max(0, Math.round((lengthMs * percent) / 100) + ownMs);
}

/** What a team's clock has beyond the class's; 0 without a clock. */
export function extraMs(limit: ClockLimit | null, team: TeamTime = classTime): number {
  return limit === null ? 0 : lengthFor(limit, team) - limit.lengthMs;
}

/** When a team's clock ends, where that is not the class's end; null elsewhere, and without a clock. @param extraMs what it has beyond the class */
export function ownEnd(clock: ShownClock | null, extraMs: number): number | null {
  return clock === null || extraMs === 0 ? null : clock.endsAt + extraMs;
}

/** T10: what a student has beyond the class: the team's, or in no team their own extra time. */
export function timeOfStudent(
  { teams, students }: { teams: ReadonlyMap<string, TeamTime>; students: ReadonlyMap<string, TeamTime> },
  { studentId, teamId }: { studentId: string; teamId: string | null },
): TeamTime {
  return (teamId === null ? undefined : teams.get(teamId)) ?? students.get(studentId) ?? classTime;
}

/** null without a clock, and while the class is in another phase. */
export function shownClock(limit: ClockLimit | null, time: PhaseTime, team = classTime): ShownClock | null {
  if (limit === null || time.countsFrom === null) return null;
  const leftMs = limit.fromMs + lengthFor(limit, team) - time.spentMs;
  return { endsAt: time.countsFrom + leftMs, countsFrom: time.countsFrom, setAtMs: limit.fromMs };
}

/** What is left, below 0 once it has ended. */
export function leftAt({ endsAt, countsFrom }: ShownClock, now: number): number {
  return endsAt - Math.max(now, countsFrom);
}

/** T10: minutes before the end at which a clock warns. */
export const warnAtMinutes = [5, 1] as const;

/** Which warning is due when what is left falls from `before` to `now`: the nearest to the end, `0` for the end itself; null for none. */
export function warningBetween(before: number, now: number): (typeof warnAtMinutes)[number] | 0 | null {
  if (before > 0 && now <= 0) return 0;
  return (
    warnAtMinutes.findLast((minutes) => before > minutes * minuteMs && now <= minutes * minuteMs && now > 0) ?? null
  );
}
