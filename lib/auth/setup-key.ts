import { createHmac, timingSafeEqual } from "node:crypto";
import { secret } from "@/lib/process/env";

/** T1: the key in the set-up link, an HMAC of the secret: the same in every process, stored nowhere. */
export function setupKey(from: string = secret()): string {
  return createHmac("sha256", from).update("crosscase set-up").digest("hex").slice(0, 32);
}

export function isSetupKey(given: string): boolean {
  const wanted = Buffer.from(setupKey());
  const got = Buffer.from(given);
  return got.length === wanted.length && timingSafeEqual(got, wanted);
}
