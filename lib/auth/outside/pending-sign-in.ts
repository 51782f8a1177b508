/** T19: a sign-in with the school's account on its way, as an encrypted token. */
import { decode, encode } from "next-auth/jwt";
import * as z from "zod";
import { secret } from "@/lib/process/env";

export const pendingMaxAgeSeconds = 600;
/** So that no other token of ours is taken for one of these, nor one of these for another. */
const salt = "crosscase sign-in with an account from outside";

const purpose = z.discriminatedUnion("as", [
  z.object({ as: z.literal("teacher") }),
  /** Q33: a teacher links the account, in the session in which they have given their password for it. */
  z.object({ as: z.literal("link"), sessionId: z.string() }),
  z.object({ as: z.literal("invitation"), token: z.string() }),
  z.object({ as: z.literal("student"), classId: z.string(), code: z.string() }),
]);
const pending = z.discriminatedUnion("is", [
  /** The provider has not answered yet. */
  z.object({
    is: z.literal("begun"),
    purpose,
    /** The mark of the browser that began. */
    browser: z.string(),
    checks: z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), redirectUri: z.string() }),
  }),
  /** Whose account here it is to open is known, and not yet proved there: the teacher's password is asked for. */
  z.object({
    is: z.literal("unproved"),
    account: z.object({ issuer: z.string(), subject: z.string() }),
    /** Verified, and that of the account here. */
    email: z.string(),
    /** What people call the account from outside. */
    label: z.string(),
    /** Where it leads: a path, or on with a launch. */
    to: z.union([z.object({ path: z.string() }), z.object({ launch: z.string() })]),
  }),
  /** Who has signed in is known, and not yet which student of the class they are. */
  z.object({
    is: z.literal("proved"),
    account: z.object({ issuer: z.string(), subject: z.string() }),
    name: z.string(),
    classId: z.string(),
    code: z.string(),
    /** Where it leads; without it, to the class's activity. */
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

/** null when there is none, it is too old, was changed, or another server made it. */
export async function decodePending(token: string | undefined): Promise<PendingSignIn | null> {
  try {
    return pending.parse(await decode({ token, secret: secret(), salt }));
  } catch {
    return null;
  }
}
