/** T19: which activity a link of a course opens. A teacher of its class has chosen it, here or when the link was made. */
import { database, type Tx } from "@/db/client";
import { findLinkedActivity, storeLink } from "@/db/queries/courses/course-links";
import { findActivity, type ActivityRow } from "@/db/queries/signing-in/standing";
import { readSignedActivity, type CourseId } from "@/lib/auth/platform/deep-link";
import type { Launch } from "@/lib/wire/stored-launch";

export type WantedLink = Launch["wants"] & { is: "link" };

export const courseOf = ({ issuer, clientId, deploymentId, course }: Launch): CourseId => ({
  issuer,
  clientId,
  deploymentId,
  courseId: course.id,
});

/** null: nobody has chosen one yet, or it was deleted. */
export async function findBoundActivity(launch: Launch, link: WantedLink): Promise<ActivityRow | null> {
  const { issuer, clientId, deploymentId } = launch;
  const { linkId } = link;
  const id =
    (await findLinkedActivity(database(), { issuer, clientId, deploymentId, linkId })) ??
    readSignedActivity(courseOf(launch), link.activity);
  return id === null ? null : findActivity(database(), id);
}

/** Stores that the link opens the activity, and what the platform says of the course now. */
export function bindActivity(tx: Tx, launch: Launch, link: WantedLink, activityId: string, now: Date): Promise<void> {
  const { linkId, membersUrl, lineItemUrl } = link;
  const given = { ...courseOf(launch), courseTitle: launch.course.title, linkId, membersUrl, lineItemUrl, activityId };
  return storeLink(tx, given, now);
}
