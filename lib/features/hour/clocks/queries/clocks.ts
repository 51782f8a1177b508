/** The time that a class has spent in each phase, clocks, and the time that teams have beyond the class's (Q23). */
import { and, eq, gt, inArray, isNotNull, isNull, or, sql } from "drizzle-orm";
import { anyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { activities, phaseClocks, students, teamMembers, teamMinutes, teams } from "@/db/schema";
import { notBegun, type ClockLimit, type PhaseTime, type TeamTime } from "@/lib/activity/rules/clock";
import type { Pause } from "@/lib/activity/rules/pause";
import type { Phase } from "@/lib/activity/rules/phases";

export interface PhaseClock {
  time: PhaseTime;
  /** null when the phase has no clock. */
  limit: ClockLimit | null;
}

export interface PhaseClockRow extends PhaseClock {
  activityId: string;
  phase: Phase;
}

const columns = {
  activityId: phaseClocks.activityId,
  phase: phaseClocks.phase,
  spentMs: phaseClocks.spentMs,
  countsFrom: phaseClocks.countsFrom,
  limitFromMs: phaseClocks.limitFromMs,
  limitLengthMs: phaseClocks.limitLengthMs,
};

function toClock(row: {
  activityId: string;
  phase: Phase;
  spentMs: number;
  countsFrom: Date | null;
  limitFromMs: number | null;
  limitLengthMs: number | null;
}): PhaseClockRow {
  const { activityId, phase, spentMs, countsFrom, limitFromMs, limitLengthMs } = row;
  return {
    activityId,
    phase,
    time: { spentMs, countsFrom: countsFrom?.getTime() ?? null },
    limit: limitFromMs === null || limitLengthMs === null ? null : { fromMs: limitFromMs, lengthMs: limitLengthMs },
  };
}

export async function findClock(tx: Tx, activityId: string, phase: Phase): Promise<PhaseClock> {
  const [row] = await tx
    .select(columns)
    .from(phaseClocks)
    .where(and(eq(phaseClocks.activityId, activityId), eq(phaseClocks.phase, phase)));
  return row === undefined ? { time: notBegun, limit: null } : toClock(row);
}

/** The clocks of the phases that these activities are in. */
export async function listCurrentClocks(tx: Tx, activityIds: readonly string[]): Promise<PhaseClockRow[]> {
  if (activityIds.length === 0) return [];
  const rows = await tx
    .select(columns)
    .from(phaseClocks)
    .innerJoin(activities, and(eq(activities.id, phaseClocks.activityId), eq(activities.phase, phaseClocks.phase)))
    .where(anyOf(phaseClocks.activityId, activityIds));
  return rows.map(toClock);
}

export async function setPhaseTime(tx: Tx, activityId: string, phase: Phase, time: PhaseTime): Promise<void> {
  const set = { spentMs: time.spentMs, countsFrom: time.countsFrom === null ? null : new Date(time.countsFrom) };
  await tx
    .insert(phaseClocks)
    .values({ activityId, phase, ...set })
    .onConflictDoUpdate({ target: [phaseClocks.activityId, phaseClocks.phase], set });
}

export async function setLimit(tx: Tx, activityId: string, phase: Phase, limit: ClockLimit | null): Promise<void> {
  const set = { limitFromMs: limit?.fromMs ?? null, limitLengthMs: limit?.lengthMs ?? null };
  await tx
    .insert(phaseClocks)
    .values({ activityId, phase, ...set })
    .onConflictDoUpdate({ target: [phaseClocks.activityId, phaseClocks.phase], set });
}

export async function setPause(tx: Tx, activityId: string, pause: Pause | null): Promise<void> {
  await tx.update(activities).set({ pause }).where(eq(activities.id, activityId));
}

export async function setPlan(tx: Tx, activityId: string, plan: string | null): Promise<void> {
  await tx.update(activities).set({ plan }).where(eq(activities.id, activityId));
}

export async function setPresentMinutes(tx: Tx, activityId: string, presentMinutes: number): Promise<void> {
  await tx.update(activities).set({ presentMinutes }).where(eq(activities.id, activityId));
}

/** Sets the minutes that a team has of its own in a phase; 0 leaves no row. */
export async function setTeamMinutes(tx: Tx, teamId: string, phase: Phase, ms: number): Promise<void> {
  if (ms === 0) {
    await tx.delete(teamMinutes).where(and(eq(teamMinutes.teamId, teamId), eq(teamMinutes.phase, phase)));
    return;
  }
  await tx
    .insert(teamMinutes)
    .values({ teamId, phase, ms })
    .onConflictDoUpdate({ target: [teamMinutes.teamId, teamMinutes.phase], set: { ms } });
}

/** Sets teams' own minutes in a phase, and removes those of all other teams of the activity in that phase. */
export async function replaceTeamMinutes(
  tx: Tx,
  activityId: string,
  phase: Phase,
  own: readonly { teamId: string; ms: number }[],
): Promise<void> {
  const all = tx.select({ id: teams.id }).from(teams).where(eq(teams.activityId, activityId));
  await tx.delete(teamMinutes).where(and(eq(teamMinutes.phase, phase), inArray(teamMinutes.teamId, all)));
  const rows = own.filter(({ ms }) => ms !== 0).map(({ teamId, ms }) => ({ teamId, phase, ms }));
  if (rows.length > 0) await tx.insert(teamMinutes).values(rows);
}

/** Sets a student's extra time, in percent of the clock (T10). */
export async function setExtraTime(tx: Tx, studentId: string, percent: number): Promise<void> {
  await tx.update(students).set({ extraTime: percent }).where(eq(students.id, studentId));
}

/** Gives `into` the extra time of `from` if that is more (T15). */
export async function raiseExtraTime(tx: Tx, from: string, into: string): Promise<void> {
  const other = tx.select({ extraTime: students.extraTime }).from(students).where(eq(students.id, from));
  await tx
    .update(students)
    .set({ extraTime: sql`greatest(${students.extraTime}, (${other}))` })
    .where(eq(students.id, into));
}

export interface TeamTimeRow extends TeamTime {
  activityId: string;
  teamId: string;
}

/** Live teams of these activities that have extra time, or their own minutes in the phase that the class is in. */
export async function listTeamTimes(tx: Tx, activityIds: readonly string[]): Promise<TeamTimeRow[]> {
  if (activityIds.length === 0) return [];
  const percent = sql<number>`coalesce(max(${students.extraTime}), 100)::int`;
  const rows = await tx
    .select({ activityId: teams.activityId, teamId: teams.id, percent, ownMs: teamMinutes.ms })
    .from(teams)
    .innerJoin(activities, eq(activities.id, teams.activityId))
    .leftJoin(teamMinutes, and(eq(teamMinutes.teamId, teams.id), eq(teamMinutes.phase, activities.phase)))
    .leftJoin(teamMembers, eq(teamMembers.teamId, teams.id))
    .leftJoin(students, and(eq(students.id, teamMembers.studentId), isNull(students.removedAt)))
    .where(and(anyOf(teams.activityId, activityIds), isNull(teams.dissolvedAt)))
    .groupBy(teams.id, teamMinutes.ms)
    .having(or(sql`max(${students.extraTime}) > 100`, isNotNull(teamMinutes.ms)));
  return rows.map((row) => ({ ...row, ownMs: row.ownMs ?? 0 }));
}

/** Students of the activities' classes who have extra time. */
async function listStudentTimes(
  tx: Tx,
  activityIds: readonly string[],
): Promise<{ activityId: string; studentId: string; percent: number }[]> {
  if (activityIds.length === 0) return [];
  return tx
    .select({ activityId: activities.id, studentId: students.id, percent: students.extraTime })
    .from(students)
    .innerJoin(activities, eq(activities.classId, students.classId))
    .where(and(anyOf(activities.id, activityIds), isNull(students.removedAt), gt(students.extraTime, 100)));
}

/** The clock and times of the phase that the class is in. */
export interface LoadedTime extends PhaseClock {
  pause: Pause | null;
  /** Times of single students with extra time, for those who are in no team. */
  students: ReadonlyMap<string, TeamTime>;
  /** Times of teams that have more or less time than the class. */
  teams: ReadonlyMap<string, TeamTime>;
}

/** Times by activity, in three queries for any number of activities. */
export async function loadTimes(
  tx: Tx,
  activities: readonly { id: string; pause: Pause | null }[],
): Promise<Map<string, LoadedTime>> {
  const ids = activities.map(({ id }) => id);
  const [clocks, teamTimes, studentTimes] = await Promise.all([
    listCurrentClocks(tx, ids),
    listTeamTimes(tx, ids),
    listStudentTimes(tx, ids),
  ]);
  return new Map(
    activities.map(({ id, pause }) => {
      const { time, limit } = clocks.find(({ activityId }) => activityId === id) ?? { time: notBegun, limit: null };
      const teams = teamTimes.filter(({ activityId }) => activityId === id).map((row) => [row.teamId, row] as const);
      const own = studentTimes
        .filter(({ activityId }) => activityId === id)
        .map(({ studentId, percent }) => [studentId, { percent, ownMs: 0 }] as const);
      return [id, { time, limit, pause, teams: new Map(teams), students: new Map(own) }];
    }),
  );
}
