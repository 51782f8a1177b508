import { and, asc, eq, isNotNull, isNull, or } from "drizzle-orm";
import { anyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { shownTeacherName } from "@/lib/activity/queries/teacher-names";
import { activities, flags, students, teachers, teams } from "@/db/schema";
import type { Phase } from "@/lib/activity/rules/phases";

export interface FlagRow {
  id: string;
  activityId: string;
  /** null: the student's own flag, or one of a team that has ended, which from then on is the flag of the student who asked. */
  teamId: string | null;
  studentId: string;
  /** The name of the student who asked. */
  name: string;
  phase: Phase;
  sentence: string;
  at: Date;
  /** The name of the teacher who is coming; null while nobody is. */
  coming: string | null;
}

const columns = {
  id: flags.id,
  activityId: flags.activityId,
  teamId: teams.id,
  studentId: flags.studentId,
  name: students.name,
  phase: flags.phase,
  sentence: flags.sentence,
  at: flags.at,
  coming: shownTeacherName,
};

const liveTeam = and(eq(teams.id, flags.teamId), isNull(teams.dissolvedAt));

/** Open flags, the oldest first. A team's flag stays open when the student who asked has left the class. */
export async function listFlags(tx: Tx, activityId: string): Promise<FlagRow[]> {
  return tx
    .select(columns)
    .from(flags)
    .innerJoin(students, eq(students.id, flags.studentId))
    .leftJoin(teams, liveTeam)
    .leftJoin(teachers, eq(teachers.id, flags.comingBy))
    .where(
      and(eq(flags.activityId, activityId), isNull(flags.endedAt), or(isNotNull(teams.id), isNull(students.removedAt))),
    )
    .orderBy(asc(flags.at), asc(flags.id));
}

/** Open flags of these teams, and of these students for themselves. */
export async function listFlagsOf(
  tx: Tx,
  asked: readonly { activityId: string; studentId: string; teamId: string | null }[],
): Promise<FlagRow[]> {
  const teamIds = asked.flatMap(({ teamId }) => teamId ?? []);
  const studentIds = asked.map(({ studentId }) => studentId);
  return tx
    .select(columns)
    .from(flags)
    .innerJoin(students, eq(students.id, flags.studentId))
    .leftJoin(teams, liveTeam)
    .leftJoin(teachers, eq(teachers.id, flags.comingBy))
    .where(
      and(
        isNull(flags.endedAt),
        anyOf(
          flags.activityId,
          asked.map(({ activityId }) => activityId),
        ),
        or(anyOf(teams.id, teamIds), and(isNull(teams.id), anyOf(flags.studentId, studentIds))),
      ),
    );
}

/** Locks an open flag; null once it has ended. */
export async function lockFlag(tx: Tx, activityId: string, flagId: string): Promise<FlagRow | null> {
  const [row] = await tx
    .select(columns)
    .from(flags)
    .innerJoin(students, eq(students.id, flags.studentId))
    .leftJoin(teams, liveTeam)
    .leftJoin(teachers, eq(teachers.id, flags.comingBy))
    .where(and(eq(flags.id, flagId), eq(flags.activityId, activityId), isNull(flags.endedAt)))
    .for("update", { of: flags });
  return row ?? null;
}

export async function countFlags(tx: Tx, activityId: string, studentId: string): Promise<number> {
  return tx.$count(flags, and(eq(flags.activityId, activityId), eq(flags.studentId, studentId)));
}

export async function insertFlag(
  tx: Tx,
  flag: { activityId: string; teamId: string | null; studentId: string; phase: Phase; sentence: string; at: Date },
): Promise<void> {
  await tx.insert(flags).values(flag);
}

/** Sets the latest sentence and its author. Clears who is coming, because no teacher has answered this sentence yet. */
export async function setFlagSentence(
  tx: Tx,
  flagId: string,
  latest: { studentId: string; sentence: string },
): Promise<void> {
  await tx
    .update(flags)
    .set({ ...latest, comingAt: null, comingBy: null })
    .where(eq(flags.id, flagId));
}

/** `coming` null: no teacher is coming. */
export async function setComing(tx: Tx, flagId: string, coming: { by: string; at: Date } | null): Promise<void> {
  await tx
    .update(flags)
    .set({ comingAt: coming?.at ?? null, comingBy: coming?.by ?? null })
    .where(eq(flags.id, flagId));
}

type Ended = NonNullable<(typeof flags.$inferSelect)["ended"]>;

export async function endFlags(tx: Tx, flagIds: readonly string[], ended: Ended, now: Date): Promise<void> {
  if (flagIds.length === 0) return;
  await tx.update(flags).set({ ended, endedAt: now }).where(anyOf(flags.id, flagIds));
}

/** Ends all flags at the end of a phase (Q24). */
export async function endAllFlags(tx: Tx, activityId: string, now: Date): Promise<void> {
  await tx
    .update(flags)
    .set({ ended: "phase", endedAt: now })
    .where(and(eq(flags.activityId, activityId), isNull(flags.endedAt)));
}

/** Opens again a flag that a teacher or the phase has ended, unless the same team or student has a newer one, or the phase has changed. */
export async function reopenFlag(tx: Tx, flagId: string, now: Date): Promise<void> {
  const [found] = await tx
    .select({ flag: flags, phaseNow: activities.phase })
    .from(flags)
    .innerJoin(activities, eq(activities.id, flags.activityId))
    .where(eq(flags.id, flagId));
  if (found === undefined) return;
  const { flag, phaseNow } = found;
  const sameAsker =
    flag.teamId === null
      ? and(isNull(flags.teamId), eq(flags.studentId, flag.studentId))
      : eq(flags.teamId, flag.teamId);
  const newer = await tx
    .select({ id: flags.id })
    .from(flags)
    .where(and(eq(flags.activityId, flag.activityId), isNull(flags.endedAt), sameAsker));
  const ended = newer.length > 0 ? "taken-back" : flag.phase !== phaseNow ? "phase" : null;
  await tx
    .update(flags)
    .set({ ended, endedAt: ended === null ? null : now })
    .where(eq(flags.id, flagId));
}
