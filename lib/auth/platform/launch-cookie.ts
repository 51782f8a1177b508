/** T19: which browser began a launch. The platform's answer comes without our cookies, so the browser is led on to a page of ours, which has them. */
import { cookies } from "next/headers";
import { setCookie } from "@/lib/auth/browser";
import { cookieNames } from "@/lib/auth/cookie-names";
import { hashToken, launchMaxAgeSeconds, randomToken } from "./launch-state";

/** Several launches in one browser share it. Returns its hash. */
export async function markBrowser(): Promise<string> {
  const known = (await cookies()).get(cookieNames().launch)?.value;
  const token = known === undefined || known === "" ? randomToken() : known;
  await setCookie(cookieNames().launch, token, launchMaxAgeSeconds);
  return hashToken(token);
}

/** null: this browser has begun none. */
export async function findMarkedBrowser(): Promise<string | null> {
  const known = (await cookies()).get(cookieNames().launch)?.value;
  return known === undefined || known === "" ? null : hashToken(known);
}
