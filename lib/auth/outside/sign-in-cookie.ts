/** A browser's unfinished sign-in with the school's account: one at a time, in a cookie, with nothing stored on the server (T19). */
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

/** Returns the begun sign-in and removes it from the browser, so that it is used for one answer only. null when there is none, or it is too old. */
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
