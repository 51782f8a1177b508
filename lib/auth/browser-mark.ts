/** T19: which browser began a sign-in at the provider or a launch. A platform's answer comes without our cookies, so its state has the mark's hash. */
import { cookies } from "next/headers";
import { setCookie } from "./browser";
import { cookieNames } from "./cookie-names";
import { hashToken, launchMaxAgeSeconds, randomToken } from "./platform/launch-state";

/** Several sign-ins and launches in one browser share it. Returns its hash. */
export async function markBrowser(): Promise<string> {
  const known = (await cookies()).get(cookieNames().mark)?.value;
  const token = known === undefined || known === "" ? randomToken() : known;
  await setCookie(cookieNames().mark, token, launchMaxAgeSeconds);
  return hashToken(token);
}

/** null: this browser has begun none. */
export async function findMarkedBrowser(): Promise<string | null> {
  const known = (await cookies()).get(cookieNames().mark)?.value;
  return known === undefined || known === "" ? null : hashToken(known);
}
