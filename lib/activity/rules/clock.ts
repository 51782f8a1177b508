/**
 * Measures how long a class has been in a phase, and when its timer ends. The time spent is measured; the limit is the teacher's choice.
 * All times are in ms; moments are since 1970, by the server's clock (Q23).
 */

/** The time that a class has spent in one phase, without pauses and other phases. */
export interface PhaseTime {
  /** Time counted before `countsFrom`. */
  spentMs: number;
  /** When counting continues. It is in the future during a pause: the pause's end. null while the class is in another phase. */
  countsFrom: number | null;
}

/** The class's timer, which ends once `fromMs + lengthMs` are spent in the phase. */
export interface ClockLimit {
  /** The time spent in the phase when the timer was set. */
  fromMs: number;
  lengthMs: number;
}

/** What a team has in addition to the class's time. */
export interface TeamTime {
  /** The largest extra time among the team's members, in percent of the timer: 100, 125, 150 or 200. */
  percent: number;
  /** The team's own minutes, which may be negative. */
  ownMs: number;
}

/** A timer as screens show it. `endsAt - max(now, countsFrom)` is left. */
export interface ShownClock {
  endsAt: number;
  countsFrom: number;
  /** The time spent in the phase when the timer was set. It distinguishes this timer from an earlier one. */
  setAtMs: number;
}

/** The extra time that a student may have, in percent of the timer (T10). */
export const extraTimes = [100, 125, 150, 200] as const;
export type ExtraTime = (typeof extraTimes)[number];

export const classTime: TeamTime = { percent: 100, ownMs: 0 };
export const notBegun: PhaseTime = { spentMs: 0, countsFrom: null };
/** Longer than any lesson. Homework has a due time instead of a timer. */
export const maxClockMinutes = 240;
const minuteMs = 60_000;
const maxLengthMs = maxClockMinutes * minuteMs;

export function spentAt({ spentMs, countsFrom }: PhaseTime, now: number): number {
  return countsFrom === null ? spentMs : spentMs + Math.max(0, now - countsFrom);
}

/** The class enters the phase. Its time counts from `from`: now, or the end of a pause. */
export function countFrom(time: PhaseTime, from: number, now: number): PhaseTime {
  return { spentMs: spentAt(time, now), countsFrom: Math.max(from, now) };
}

/** The class leaves the phase. */
export function stopCounting(time: PhaseTime, now: number): PhaseTime {
  return { spentMs: spentAt(time, now), countsFrom: null };
}

/** A timer of this many minutes from now. */
export function setClock(time: PhaseTime, minutes: number, now: number): ClockLimit {
  return { fromMs: spentAt(time, now), lengthMs: minutes * minuteMs };
}

/**
 * The timer that a plan presets for a phase. A timer that still has the length from the former plan keeps its start and takes the new length.
 * @param formerMinutes the former plan's minutes for the phase
 * @returns the same limit if the teacher has set another length, or if nothing changes
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

/** For the class. A team may still have time. */
export function isClockOver({ fromMs, lengthMs }: ClockLimit, time: PhaseTime, now: number): boolean {
  return spentAt(time, now) >= fromMs + lengthMs;
}

/**
 * The class's timer with minutes added or removed. A timer that is over restarts with the added minutes; what teams still had of it becomes their own
 * time ({@link remainingTeamMs}). Removing minutes ends the timer now at the earliest.
 * @returns the same limit if nothing changes
 */
export function extendClock(limit: ClockLimit, time: PhaseTime, minutes: number, now: number): ClockLimit {
  if (minutes > 0 && isClockOver(limit, time, now)) return setClock(time, minutes, now);
  const sinceSet = spentAt(time, now) - limit.fromMs;
  const lengthMs = withMinutes(limit.lengthMs, sinceSet, minutes);
  return lengthMs === limit.lengthMs ? limit : { ...limit, lengthMs };
}

/**
 * What a team still has of the timer that ended, in ms. It becomes the team's own time when the class's timer restarts. The time since the team's end
 * is not made up.
 */
export function remainingTeamMs(limit: ClockLimit, team: TeamTime, time: PhaseTime, now: number): number {
  return Math.max(0, limit.fromMs + teamLengthMs(limit, team) - spentAt(time, now));
}

/**
 * A team's own time after minutes are added or removed. If the team's timer is over, added minutes count from now.
 * @returns the same time if nothing changes
 */
export function extendTeam(limit: ClockLimit, team: TeamTime, time: PhaseTime, minutes: number, now: number): number {
  const sinceSet = spentAt(time, now) - limit.fromMs;
  const length = teamLengthMs(limit, team);
  return team.ownMs + withMinutes(length, sinceSet, minutes) - length;
}

function withMinutes(lengthMs: number, sinceSet: number, minutes: number): number {
  if (minutes < 0) return Math.min(lengthMs, Math.max(lengthMs + minutes * minuteMs, sinceSet));
  return Math.min(Math.max(lengthMs, sinceSet) + minutes * minuteMs, Math.max(lengthMs, sinceSet + maxLengthMs));
}

function teamLengthMs({ lengthMs }: ClockLimit, { percent, ownMs }: TeamTime): number {
  return Math.max(0, Math.round((lengthMs * percent) / 100) + ownMs);
}

/** How much longer a team's timer runs than the class's; 0 without a timer. */
export function extraMs(limit: ClockLimit | null, team: TeamTime = classTime): number {
  return limit === null ? 0 : teamLengthMs(limit, team) - limit.lengthMs;
}

/**
 * When a team's timer ends, if that differs from the class's end; else null, also without a timer. @param extraMs the team's time beyond the class's
 */
export function endBeyondClass(clock: ShownClock | null, extraMs: number): number | null {
  return clock === null || extraMs === 0 ? null : clock.endsAt + extraMs;
}

/** A student's time beyond the class's: the team's, or for a student in no team the student's own extra time (T10). */
export function timeOfStudent(
  { teams, students }: { teams: ReadonlyMap<string, TeamTime>; students: ReadonlyMap<string, TeamTime> },
  { studentId, teamId }: { studentId: string; teamId: string | null },
): TeamTime {
  return (teamId === null ? undefined : teams.get(teamId)) ?? students.get(studentId) ?? classTime;
}

/** null without a timer, and while the class is in another phase. */
export function shownClock(limit: ClockLimit | null, time: PhaseTime, team = classTime): ShownClock | null {
  if (limit === null || time.countsFrom === null) return null;
  const leftMs = limit.fromMs + teamLengthMs(limit, team) - time.spentMs;
  return { endsAt: time.countsFrom + leftMs, countsFrom: time.countsFrom, setAtMs: limit.fromMs };
}

/** The time left, negative once the timer has ended. */
export function leftAt({ endsAt, countsFrom }: ShownClock, now: number): number {
  return endsAt - Math.max(now, countsFrom);
}

/** A timer warns this many minutes before its end (T10). */
export const warnAtMinutes = [5, 1] as const;

/** The warning that is due when the time left falls from `before` to `now`: the one nearest the end, `0` for the end itself, null for none. */
export function warningBetween(before: number, now: number): (typeof warnAtMinutes)[number] | 0 | null {
  if (before > 0 && now <= 0) return 0;
  return (
    warnAtMinutes.findLast((minutes) => before > minutes * minuteMs && now <= minutes * minuteMs && now > 0) ?? null
  );
}
