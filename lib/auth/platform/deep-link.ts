/** Which activity a link opens, signed. The platform stores it with the link and sends it with each launch; it is valid in its own course only (T19). */
import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { SignJWT } from "jose";
import { secret } from "@/lib/process/env";
import { activityName, claim } from "./launch-claims";
import type { Launch } from "@/lib/wire/stored-launch";
import { toolAlgorithm, toolKey } from "./tool-key";

/** A course as its platform names it. */
export interface CourseId {
  issuer: string;
  clientId: string;
  deploymentId: string;
  courseId: string;
}

const hashOf = (course: CourseId, activityId: string) =>
  createHmac("sha256", secret())
    .update(
      JSON.stringify(["activity of a link", course.issuer, course.clientId, course.deploymentId, course.courseId]),
    )
    .update(activityId)
    .digest("base64url");

/** Call it only for a teacher of the activity's class: the result lets students of the course open the activity. */
export const signActivity = (course: CourseId, activityId: string) => `${activityId}.${hashOf(course, activityId)}`;

/** The activity's id; null when Crosscase has not signed that activity for this course. */
export function readSignedActivity(course: CourseId, signed: string): string | null {
  const [activityId = "", hash = ""] = signed.split(".");
  const [given, right] = [Buffer.from(hash), Buffer.from(hashOf(course, activityId))];
  return given.length === right.length && timingSafeEqual(given, right) ? activityId : null;
}

/** The answer that adds a link to the course: a form posts it to the platform. */
export async function signChoice(
  course: CourseId,
  { data }: Launch["wants"] & { is: "choice" },
  link: { activityId: string; title: string; launchAt: string; points: number | null },
): Promise<string> {
  const { kid, key } = await toolKey();
  const item = {
    type: "ltiResourceLink",
    title: link.title,
    url: link.launchAt,
    window: { targetName: "_blank" },
    custom: { [activityName]: signActivity(course, link.activityId) },
    ...(link.points === null
      ? {}
      : { lineItem: { scoreMaximum: link.points, label: link.title, resourceId: link.activityId } }),
  };
  return new SignJWT({
    nonce: randomUUID(),
    [claim.type]: "LtiDeepLinkingResponse",
    [claim.version]: "1.3.0",
    [claim.deployment]: course.deploymentId,
    [claim.items]: [item],
    ...(data === null ? {} : { [claim.data]: data }),
  })
    .setProtectedHeader({ alg: toolAlgorithm, kid, typ: "JWT" })
    .setIssuer(course.clientId)
    .setAudience(course.issuer)
    .setIssuedAt()
    .setExpirationTime("5 minutes")
    .setJti(randomUUID())
    .sign(key);
}
