/**
 * Authorises a viewer for one class or activity, for pages, actions, handlers and sockets. Only these functions make a `Member`, an `ActivityReader`
 * or an `ActivityEditor`, so a use case that takes one of these as a parameter can only be called after authorisation.
 */
import { database, type Tx } from "@/db/client";
import { listClassTeachers } from "./queries/class-teachers";
import { findNames } from "./queries/students";
import { findOwnLesson, findUsableLesson } from "./queries/lessons";
import { findActivities, findRoles, findTeacherRight, lockActivity, type ActivityRow } from "./queries/activity";
import { isUuid } from "@/lib/process/uuid";
import type { TeacherRight } from "./rules/class-teachers";
import { batched } from "@/lib/process/batch";
import { AppError } from "@/lib/errors/errors";
import type { Viewer } from "@/lib/auth/viewer";
import { asFor } from "./rules/own-phase";
import type { Phase } from "./rules/phases";
import { mayViewAsTeacher, mayEditClass, type ActivityRole } from "./rules/access";

/** A student in an activity of their class. */
export interface Member {
  studentId: string;
  classId: string;
  name: string;
  sessionId: string;
  teamId: string | null;
  /** With the student's own phase as its phase (Q30). */
  activity: ActivityRow;
  /** The class's phase: self-paced, the furthest that the teacher has opened. */
  opened: Phase;
  role: ActivityRole & { as: "student" };
}

/** A teacher of a class, who may at least view it (Q25). Use cases that only load take a `ClassReader` or an `ActivityReader`. */
export interface ClassReader {
  teacherId: string;
  classId: string;
  name: string;
  role: ActivityRole & { as: "teacher" };
}

/** A teacher of the class, who may at least view this activity of it. */
export interface ActivityReader extends ClassReader {
  activity: ActivityRow;
}

/** A teacher who may change the class (Q25). Use cases that write take a `ClassEditor` or an `ActivityEditor`. */
export interface ClassEditor extends ClassReader {
  role: ActivityRole & { as: "teacher"; may: "steer" };
}

/** A teacher who may change this activity of the class. */
export interface ActivityEditor extends ClassEditor {
  activity: ActivityRow;
}

/** A teacher who may use, edit and publish a lesson of teachers (T16). */
export interface LessonEditor {
  teacherId: string;
  name: string;
  lessonId: string;
}

/** A teacher who may use a lesson: their own, or one that ships with the product (T16). */
export interface LessonUser {
  teacherId: string;
  name: string;
  /** `isOwn`: the teacher may edit it too. */
  used: { lessonId: string; isOwn: boolean };
}

const loadWithActivity = batched(async (requests: readonly { viewer: Viewer; activityId: string }[]) => {
  const found = new Map(
    (
      await findActivities(
        database(),
        requests.map(({ activityId }) => activityId),
      )
    ).map((activity) => [activity.id, activity]),
  );
  const known = requests.flatMap((one) => {
    const activity = found.get(one.activityId.toLowerCase());
    return activity === undefined ? [] : [{ one, activity }];
  });
  const roles = await loadRoles(
    database(),
    known.map(({ one: { viewer }, activity }) => ({ viewer, activityId: activity.id, classId: activity.classId })),
  );
  const answers = new Map(
    known.map(({ one, activity }, at) => [one, { activity, role: roles[at] ?? { as: "stranger" as const } }]),
  );
  return requests.map((one) => answers.get(one) ?? null);
});

/** The activity, and the viewer's role in it; null when there is no such activity. */
export function findActivityAndRole(
  viewer: Viewer,
  activityId: string,
): Promise<{ activity: ActivityRow; role: ActivityRole } | null> {
  return loadWithActivity({ viewer, activityId });
}

export interface RoleRequest {
  viewer: Viewer;
  activityId: string;
  classId: string;
}

/** Each viewer's role in the requested activity, in the order of `requests`: three queries for any number. */
export async function loadRoles(tx: Tx, requests: readonly RoleRequest[]): Promise<ActivityRole[]> {
  const standings = await findRoles(
    tx,
    requests.map(({ viewer, activityId, classId }) => ({
      activityId,
      classId,
      studentId: viewer.as === "student" ? viewer.studentId : null,
      teacherId: viewer.as === "teacher" ? viewer.teacherId : null,
    })),
  );
  return requests.map(({ viewer, activityId, classId }): ActivityRole => {
    switch (viewer.as) {
      case "nobody":
        return { as: "nobody" };
      case "teacher":
        return asTeacher(standings.teacher(viewer.teacherId, classId));
      case "student": {
        const student = standings.student(viewer.studentId, activityId);
        if (student === null || student.classId !== classId) return { as: "stranger" };
        return {
          as: "student",
          studentId: viewer.studentId,
          teamId: student.teamId,
          ...(student.reached !== null && { reached: student.reached }),
          ...(student.isArchived && { readsOnly: true }),
        };
      }
    }
  });
}

/** @throws AppError `signed-out` when nobody is signed in, `not-found` for strangers, teachers and unknown activities. */
export async function authoriseMember(viewer: Viewer, activityId: string): Promise<Member> {
  const found = await findActivityAndRole(viewer, activityId);
  if (viewer.as === "nobody") throw new AppError("signed-out");
  if (found?.role.as !== "student" || viewer.as !== "student") throw new AppError("not-found");
  const { activity, role } = found;
  return {
    studentId: viewer.studentId,
    classId: viewer.classId,
    name: viewer.name,
    sessionId: viewer.sessionId,
    teamId: role.teamId,
    activity: asFor(role, activity),
    opened: activity.phase,
    role,
  };
}

