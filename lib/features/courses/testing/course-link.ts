/** Links of a platform's course that open an activity. */
import { database, pool } from "@/db/client";
import { storeLink } from "@/lib/features/courses/queries/course-links";
import { makeActivity, makeClass } from "@/db/testing/factories";
import type { TestPlatform } from "@/lib/auth/platform/testing/test-platform";
import type { ClassEditor } from "@/lib/activity/authorise";

/** Adds a link of the platform's course that opens the activity. */
export async function linkTo(
  platform: TestPlatform,
  activityId: string,
  given: { lineItem?: boolean; membersUrl?: string } = {},
) {
  const link = platform.addLink();
  await storeLink(
    database(),
    {
      issuer: platform.issuer,
      clientId: platform.clientId,
      deploymentId: platform.deploymentId,
      courseId: platform.course.id,
      courseTitle: platform.course.title,
      linkId: link.id,
      activityId,
      membersUrl: given.membersUrl ?? `${platform.issuer}/members`,
      lineItemUrl: given.lineItem === false ? null : `${platform.issuer}/items/${link.id}?type=1`,
    },
    new Date(),
  );
  const { rows } = await pool().query<{ id: string }>("select id from course_links where link_id = $1", [link.id]);
  return { link, id: rows[0]?.id ?? "" };
}

/** A class with an activity and a link to it. */
export async function makeLinkedClass(platform: TestPlatform) {
  const made = await makeClass();
  const activity = await makeActivity({ classId: made.id });
  const editor: ClassEditor = {
    classId: made.id,
    teacherId: made.teacherIds[0] ?? "",
    name: "Ms. Okafor",
    role: { as: "teacher", may: "steer" },
  };
  return {
    code: made.code,
    classId: made.id,
    activityId: activity.id,
    editor,
    ...(await linkTo(platform, activity.id)),
  };
}
