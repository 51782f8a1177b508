import { createHash } from "node:crypto";
import { secret } from "@/lib/process/env";

/** Cookies ignore ports: two servers on one host are told apart by 6 hex digits of the secret's hash. */
export function cookieNames(): { session: string; known: string; outside: string } {
  const id = createHash("sha256").update(secret()).digest("hex").slice(0, 6);
  return { session: `crosscase-session-${id}`, known: `crosscase-known-${id}`, outside: `crosscase-outside-${id}` };
}
