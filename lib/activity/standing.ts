/**
 * Authorises a viewer for one class or activity, for pages, actions, handlers and sockets. Only these functions make a `Member`, `Reading` or
 * `Steering`, so a use case that takes one of these as a parameter can only be called after authorisation.
 */
import { database, type Tx } from "@/db/client";
import { listClassTeachers } from "./queries/class-teachers";
import { findNames } from "@/lib/activity/queries/students";
import { findActivities, findStandings, findTeacherRight, type ActivityRow } from "./queries/standing";
import { isUuid } from "@/lib/process/uuid";
import type { TeacherRight } from "./rules/class-teachers";
import { batched } from "@/lib/process/batch";
import { AppError } from "@/lib/errors/errors";
import type { Viewer } from "@/lib/auth/viewer";
import { mayRead, maySteer, type Standing } from "./rules/access";

/** A student in an activity of their class. */
export interface Member {
  studentId: string;
  classId: string;
  name: string;
  sessionId: string;
  teamId: string | null;
  activity: ActivityRow;
  standing: Standing & { as: "student" };
}

/** A teacher of a class, who may at least read it (Q25). Use cases that only load take a `ClassReading` or a `Reading`. */
export interface ClassReading {
  teacherId: string;
  classId: string;
  name: string;
  standing: Standing & { as: "teacher" };
}

/** The same right in one activity of the class. */
export interface Reading extends ClassReading {
  activity: ActivityRow;
}

/** A teacher who may change the class (Q25). Use cases that write take a `ClassSteering` or a `Steering`. */
export interface ClassSteering extends ClassReading {
  standing: Standing & { as: "teacher"; may: "steer" };
}

/** The right to change one activity of the class. */
export interface Steering extends ClassSteering {
  activity: ActivityRow;
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
  const standings = await loadStandings(
    database(),
    known.map(({ one: { viewer }, activity }) => ({ viewer, activityId: activity.id, classId: activity.classId })),
  );
  const answers = new Map(
    known.map(({ one, activity }, at) => [one, { activity, standing: standings[at] ?? { as: "stranger" as const } }]),
  );
  return requests.map((one) => answers.get(one) ?? null);
});

/** The viewer's standing in the activity; null when there is no such activity. */
export function findStanding(
  viewer: Viewer,
  activityId: string,
): Promise<{ activity: ActivityRow; standing: Standing } | null> {
  return loadWithActivity({ viewer, activityId });
}

export interface StandingRequest {
  viewer: Viewer;
  activityId: string;
  classId: string;
}

/** Each viewer's standing in the requested activity, in the order of `requests`: three queries for any number. */
export async function loadStandings(tx: Tx, requests: readonly StandingRequest[]): Promise<Standing[]> {
  const standings = await findStandings(
    tx,
    requests.map(({ viewer, activityId, classId }) => ({
      activityId,
      classId,
      studentId: viewer.as === "student" ? viewer.studentId : null,
      teacherId: viewer.as === "teacher" ? viewer.teacherId : null,
    })),
  );
  return requests.map(({ viewer, activityId, classId }): Standing => {
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
          ...(student.isArchived && { readsOnly: true }),
        };
      }
    }
  });
}

/** @throws AppError `signed-out` when nobody is signed in, `not-found` for strangers, teachers and unknown activities. */
export async function authoriseMember(viewer: Viewer, activityId: string): Promise<Member> {
  const found = await findStanding(viewer, activityId);
  if (viewer.as === "nobody") throw new AppError("signed-out");
  if (found?.standing.as !== "student" || viewer.as !== "student") throw new AppError("not-found");
  const { activity, standing } = found;
  return {
    studentId: viewer.studentId,
    classId: viewer.classId,
    name: viewer.name,
    sessionId: viewer.sessionId,
    teamId: standing.teamId,
    activity,
    standing,
  };
}

const asTeacher = (may: TeacherRight | null): Standing => (may === null ? { as: "stranger" } : { as: "teacher", may });

/** @throws AppError `signed-out` when nobody is signed in, `not-found` for everyone who does not teach the activity's class. */
export async function authoriseReading(viewer: Viewer, activityId: string): Promise<Reading> {
  const found = await findStanding(viewer, activityId);
  if (viewer.as === "nobody") throw new AppError("signed-out");
  if (found === null || !mayRead(found.standing) || viewer.as !== "teacher") throw new AppError("not-found");
  const { activity, standing } = found;
  return { teacherId: viewer.teacherId, classId: activity.classId, name: viewer.name, activity, standing };
}

/**
 * A student of the activity with all that they may see themselves, for a teacher who prints it (T14).
 * @throws AppError `not-found` when the student is not in the class
 */
export async function authoriseStudentOf({ activity }: Reading, studentId: string): Promise<Member> {
  const [student] = isUuid(studentId) ? await findNames(database(), [studentId]) : [];
  if (student === undefined) throw new AppError("not-found");
  const viewer = { as: "student", studentId, classId: activity.classId, name: student.name, sessionId: "" } as const;
  return authoriseMember(viewer, activity.id);
}

/** @throws AppError as {@link authoriseReading}. */
export async function authoriseClassReading(viewer: Viewer, classId: string): Promise<ClassReading> {
  if (viewer.as === "nobody") throw new AppError("signed-out");
  if (viewer.as !== "teacher") throw new AppError("not-found");
  const standing = asTeacher(await findTeacherRight(database(), classId, viewer.teacherId));
  if (!mayRead(standing)) throw new AppError("not-found");
  return { teacherId: viewer.teacherId, classId, name: viewer.name, standing };
}

/** @throws AppError as {@link authoriseReading}, and `may-only-read` for those who do not steer. */
export async function authoriseSteering(viewer: Viewer, activityId: string): Promise<Steering> {
  const reading = await authoriseReading(viewer, activityId);
  return { ...reading, standing: await steeringOf(reading) };
}

/** @throws AppError as {@link authoriseSteering}. */
export async function authoriseClassSteering(viewer: Viewer, classId: string): Promise<ClassSteering> {
  const reading = await authoriseClassReading(viewer, classId);
  return { ...reading, standing: await steeringOf(reading) };
}

/** The teacher who made an invitation link, and by whose right a colleague who opens it is let in (T15). null when that teacher no longer steers the class. */
export async function findInviter(
  tx: Tx,
  classId: string,
  { id, name }: { id: string; name: string },
): Promise<ClassSteering | null> {
  const standing = asTeacher(await findTeacherRight(tx, classId, id));
  return maySteer(standing) ? { teacherId: id, classId, name, standing } : null;
}

async function steeringOf({ classId, standing }: ClassReading): Promise<ClassSteering["standing"]> {
  if (maySteer(standing)) return standing;
  const [steers] = await listClassTeachers(database(), classId);
  throw new AppError("may-only-read", { name: steers?.name ?? "" });
}
