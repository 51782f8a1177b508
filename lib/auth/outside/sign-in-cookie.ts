/** T19: the browser that began a sign-in with the school's account has it in a cookie, one at a time; nothing is stored on the server. */
import { cookies } from "next/headers";
import { setCookie } from "@/lib/auth/browser";
import { cookieNames } from "@/lib/auth/cookie-names";
import { begunMaxAgeSeconds, decodeBegun, encodeBegun, type BegunSignIn } from "./begun-sign-in";

export async function storeBegunSignIn(value: BegunSignIn): Promise<void> {
  await setCookie(cookieNames().outside, await encodeBegun(value), begunMaxAgeSeconds);
}

/** Takes it out of the browser: it counts for one answer. null when there is none, or it is too old. */
export async function takeBegunSignIn(): Promise<BegunSignIn | null> {
  const name = cookieNames().outside;
  const token = (await cookies()).get(name)?.value;
  if (token === undefined || token === "") return null;
  await setCookie(name, "", 0);
  return decodeBegun(token);
}
