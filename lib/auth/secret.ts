import { createHash, createHmac } from "node:crypto";

/** The secret that signs sessions. Boot (lib/server) puts it into the environment: given, or generated into DATA_DIR. */
export function secret(): string {
  const value = process.env["NEXTAUTH_SECRET"];
  if (value === undefined || value === "") throw new Error("NEXTAUTH_SECRET is not set: the server sets it at boot");
  return value;
}

/** Cookies ignore ports: two servers on one host keep theirs apart by 6 hex digits of the secret's hash. */
export function cookieNames(): { session: string; csrf: string; callback: string } {
  const id = createHash("sha256").update(secret()).digest("hex").slice(0, 6);
  return { session: `crosscase-session-${id}`, csrf: `crosscase-csrf-${id}`, callback: `crosscase-to-${id}` };
}

/** T1: the key in the set-up link. The same in every process, stored nowhere. */
export function setupKey(from: string = secret()): string {
  return createHmac("sha256", from).update("crosscase set-up").digest("hex").slice(0, 32);
}
