/**
 * A cookie that marks the browser that began a sign-in at the provider or a launch (T19). A platform's answer arrives without our cookies, so its state
 * contains the mark's hash.
 */
import { cookies } from "next/headers";
import { setCookie } from "./browser";
import { cookieNames } from "./cookie-names";
import { hashToken, launchMaxAgeSeconds, randomToken } from "./platform/launch-state";

/** Marks the browser, or extends its mark: several sign-ins and launches in one browser share a mark. Returns the mark's hash. */
export async function markBrowser(): Promise<string> {
  const known = (await cookies()).get(cookieNames().mark)?.value;
  const token = known === undefined || known === "" ? randomToken() : known;
  await setCookie(cookieNames().mark, token, launchMaxAgeSeconds);
  return hashToken(token);
}

/** The mark's hash; null when this browser has begun no sign-in or launch. */
export async function findMarkedBrowser(): Promise<string | null> {
  const known = (await cookies()).get(cookieNames().mark)?.value;
  return known === undefined || known === "" ? null : hashToken(known);
}
