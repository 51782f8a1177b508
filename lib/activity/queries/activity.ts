import { and, eq, isNotNull, isNull, or, sql } from "drizzle-orm";
import { anyOf } from "@/db/any-of";
import { pool, type Tx } from "@/db/client";
import { isUuid } from "@/lib/process/uuid";
import { withLessons } from "./lessons";
import { activities, classes, classTeachers, participants, students, teamMembers } from "@/db/schema";
import type { Lesson } from "@/lib/content/schema";
import type { TeacherRight } from "@/lib/activity/rules/class-teachers";
import type { Phase } from "@/lib/activity/rules/phases";

/** An activity with its lesson. */
export type ActivityRow = typeof activities.$inferSelect & { lesson: Lesson };

/** Finds activities by id. Ids that are no UUID, as in a mistyped URL, are ignored. */
export async function findActivities(tx: Tx, activityIds: readonly string[]): Promise<ActivityRow[]> {
  const ids = [...new Set(activityIds.filter(isUuid))];
  return ids.length === 0 ? [] : withLessons(tx, await tx.select().from(activities).where(anyOf(activities.id, ids)));
}

export async function findActivity(tx: Tx, activityId: string): Promise<ActivityRow | null> {
  const [row] = await findActivities(tx, [activityId]);
  return row ?? null;
}

/** Locks the activity's row until the transaction ends: for writes that depend on its phase, teams or matches. */
export async function lockActivity(tx: Tx, activityId: string): Promise<ActivityRow> {
  const [row] = await withLessons(
    tx,
    await tx.select().from(activities).where(eq(activities.id, activityId)).for("update"),
  );
  if (row === undefined) throw new Error(`activity ${activityId} is gone`);
  return row;
}

/**
 * The activity's lesson, in the version that it has until the transaction ends: for answers of students, which do not wait for each other. Whoever
 * gives the activity another version has locked it (T16).
 */
export async function holdLesson(tx: Tx, activityId: string): Promise<Lesson> {
  const [row] = await withLessons(
    tx,
    await tx
      .select({ contentId: activities.contentId })
      .from(activities)
      .where(eq(activities.id, activityId))
      .for("key share"),
  );
  if (row === undefined) throw new Error(`activity ${activityId} is gone`);
  return row.lesson;
}

/** Locks activities in the order of their ids, which all callers use, so that no deadlock arises. Returns them in that order. */
export async function lockActivities(tx: Tx, activities: readonly { id: string }[]): Promise<ActivityRow[]> {
  const locked: ActivityRow[] = [];
  for (const id of activities.map((activity) => activity.id).sort()) locked.push(await lockActivity(tx, id));
  return locked;
}

/** Versions of an activity, by which open sockets notice changes that no event named (R11). */
export interface ActivityVersions {
  /** Increases when anyone's access may have changed, and when the clock or the pause changes. */
  version: number;
  /** Increases only when anyone's access may have changed. */
  access: number;
}

export const versionColumns = {
  version: activities.accessVersion,
  access: sql<number>`${activities.accessVersion} - ${activities.timeVersion}`,
};

export async function findAccessVersions(
  tx: Tx,
  activityIds: readonly string[],
): Promise<(ActivityVersions & Pick<ActivityRow, "id" | "classId" | "phase" | "selfPaced" | "pacedFrom" | "pause">)[]> {
  if (activityIds.length === 0) return [];
  const { id, classId, phase, selfPaced, pacedFrom, pause } = activities;
  return tx
    .select({ id, classId, phase, selfPaced, pacedFrom, pause, ...versionColumns })
    .from(activities)
    .where(anyOf(activities.id, activityIds));
}

/** Which of these sessions are live, and the versions of these activities, in one statement: each open socket is checked once a second (R11). */
export async function loadSessionsAndVersions(
  sessionIds: readonly string[],
  usedAfter: Date,
  activityIds: readonly string[],
): Promise<{ sessions: Set<string>; versions: Map<string, ActivityVersions> }> {
  const { rows } = await pool().query<{ session: string } | ({ session: null; activity: string } & ActivityVersions)>(
    `select s.id as session, null::uuid as activity, null::int as version, null::int as access
     from sessions s left join students p on p.id = s.student_id left join teachers t on t.id = s.teacher_id
     where s.id = any($1::text[]) and s.used_at > $2 and p.removed_at is null and t.disabled_at is null
     union all
     select null, a.id, a.access_version, a.access_version - a.time_version from activities a where a.id = any($3::uuid[])`,
    [sessionIds, usedAfter, activityIds],
  );
  const sessions = new Set<string>();
  const versions = new Map<string, ActivityVersions>();
  for (const row of rows) {
    if (row.session !== null) sessions.add(row.session);
    else versions.set(row.activity, row);
  }
  return { sessions, versions };
}

