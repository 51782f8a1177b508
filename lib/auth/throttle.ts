/** Whether a secret that someone typed is looked at now, or only after a wait (lib/rules/signing-in/throttle.ts). Kept in the database, for all processes. */
import { createHmac } from "node:crypto";
import { database, transaction } from "@/db/client";
import * as rows from "@/db/queries/signing-in/throttles";
import { secret } from "@/lib/process/env";
import {
  addMiss,
  unknownCodes,
  missWait,
  signIns,
  takeToken,
  tokenWait,
  wrongPasswords,
  wrongPins,
  type Bucket,
} from "@/lib/rules/signing-in/throttle";

/** What a throttle is of: a student's PIN, or what `keyedHash` made of an account or an address. */
export type ThrottleKey =
  | `pin:${string}`
  | `pins:${string}`
  | `password:${string}`
  | `passwords:${string}`
  | `code:${string}`
  | `names:${string}`
  | `sign-ins:${string}`;

export const pinThrottle = (studentId: string) => `pin:${studentId}` as const;

/** Emails and addresses are kept as hashes that only this server can make. */
export function keyedHash(text: string): string {
  return createHmac("sha256", secret()).update(text).digest("base64url").slice(0, 22);
}

/** `wait`: milliseconds until the next try is looked at, 0 when it is at once. `late`: a wait was on, and nobody looked. */
export type SecretCheck = { is: "right" } | { is: "wrong"; misses: number; wait: number } | { is: "late"; wait: number };

/**
 * Runs `check`, a slow comparison, and says what its answer is worth. A wrong secret is counted and a right one clears the count, one at a
 * time, and what turns out to have been compared after a wait began says only that: however many tries come at once, no more are answered.
 */
export async function checkSecret(key: ThrottleKey, check: () => Promise<boolean>): Promise<SecretCheck> {
  const before = missWait(await rows.findThrottle(database(), key), new Date());
  if (before > 0) return { is: "late", wait: before };
  const right = await check();
  return transaction(async (tx) => {
    const now = new Date();
    const kept = await rows.lockThrottle(tx, key);
    const wait = missWait(kept, now);
    if (wait > 0) return { is: "late", wait };
    if (right) {
      if (kept !== null) await rows.deleteThrottle(tx, key);
      return { is: "right" };
    }
    const next = addMiss(kept, now);
    await rows.storeThrottle(tx, key, next, now);
    return { is: "wrong", misses: next.count, wait: missWait(next, now) };
  });
}

/** Milliseconds until another unknown code is looked up for this address; 0 when it is at once. */
export function codeWait(address: string): Promise<number> {
  return waitFor(`code:${address}`, unknownCodes);
}

/** Pays for a code that nobody has. Returns the milliseconds to wait when there is nothing left to pay with, else 0. */
export function chargeUnknownCode(address: string): Promise<number> {
  return pay(`code:${address}`, unknownCodes);
}

/** Wrong PINs for any names of a class from one address (of addressKey). */
export const classPinsThrottle = (classId: string, address: string): ThrottleKey => `pins:${classId}:${address}`;

/** Milliseconds until another PIN is looked at from there; 0 when it is at once. */
export function pinsWait(key: ThrottleKey): Promise<number> {
  return waitFor(key, wrongPins);
}

export function chargeWrongPin(key: ThrottleKey): Promise<number> {
  return pay(key, wrongPins);
}

/** Pays for a student's sign-in with the right PIN. Returns the milliseconds to wait when there were very many, else 0. */
export function chargeSignIn(studentId: string): Promise<number> {
  return pay(`sign-ins:${studentId}`, signIns);
}

/** Wrong passwords for any emails from one address (of addressKey). */
const passwordsFrom = (address: string): ThrottleKey => `passwords:${address}`;

/** Milliseconds until another password is looked at from there; 0 when it is at once. */
export function passwordsWait(address: string): Promise<number> {
  return waitFor(passwordsFrom(address), wrongPasswords);
}

export function chargeWrongPassword(address: string): Promise<number> {
  return pay(passwordsFrom(address), wrongPasswords);
}

async function waitFor(key: ThrottleKey, bucket: Bucket): Promise<number> {
  return tokenWait(await rows.findThrottle(database(), key), new Date(), bucket);
}

function pay(key: ThrottleKey, bucket: Bucket): Promise<number> {
  return transaction(async (tx) => {
    const now = new Date();
    const kept = await rows.lockThrottle(tx, key);
    const wait = tokenWait(kept, now, bucket);
    if (wait === 0) await rows.storeThrottle(tx, key, takeToken(kept, now, bucket), now);
    return wait;
  });
}
