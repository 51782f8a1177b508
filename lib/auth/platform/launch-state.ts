/** An unfinished launch, as an encrypted token that goes to the platform and back: the server stores nothing until the platform has answered (T19). */
import { createHash, randomBytes } from "node:crypto";
import { decode, encode } from "next-auth/jwt";
import * as z from "zod";
import { secret } from "@/lib/process/env";

export const launchMaxAgeSeconds = 600;
const salt = "crosscase launch from a learning platform";

const state = z.object({
  issuer: z.string(),
  clientId: z.string(),
  nonce: z.string(),
  /** The hash of the mark (browser-mark.ts) of the browser that began the launch. */
  browser: z.string(),
  /** The id of the known browser that began the launch. */
  known: z.string().nullable().default(null),
});
export type LaunchState = z.output<typeof state>;

export const randomToken = () => randomBytes(24).toString("base64url");
export const hashToken = (token: string) => createHash("sha256").update(token).digest("base64url");

export function encodeState(value: LaunchState, maxAge = launchMaxAgeSeconds): Promise<string> {
  return encode({ token: value, secret: secret(), salt, maxAge });
}

/** null when the token is too old, was changed, or another server made it. */
export async function decodeState(token: string): Promise<LaunchState | null> {
  try {
    return state.parse(await decode({ token, secret: secret(), salt }));
  } catch {
    return null;
  }
}
