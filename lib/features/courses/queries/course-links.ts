/** Links in courses of learning platforms, and the activities they open (T19). */
import { withLessons } from "@/lib/activity/queries/lessons";
import type { Lesson } from "@/lib/content/schema";
import { and, desc, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { activities, classTeachers, classes, courseLinks } from "@/db/schema";

/** A link as its platform names it. */
export interface LinkId {
  issuer: string;
  clientId: string;
  deploymentId: string;
  linkId: string;
}

export interface StoredLink extends LinkId {
  activityId: string;
  courseId: string;
  courseTitle: string;
  membersUrl: string | null;
  lineItemUrl: string | null;
}

export interface CourseLink {
  id: string;
  activityId: string;
  issuer: string;
  clientId: string;
  courseTitle: string;
  membersUrl: string | null;
  lineItemUrl: string | null;
  sentAt: Date | null;
}

const columns = {
  id: courseLinks.id,
  activityId: courseLinks.activityId,
  issuer: courseLinks.issuer,
  clientId: courseLinks.clientId,
  courseTitle: courseLinks.courseTitle,
  membersUrl: courseLinks.membersUrl,
  lineItemUrl: courseLinks.lineItemUrl,
  sentAt: courseLinks.sentAt,
};

const isLink = (link: LinkId) =>
  and(
    eq(courseLinks.issuer, link.issuer),
    eq(courseLinks.clientId, link.clientId),
    eq(courseLinks.deploymentId, link.deploymentId),
    eq(courseLinks.linkId, link.linkId),
  );

/** The activity that the link opens. */
export async function findLinkedActivity(tx: Tx, link: LinkId): Promise<string | null> {
  const [row] = await tx.select({ activityId: courseLinks.activityId }).from(courseLinks).where(isLink(link));
  return row?.activityId ?? null;
}

/** Inserts the link, unless it exists, and locks it until the transaction ends. Returns the activity that it opens. */
export async function lockLink(tx: Tx, given: StoredLink, now: Date): Promise<string | null> {
  await tx
    .insert(courseLinks)
    .values({ ...given, openedAt: now })
    .onConflictDoNothing();
  const [row] = await tx
    .select({ activityId: courseLinks.activityId })
    .from(courseLinks)
    .where(isLink(given))
    .for("update");
  return row?.activityId ?? null;
}

/** Inserts the link, or updates what the platform says about its course. The activity that an existing link opens stays. */
export async function storeLink(tx: Tx, given: StoredLink, now: Date): Promise<void> {
  const { courseId, courseTitle, membersUrl, lineItemUrl } = given;
  // Null keeps the stored address, because a platform may send less with a student's launch than with a teacher's.
  const known = { membersUrl: membersUrl ?? undefined, lineItemUrl: lineItemUrl ?? undefined };
  const set = { courseId, courseTitle, ...known, openedAt: now };
  await tx
    .insert(courseLinks)
    .values({ ...given, openedAt: now })
    .onConflictDoUpdate({
      target: [courseLinks.issuer, courseLinks.clientId, courseLinks.deploymentId, courseLinks.linkId],
      set,
    });
}

/** Sets the activity that a teacher chose for the link. */
export async function setLinkedActivity(tx: Tx, link: LinkId, activityId: string): Promise<void> {
  await tx.update(courseLinks).set({ activityId }).where(isLink(link));
}

/** Links to activities of the class, the last opened first. */
export async function listClassLinks(tx: Tx, classId: string): Promise<CourseLink[]> {
  return tx
    .select(columns)
    .from(courseLinks)
    .innerJoin(activities, eq(activities.id, courseLinks.activityId))
    .where(eq(activities.classId, classId))
    .orderBy(desc(courseLinks.openedAt), courseLinks.id);
}

export async function listActivityLinks(tx: Tx, activityId: string): Promise<CourseLink[]> {
  return tx
    .select(columns)
    .from(courseLinks)
    .where(eq(courseLinks.activityId, activityId))
    .orderBy(desc(courseLinks.openedAt), courseLinks.id);
}

export async function setLinkSentAt(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.update(courseLinks).set({ sentAt: now }).where(eq(courseLinks.id, id));
}

/** Activities of the classes that the teacher may edit, the newest class and activity first. */
export async function listEditableActivities(
  tx: Tx,
  teacherId: string,
): Promise<{ id: string; name: string | null; lesson: Lesson; className: string }[]> {
  const found = await tx
    .select({
      id: activities.id,
      name: activities.name,
      contentId: activities.contentId,
      className: classes.name,
    })
    .from(activities)
    .innerJoin(classes, eq(classes.id, activities.classId))
    .innerJoin(
      classTeachers,
      and(
        eq(classTeachers.classId, classes.id),
        eq(classTeachers.teacherId, teacherId),
        eq(classTeachers.may, "steer"),
      ),
    )
    .where(isNull(classes.archivedAt))
    .orderBy(desc(classes.createdAt), desc(activities.createdAt));
  return withLessons(tx, found);
}

export async function findCourseLink(tx: Tx, id: string): Promise<(CourseLink & { classId: string }) | null> {
  const [row] = await tx
    .select({ ...columns, classId: activities.classId })
    .from(courseLinks)
    .innerJoin(activities, eq(activities.id, courseLinks.activityId))
    .where(eq(courseLinks.id, id));
  return row ?? null;
}
