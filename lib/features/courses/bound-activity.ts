/** The activity that a link of a course opens (T19). A teacher of its class chose it, here or when the link was made. */
import { database, type Tx } from "@/db/client";
import { findLinkedActivity, lockLink, setLinkedActivity, storeLink, type StoredLink } from "./queries/course-links";
import { findActivity, type ActivityRow } from "@/lib/activity/queries/activity";
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

/** null when nobody has chosen one yet, or it was deleted. */
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

/** Stores the platform's present data about the course, and that the link opens the activity, unless another one was chosen meanwhile. */
export function bindActivity(tx: Tx, launch: Launch, link: WantedLink, activityId: string, now: Date): Promise<void> {
  return storeLink(tx, linkOf(launch, link, activityId), now);
}

/**
 * Changes the activity of the link by a teacher's choice. `change.from`: what the link opened (null: nothing) when their rights were checked.
 * @throws AppError `launch-stale` when it opens another one now
 */
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

/** Authorises a teacher for the activity that the link opens. @throws AppError `launch-other-class` when it is not theirs, and as `authorise` */
export async function authoriseForLink<T>(authorise: () => Promise<T>): Promise<T> {
  try {
    return await authorise();
  } catch (error) {
    if (error instanceof AppError && error.code === "not-found") throw new AppError("launch-other-class");
    throw error;
  }
}
