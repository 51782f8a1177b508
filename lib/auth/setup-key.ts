import { createHmac, timingSafeEqual } from "node:crypto";
import { secret } from "@/lib/process/env";

/** The key in the set-up link (T1): an HMAC of the secret, so it is the same in every process and needs no storage. */
export function setupKey(from: string = secret()): string {
  return createHmac("sha256", from).update("crosscase set-up").digest("hex").slice(0, 32);
}

export function isSetupKey(given: string): boolean {
  const expected = Buffer.from(setupKey());
  const actual = Buffer.from(given);
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}