/** Makes the open sockets of the activity check access again within a second (R11). */
export async function raiseAccessVersion(tx: Tx, activityId: string): Promise<void> {
  await raiseAccessVersions(tx, [activityId]);
}

export async function raiseAccessVersions(tx: Tx, activityIds: readonly string[]): Promise<void> {
  await tx
    .update(activities)
    .set({ accessVersion: sql`${activities.accessVersion} + 1` })
    .where(anyOf(activities.id, activityIds));
}

/** Makes the open pages of these activities get the new clock and pause within a second. Nobody's access is checked. */
export async function raiseTimeVersions(tx: Tx, activityIds: readonly string[]): Promise<void> {
  await tx
    .update(activities)
    .set({ accessVersion: sql`${activities.accessVersion} + 1`, timeVersion: sql`${activities.timeVersion} + 1` })
    .where(anyOf(activities.id, activityIds));
}

/** The teacher's right in the class (Q25); null when they do not teach it. */
export async function findTeacherRight(tx: Tx, classId: string, teacherId: string): Promise<TeacherRight | null> {
  if (!isUuid(classId)) return null;
  const [row] = await tx
    .select({ may: classTeachers.may })
    .from(classTeachers)
    .where(and(eq(classTeachers.classId, classId), eq(classTeachers.teacherId, teacherId)));
  return row?.may ?? null;
}

export interface RoleLookup {
  activityId: string;
  classId: string;
  studentId: string | null;
  teacherId: string | null;
}

export interface Roles {
  /** null when the student was removed, or the activity was deleted. `isArchived`: the class or the activity is archived (T15). */
  student(
    studentId: string,
    activityId: string,
  ): { classId: string; teamId: string | null; reached: Phase | null; isArchived: boolean } | null;
  /** null when the teacher does not teach the class. */
  teacher(teacherId: string, classId: string): TeacherRight | null;
}

/** Batched, because a phase move checks a whole class's sockets (R11). */
export async function findRoles(tx: Tx, requests: readonly RoleLookup[]): Promise<Roles> {
  const studentIds = distinct(requests.map((r) => r.studentId));
  const teacherIds = distinct(requests.map((r) => r.teacherId));
  const activityIds = distinct(requests.map((r) => r.activityId));
  const found = new Map<string, { classId: string; teams: Map<string, string>; reached: Map<string, Phase> }>();
  const rights = new Map<string, TeacherRight>();
  const archived = new Map<string, { isDeleted: boolean }>();
  if (studentIds.length > 0) {
    const rows = await tx
      .select({
        studentId: students.id,
        classId: students.classId,
        activityId: teamMembers.activityId,
        teamId: teamMembers.teamId,
        reachedIn: participants.activityId,
        reached: participants.reached,
      })
      .from(students)
      .leftJoin(teamMembers, and(eq(teamMembers.studentId, students.id), anyOf(teamMembers.activityId, activityIds)))
      .leftJoin(
        participants,
        and(
          eq(participants.studentId, students.id),
          anyOf(participants.activityId, activityIds),
          isNotNull(participants.reached),
        ),
      )
      .where(and(anyOf(students.id, studentIds), isNull(students.removedAt)));
    for (const row of await findArchivedOrDeleted(tx, activityIds)) archived.set(row.id, row);
    for (const row of rows) {
      const student = found.get(row.studentId) ?? { classId: row.classId, teams: new Map(), reached: new Map() };
      if (row.activityId !== null && row.teamId !== null) student.teams.set(row.activityId, row.teamId);
      if (row.reachedIn !== null && row.reached !== null) student.reached.set(row.reachedIn, row.reached);
      found.set(row.studentId, student);
    }
  }
  if (teacherIds.length > 0) {
    const rows = await tx.select().from(classTeachers).where(anyOf(classTeachers.teacherId, teacherIds));
    for (const row of rows) rights.set(`${row.teacherId} ${row.classId}`, row.may);
  }
  return {
    student: (studentId, activityId) => {
      const student = found.get(studentId);
      const away = archived.get(activityId);
      return student === undefined || away?.isDeleted === true
        ? null
        : {
            classId: student.classId,
            teamId: student.teams.get(activityId) ?? null,
            reached: student.reached.get(activityId) ?? null,
            isArchived: away !== undefined,
          };
    },
    teacher: (teacherId, classId) => rights.get(`${teacherId} ${classId}`) ?? null,
  };
}

/** Of these activities, those that are archived or deleted themselves, or whose class is. */
function findArchivedOrDeleted(tx: Tx, activityIds: readonly string[]): Promise<{ id: string; isDeleted: boolean }[]> {
  return tx
    .select({ id: activities.id, isDeleted: sql<boolean>`${activities.deletedAt} is not null` })
    .from(activities)
    .innerJoin(classes, eq(classes.id, activities.classId))
    .where(and(anyOf(activities.id, activityIds), or(isNotNull(activities.archivedAt), isNotNull(classes.archivedAt))));
}

function distinct(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))];
}
