/** A teacher enters from a course (T19, Q33): by a linked account, by a verified e-mail address, or by signing in to both accounts once. */
import { database } from "@/db/client";
import { updateLaunch, claimLaunch } from "./queries/launches";
import { signBrowserIn } from "@/lib/auth/browser";
import { currentViewer } from "@/lib/activity/require";
import { authoriseActivityReader } from "@/lib/activity/authorise";
import { findPlatform } from "@/lib/auth/platform/platforms";
import type { Viewer } from "@/lib/auth/viewer";
import { linkTeacherFromOutside, signInTeacherFromOutside } from "@/lib/features/people/signing-in/outside-accounts";
import { askForPassword } from "@/lib/features/people/signing-in/outside-sign-in";
import { AppError } from "@/lib/errors/errors";
import { currentTime } from "@/lib/process/clock";
import { mayEditClass } from "@/lib/activity/rules/access";
import type { Launch } from "@/lib/wire/stored-launch";
import { bindActivity, findBoundActivity, authoriseForLink } from "./bound-activity";

/** Milliseconds that a teacher has to choose. */
const choiceMs = 60 * 60_000;

/** Returns the path to continue at. @throws AppError `launch-no-teacher`, `launch-stale`, `launch-other-class` */
export async function enterAsTeacher(id: string, launch: Launch, now: Date): Promise<string> {
  const before = await currentViewer();
  const entry = await signIn(launch, now);
  if (entry?.is === "asks")
    return askForPassword(launch, { ...labelOf(launch), email: entry.email, to: { launch: id } });
  if (entry !== null) {
    await signBrowserIn(entry);
    return continueLaunch(id, launch, entry.teacherId, now);
  }
  // A teacher who is signed in here may link the two accounts, on a page that names both; nothing is linked without a click (Q33).
  if (before.as !== "teacher") throw new AppError("launch-no-teacher");
  await updateLaunch(database(), id, { teacherId: before.teacherId });
  return `/lti/link?launch=${id}`;
}

/** null when the account identifies no teacher here. */
async function signIn(launch: Launch, now: Date) {
  try {
    return await signInTeacherFromOutside(labelOf(launch), launch, null, now);
  } catch (error) {
    if (error instanceof AppError && error.code.startsWith("outside-")) return null;
    throw error;
  }
}

const labelOf = (launch: Launch) => ({ label: findPlatform(launch)?.label ?? launch.issuer });

/**
 * Links the accounts of a teacher who is signed in to both (Q33). Returns the path to continue at.
 * @throws AppError `outside-taken`, `signed-out`, and as `enterAsTeacher`
 */
export async function linkFromLaunch(
  id: string,
  launch: Launch,
  teacher: Viewer & { as: "teacher" },
  now = currentTime(),
): Promise<string> {
  await linkTeacherFromOutside(labelOf(launch), launch, teacher, now);
  return continueLaunch(id, launch, teacher.teacherId, now);
}

/** Returns the path of the activity that the link opens, or of the page that chooses one. @throws AppError `launch-stale`, `launch-other-class` */
export async function continueLaunch(id: string, launch: Launch, teacherId: string, now: Date): Promise<string> {
  const { wants } = launch;
  const bound = wants.is === "link" ? await findBoundActivity(launch, wants) : null;
  if (wants.is === "choice" || bound === null) {
    await updateLaunch(database(), id, { teacherId, expiresAt: new Date(now.getTime() + choiceMs) });
    return `/lti/choose?launch=${id}`;
  }
  if (!(await claimLaunch(database(), id))) throw new AppError("launch-stale");
  const { role } = await authoriseForLink(() =>
    authoriseActivityReader({ as: "teacher", teacherId, sessionId: "", name: "", email: "" }, bound.id),
  );
  if (mayEditClass(role)) await bindActivity(database(), launch, wants, bound.id, now);
  return `/teacher/activities/${bound.id}`;
}