/** Locks the member's activity until the transaction ends, and returns it with the member's own phase (Q30). */
export async function lockOwnActivity(tx: Tx, { activity, role }: Member): Promise<ActivityRow> {
  return asFor(role, await lockActivity(tx, activity.id));
}

const asTeacher = (may: TeacherRight | null): ActivityRole =>
  may === null ? { as: "stranger" } : { as: "teacher", may };

/** @throws AppError `signed-out` when nobody is signed in, `not-found` for everyone who does not teach the activity's class. */
export async function authoriseActivityReader(viewer: Viewer, activityId: string): Promise<ActivityReader> {
  const found = await findActivityAndRole(viewer, activityId);
  if (viewer.as === "nobody") throw new AppError("signed-out");
  if (found === null || !mayViewAsTeacher(found.role) || viewer.as !== "teacher") throw new AppError("not-found");
  const { activity, role } = found;
  return { teacherId: viewer.teacherId, classId: activity.classId, name: viewer.name, activity, role };
}

/**
 * A student of the activity with all that they may see themselves, for a teacher who prints it (T14).
 * @throws AppError `not-found` when the student is not in the class
 */
export async function authoriseStudentOf({ activity }: ActivityReader, studentId: string): Promise<Member> {
  const [student] = isUuid(studentId) ? await findNames(database(), [studentId]) : [];
  if (student === undefined) throw new AppError("not-found");
  const viewer = { as: "student", studentId, classId: activity.classId, name: student.name, sessionId: "" } as const;
  return authoriseMember(viewer, activity.id);
}

/** @throws AppError as {@link authoriseActivityReader}. */
export async function authoriseClassReader(viewer: Viewer, classId: string): Promise<ClassReader> {
  if (viewer.as === "nobody") throw new AppError("signed-out");
  if (viewer.as !== "teacher") throw new AppError("not-found");
  const role = asTeacher(await findTeacherRight(database(), classId, viewer.teacherId));
  if (!mayViewAsTeacher(role)) throw new AppError("not-found");
  return { teacherId: viewer.teacherId, classId, name: viewer.name, role };
}

/** @throws AppError as {@link authoriseActivityReader}, and `may-only-read` for teachers who may only view the class. */
export async function authoriseActivityEditor(viewer: Viewer, activityId: string): Promise<ActivityEditor> {
  const reader = await authoriseActivityReader(viewer, activityId);
  return { ...reader, role: await requireEditorRole(reader) };
}

/** @throws AppError as {@link authoriseActivityEditor}. */
export async function authoriseClassEditor(viewer: Viewer, classId: string): Promise<ClassEditor> {
  const reader = await authoriseClassReader(viewer, classId);
  return { ...reader, role: await requireEditorRole(reader) };
}

/** @throws AppError `signed-out` when nobody is signed in, `not-found` for students, other teachers, and lessons that ship with the product. */
export async function authoriseLessonEditor(viewer: Viewer, lessonId: string): Promise<LessonEditor> {
  if (viewer.as === "nobody") throw new AppError("signed-out");
  if (viewer.as !== "teacher" || !isUuid(lessonId)) throw new AppError("not-found");
  if (!(await findOwnLesson(database(), viewer.teacherId, lessonId))) throw new AppError("not-found");
  return { teacherId: viewer.teacherId, name: viewer.name, lessonId };
}

/** @throws AppError `signed-out` when nobody is signed in, `not-found` for students and for lessons of other teachers. */
export async function authoriseLessonUser(viewer: Viewer, lessonId: string): Promise<LessonUser> {
  if (viewer.as === "nobody") throw new AppError("signed-out");
  if (viewer.as !== "teacher" || !isUuid(lessonId)) throw new AppError("not-found");
  const found = await findUsableLesson(database(), viewer.teacherId, lessonId);
  if (found === null) throw new AppError("not-found");
  return { teacherId: viewer.teacherId, name: viewer.name, used: { lessonId, isOwn: found.isOwn } };
}

/**
 * The teacher who made an invitation link, by whose right a colleague who opens it is let in (T15). null when that teacher may no longer edit the
 * class.
 */
export async function findInviter(
  tx: Tx,
  classId: string,
  { id, name }: { id: string; name: string },
): Promise<ClassEditor | null> {
  const role = asTeacher(await findTeacherRight(tx, classId, id));
  return mayEditClass(role) ? { teacherId: id, classId, name, role } : null;
}

/** An owner of the installation who imports the school's list changes the classes that such lists have made, and views none of them (T15). */
export function asImporter({ teacherId, name }: Viewer & { as: "teacher" }, classId: string): ClassEditor {
  return { teacherId, classId, name, role: { as: "teacher", may: "steer" } };
}

async function requireEditorRole({ classId, role }: ClassReader): Promise<ClassEditor["role"]> {
  if (mayEditClass(role)) return role;
  const [editor] = await listClassTeachers(database(), classId);
  throw new AppError("may-only-read", { name: editor?.name ?? "" });
}
