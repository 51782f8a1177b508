import { database } from "@/db/client";
import { currentAddress, signBrowserIn } from "@/lib/auth/browser";
import { studentAccount } from "@/lib/auth/known-browser";
import { storePendingSignIn } from "@/lib/auth/outside/sign-in-cookie";
import { loadClass } from "@/lib/features/people/classes/classes";
import { signInStudentFromOutside } from "@/lib/features/people/joining/join-from-outside";
import { AppError } from "@/lib/errors/errors";
import type { Launch } from "@/lib/wire/stored-launch";
import { bindActivity, findBoundActivity, type WantedLink } from "./bound-activity";

/**
 * Signs in the student of the class to whom the account belongs (T19). Returns the path of the link's activity; for an unknown account, of the page
 * that asks once who they are.
 * @throws AppError `launch-unbound`, and as joining
 */
export async function enterAsStudent(launch: Launch, link: WantedLink, now: Date): Promise<string> {
  const activity = await findBoundActivity(launch, link);
  if (activity === null) throw new AppError("launch-unbound");
  await bindActivity(database(), launch, link, activity.id, now);
  const { id: activityId, classId } = activity;
  const to = `/a/${activityId}`;
  const signedIn = await signInStudentFromOutside(launch, classId, await currentAddress());
  if (signedIn === null) {
    const { issuer, subject, name } = launch;
    const { code } = await loadClass(classId);
    await storePendingSignIn({ is: "proved", account: { issuer, subject }, name, classId, code, to });
    return "/sign-in/school/name";
  }
  await signBrowserIn({ sessionId: signedIn.sessionId, account: studentAccount(signedIn.studentId) });
  return to;
}
