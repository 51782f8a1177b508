/** An unfinished sign-in with the school's account, as an encrypted token (T19). */
import { decode, encode } from "next-auth/jwt";
import * as z from "zod";
import { secret } from "@/lib/process/env";

export const pendingMaxAgeSeconds = 600;
/** Keeps these tokens and our other tokens from being accepted in place of each other. */
const salt = "crosscase sign-in with an account from outside";

const purpose = z.discriminatedUnion("as", [
  z.object({ as: z.literal("teacher") }),
  /** A teacher links the account, in the session in which they have given their password for that (Q33). */
  z.object({ as: z.literal("link"), sessionId: z.string() }),
  z.object({ as: z.literal("invitation"), token: z.string() }),
  z.object({ as: z.literal("student"), classId: z.string(), code: z.string() }),
]);
const pending = z.discriminatedUnion("is", [
  /** The provider has not answered yet. */
  z.object({
    is: z.literal("begun"),
    purpose,
    /** The mark of the browser that began the sign-in. */
    browser: z.string(),
    checks: z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), redirectUri: z.string() }),
  }),
  /** The teacher's account here is known, but not yet proved to be this person's: their password is asked for. */
  z.object({
    is: z.literal("unproved"),
    account: z.object({ issuer: z.string(), subject: z.string() }),
    /** Verified by the provider, and the e-mail address of the account here. */
    email: z.string(),
    /** What people call the account from outside. */
    label: z.string(),
    /** Where the browser continues after the sign-in: at a path, or with a launch. */
    to: z.union([z.object({ path: z.string() }), z.object({ launch: z.string() })]),
  }),
  /** The person is known, but not yet which student of the class they are. */
  z.object({
    is: z.literal("proved"),
    account: z.object({ issuer: z.string(), subject: z.string() }),
    name: z.string(),
    classId: z.string(),
    code: z.string(),
    /** The path at which the browser continues; by default, the class's activity. */
    to: z.string().optional(),
  }),
]);
export type SignInPurpose = z.output<typeof purpose>;
type PendingSignIn = z.output<typeof pending>;
export type BegunSignIn = PendingSignIn & { is: "begun" };
export type UnprovedSignIn = PendingSignIn & { is: "unproved" };
export type ProvedSignIn = PendingSignIn & { is: "proved" };

export function encodePending(value: PendingSignIn, maxAge = pendingMaxAgeSeconds): Promise<string> {
  return encode({ token: value, secret: secret(), salt, maxAge });
}

/** null when there is no token, or it is too old, was changed, or another server made it. */
export async function decodePending(token: string | undefined): Promise<PendingSignIn | null> {
  try {
    return pending.parse(await decode({ token, secret: secret(), salt }));
  } catch {
    return null;
  }
}
