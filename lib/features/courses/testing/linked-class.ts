import { pool } from "@/db/client";
import { makeActivity, makeClass } from "@/db/testing/factories";
import { hashSecret } from "@/lib/auth/hashing";
import { signActivity } from "@/lib/auth/platform/deep-link";
import { activityName } from "@/lib/auth/platform/launch-claims";
import type { TestPlatform } from "@/lib/auth/platform/testing/test-platform";

/** A class, its activity, and a link in the course that opens it. */
export async function makeLinkedClass(platform: TestPlatform) {
  const made = await makeClass();
  const activity = await makeActivity({ classId: made.id });
  const course = { issuer: platform.issuer, clientId: platform.clientId, deploymentId: platform.deploymentId };
  const signed = signActivity({ ...course, courseId: platform.course.id }, activity.id);
  const link = platform.addLink({ custom: { [activityName]: signed } });
  const teacherId = made.teacherIds[0] ?? "";
  const { rows } = await pool().query<{ email: string }>("select email from teachers where id = $1", [teacherId]);
  return { classId: made.id, teacherId, email: rows[0]?.email ?? "", activityId: activity.id, link };
}

/** Gives the teacher a password, and returns it. */
export async function givePassword(teacherId: string): Promise<string> {
  const password = "correct horse battery";
  await pool().query("update teachers set password_hash = $2 where id = $1", [teacherId, await hashSecret(password)]);
  return password;
}
