/** T19: a sign-in with the school's account, between its start and the provider's answer, as an encrypted token. */
import { decode, encode } from "next-auth/jwt";
import * as z from "zod";
import { secret } from "@/lib/process/env";

export const begunMaxAgeSeconds = 600;
/** So that no other token of ours is taken for one of these, nor one of these for another. */
const salt = "crosscase sign-in with an account from outside";

const begun = z.object({
  purpose: z.discriminatedUnion("as", [z.object({ as: z.literal("teacher") })]),
  checks: z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), redirectUri: z.string() }),
});
export type BegunSignIn = z.output<typeof begun>;
export type SignInPurpose = BegunSignIn["purpose"];

export function encodeBegun(value: BegunSignIn, maxAge = begunMaxAgeSeconds): Promise<string> {
  return encode({ token: value, secret: secret(), salt, maxAge });
}

/** null when it is too old, was changed, or another server made it. */
export async function decodeBegun(token: string): Promise<BegunSignIn | null> {
  try {
    return begun.parse(await decode({ token, secret: secret(), salt }));
  } catch {
    return null;
  }
}
