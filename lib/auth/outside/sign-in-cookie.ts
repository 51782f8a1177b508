/** T19: the browser has its sign-in with the school's account in a cookie, one at a time; nothing is stored on the server. */
import { cookies } from "next/headers";
import { setCookie } from "@/lib/auth/browser";
import { cookieNames } from "@/lib/auth/cookie-names";
import {
  decodePending,
  encodePending,
  pendingMaxAgeSeconds,
  type BegunSignIn,
  type ProvedSignIn,
  type UnprovedSignIn,
} from "./pending-sign-in";

export async function storePendingSignIn(value: BegunSignIn | UnprovedSignIn | ProvedSignIn): Promise<void> {
  await setCookie(cookieNames().outside, await encodePending(value), pendingMaxAgeSeconds);
}

/** Takes it out of the browser: it counts for one answer. null when none was begun, or too long ago. */
export async function takeBegunSignIn(): Promise<BegunSignIn | null> {
  const found = await read();
  if (found?.is !== "begun") return null;
  await clearPendingSignIn();
  return found;
}

/** null when there is none, or it is too old. */
export async function findProvedSignIn(): Promise<ProvedSignIn | null> {
  const found = await read();
  return found?.is === "proved" ? found : null;
}

/** null when there is none, or it is too old. */
export async function findUnprovedSignIn(): Promise<UnprovedSignIn | null> {
  const found = await read();
  return found?.is === "unproved" ? found : null;
}

export async function clearPendingSignIn(): Promise<void> {
  await setCookie(cookieNames().outside, "", 0);
}

async function read() {
  return decodePending((await cookies()).get(cookieNames().outside)?.value);
}
