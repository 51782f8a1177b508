/** T19: which activity a link of a course opens. A teacher of its class has chosen it, here or when the link was made. */
import { database, type Tx } from "@/db/client";
import {
  findLinkedActivity,
  lockLink,
  setLinkedActivity,
  storeLink,
  type StoredLink,
} from "@/db/queries/courses/course-links";
import { findActivity, type ActivityRow } from "@/db/queries/signing-in/standing";
import { readSignedActivity, type CourseId } from "@/lib/auth/platform/deep-link";
import { AppError } from "@/lib/errors/errors";
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

function linkOf(launch: Launch, { linkId, membersUrl, lineItemUrl }: WantedLink, activityId: string): StoredLink {
  return { ...courseOf(launch), courseTitle: launch.course.title, linkId, membersUrl, lineItemUrl, activityId };
}

/** Stores that the link opens the activity, unless another was chosen meanwhile, and what the platform says of the course now. */
export function bindActivity(tx: Tx, launch: Launch, link: WantedLink, activityId: string, now: Date): Promise<void> {
  return storeLink(tx, linkOf(launch, link, activityId), now);
}

/** The same by a teacher's choice, as long as the link opens what it did (null: nothing) when their rights were looked at. @throws AppError `launch-stale` */
export async function rebindActivity(
  tx: Tx,
  launch: Launch,
  link: WantedLink,
  change: { from: string | null; to: string },
  now: Date,
): Promise<void> {
  const opened = linkOf(launch, link, change.from ?? change.to);
  if ((await lockLink(tx, opened, now)) !== opened.activityId) throw new AppError("launch-stale");
  await storeLink(tx, opened, now);
  await setLinkedActivity(tx, opened, change.to);
}

/** What a teacher may do with the activity that the link opens. @throws AppError `launch-other-class`, and as `authorise` */
export async function teachLinked<T>(authorise: () => Promise<T>): Promise<T> {
  try {
    return await authorise();
  } catch (error) {
    if (error instanceof AppError && error.code === "not-found") throw new AppError("launch-other-class");
    throw error;
  }
}
