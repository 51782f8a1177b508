/** The browser's steps from a course of a learning platform into Crosscase (T19). */
import { database, transaction } from "@/db/client";
import { findLaunch, reserveLaunch, storeLaunch, claimLaunch } from "./queries/launches";
import { isUuid } from "@/lib/process/uuid";
import { currentAddress, currentCookies, currentOrigin } from "@/lib/auth/browser";
import { findMarkedBrowser, markBrowser } from "@/lib/auth/browser-mark";
import { knownBrowserInCookies } from "@/lib/auth/known-browser";
import { beginLaunch, launchRequest } from "@/lib/auth/platform/begin-launch";
import { platformPaths } from "@/lib/wire/platform-paths";
import { readLaunch } from "@/lib/auth/platform/launch";
import { decodeState, hashToken, launchMaxAgeSeconds, type LaunchState } from "@/lib/auth/platform/launch-state";
import { findPlatform } from "@/lib/auth/platform/platforms";
import { checkOutside } from "@/lib/auth/throttle";
import { AppError } from "@/lib/errors/errors";
import { currentTime } from "@/lib/process/clock";
import type { StoredLaunch } from "@/lib/wire/stored-launch";
import { enterAsStudent } from "./entering-as-student";
import { enterAsTeacher, continueLaunch } from "./entering-as-teacher";

/** The page that shows a refusal. */
export const refusedLaunch = (error: AppError) => `/lti/refused?why=${error.code}`;

/** Returns the platform's address to redirect to, from the parameters that it sent. @throws AppError `launch-kind`, `launch-unknown` */
export async function beginCourseLaunch(given: URLSearchParams): Promise<string> {
  const parsed = launchRequest.safeParse(Object.fromEntries(given));
  if (!parsed.success) throw new AppError("launch-kind");
  const from = { browser: await markBrowser(), known: knownBrowserInCookies(await currentCookies()) };
  return beginLaunch(parsed.data, from, (await currentOrigin()) + platformPaths.launch);
}

/**
 * Checks once the launch that the platform posted, unless too many launches of this browser or address were invalid. Returns the path to continue at.
 * @throws AppError `launch-…`
 */
export async function receiveLaunch(given: URLSearchParams, now = currentTime()): Promise<string> {
  const text = (name: string) => given.get(name) ?? "";
  const state = await decodeState(text("state"));
  if (state === null) throw new AppError("launch-stale");
  if (text("error") !== "") throw new AppError("launch-cancelled");
  const platform = findPlatform(state);
  if (platform === null) throw new AppError("launch-unknown");
  const id = await reserve(state, now);
  const { known, browser } = state;
  const launch = await checkOutside(
    "course",
    { known, browser, address: await currentAddress() },
    new AppError("launch-wait"),
    () => readLaunch(text("id_token"), platform, state),
  );
  await storeLaunch(database(), id, { ...launch, browser });
  return `/lti/enter?launch=${id}`;
}

/**
 * Reserves the nonce and returns the launch's id. A nonce is used up even if its token is invalid, so a failed launch cannot be repeated.
 * @throws AppError `launch-replayed`
 */
async function reserve({ nonce }: LaunchState, now: Date): Promise<string> {
  // Stored for longer than the state is valid, because next-auth accepts a state for some seconds more.
  const expiresAt = new Date(now.getTime() + (launchMaxAgeSeconds + 60) * 1_000);
  const id = await transaction((tx) => reserveLaunch(tx, { nonce: hashToken(nonce), expiresAt }, now));
  if (id === null) throw new AppError("launch-replayed");
  return id;
}

/**
 * Signs in the person whom the launch names, once, in the browser that began it. Returns the path to continue at.
 * @throws AppError `launch-…`, and as joining
 */
export async function enterLaunch(id: string, now = currentTime()): Promise<string> {
  const launch = await requireOwnLaunch(id, now);
  if (launch.role === "teacher") return enterAsTeacher(id, launch, now);
  if (launch.wants.is !== "link") throw new AppError("launch-role");
  if (!(await claimLaunch(database(), id))) throw new AppError("launch-stale");
  return enterAsStudent(launch, launch.wants, now);
}

/** Resumes a launch whose teacher was asked for the password of their account here. @throws AppError `launch-stale`, `launch-other-class` */
export async function resumeLaunch(id: string, teacherId: string, now = currentTime()): Promise<string> {
  return continueLaunch(id, await requireOwnLaunch(id, now), teacherId, now);
}

/** Finds a launch that this browser has begun and not used. @throws AppError `launch-stale` */
async function requireOwnLaunch(id: string, now: Date): Promise<StoredLaunch> {
  const found = isUuid(id) ? await findLaunch(database(), id, now) : null;
  // A launch that waits for a teacher was entered before.
  if (found === null || found.teacherId !== null) throw new AppError("launch-stale");
  if ((await findMarkedBrowser()) !== found.launch.browser) throw new AppError("launch-stale");
  return found.launch;
}

/** Finds a launch that waits for this teacher. @throws AppError `launch-stale` */
export async function requireWaitingLaunch(
  id: unknown,
  teacherId: string,
): Promise<{ id: string; launch: StoredLaunch; activityId: string | null }> {
  const found = typeof id === "string" && isUuid(id) ? await findLaunch(database(), id, currentTime()) : null;
  if (found?.teacherId !== teacherId) throw new AppError("launch-stale");
  return { id: String(id), launch: found.launch, activityId: found.activityId };
}
