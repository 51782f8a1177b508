/** Throttles wrong secrets and codes (lib/auth/rules/throttle.ts). Stored in the database, for all processes. */
import { createHmac } from "node:crypto";
import { database, transaction } from "@/db/client";
import type { OutsideAccount } from "./rules/outside-account";
import { isUuid } from "@/lib/process/uuid";
import * as rows from "./queries/throttles";
import type { AppError } from "@/lib/errors/errors";
import { currentTime } from "@/lib/process/clock";
import { secret } from "@/lib/process/env";
import {
  addMiss,
  answersToSignIn,
  failedSignIns,
  failedSignInsByAddress,
  namesTried,
  unknownCodes,
  missWait,
  signIns,
  takeToken,
  tokenWait,
  wrongPasswords,
  wrongPins,
  type Bucket,
} from "./rules/throttle";

/** Where people sign in outside Crosscase: at the school's provider, or at a learning platform. */
type OutsideKind = "school" | "course";

/** What is throttled: a student's PIN, or an account or address as a `keyedHash`. */
export type ThrottleKey =
  | `pin:${string}`
  | `pins:${string}`
  | `guessable-pins:${string}`
  | `password:${string}`
  | `passwords:${string}`
  | `code:${string}`
  | `names:${string}`
  | `sign-ins:${string}`
  | `outside-${OutsideKind}:${string}`
  | `outside-state:${string}`
  | `names-tried:${string}`;

export const pinThrottle = (studentId: string) => `pin:${studentId}` as const;

/** The student whom a throttle is about; null when there is none, as for the PIN of a name that nobody has. */
function studentIn(key: ThrottleKey): string | null {
  const [kind, id = ""] = key.split(":");
  return (kind === "pin" || kind === "sign-ins") && isUuid(id) ? id : null;
}

/** Emails and addresses are stored as hashes that only this server can make. */
export function keyedHash(text: string): string {
  return createHmac("sha256", secret()).update(text).digest("base64url").slice(0, 22);
}

/** `wait`: milliseconds until the next try is checked, or 0. `late`: a wait had begun, so the result is withheld. */
export type SecretCheck =
  { is: "right" } | { is: "wrong"; misses: number; wait: number } | { is: "late"; wait: number };

/**
 * Runs `check`, a slow comparison, and counts its result: a wrong secret adds a miss, a right one clears them, one at a time. A result that is
 * ready after a wait has begun is withheld, so parallel tries reveal no more than sequential ones.
 */
export async function checkSecret(key: ThrottleKey, check: () => Promise<boolean>): Promise<SecretCheck> {
  const before = missWait(await rows.findThrottle(database(), key), currentTime());
  if (before > 0) return { is: "late", wait: before };
  const right = await check();
  return transaction(async (tx) => {
    const now = currentTime();
    const stored = await rows.lockThrottle(tx, key);
    const wait = missWait(stored, now);
    if (wait > 0) return { is: "late", wait };
    if (right) {
      if (stored !== null) await rows.deleteThrottle(tx, key);
      return { is: "right" };
    }
    const next = addMiss(stored, now);
    await rows.storeThrottle(tx, key, next, now, studentIn(key));
    return { is: "wrong", misses: next.count, wait: missWait(next, now) };
  });
}

/** Milliseconds until this address may try another code; 0 when it may now. */
export function codeWait(address: string): Promise<number> {
  return waitFor(`code:${address}`, unknownCodes);
}

/** Takes a token for a code that nobody has. Returns the milliseconds to wait when there is no token left, else 0. */
export function chargeUnknownCode(address: string): Promise<number> {
  return charge(`code:${address}`, unknownCodes);
}

/** The prefix of the keys of `classPinsThrottle`, for all addresses of a class. */
export const pinsOfClass = (classId: string) => `pins:${classId}` as const;

/** The throttle of wrong PINs for any names of a class from one address (an addressKey). */
export const classPinsThrottle = (classId: string, address: string): ThrottleKey =>
  `${pinsOfClass(classId)}:${address}`;

/** The throttle of PINs that are too easy to guess to be chosen, for any names of a class from one address. */
export const guessablePinsThrottle = (classId: string, address: string): ThrottleKey =>
  `guessable-pins:${classId}:${address}`;

/** Milliseconds until another PIN under this key is checked; 0 when it may be now. */
export function pinsWait(key: ThrottleKey): Promise<number> {
  return waitFor(key, wrongPins);
}

export function chargeWrongPin(key: ThrottleKey): Promise<number> {
  return charge(key, wrongPins);
}

/** Takes a token for a student's sign-in with the right PIN. Returns the milliseconds to wait when there is no token left, else 0. */
export function chargeSignIn(studentId: string): Promise<number> {
  return charge(`sign-ins:${studentId}`, signIns);
}

/** The throttle of wrong passwords for any emails from one address (an addressKey). */
const passwordsThrottle = (address: string): ThrottleKey => `passwords:${address}`;

/** Milliseconds until another password from this address is checked; 0 when it may be now. */
export function passwordsWait(address: string): Promise<number> {
  return waitFor(passwordsThrottle(address), wrongPasswords);
}

export function chargeWrongPassword(address: string): Promise<number> {
  return charge(passwordsThrottle(address), wrongPasswords);
}

/** Takes a token for a name that was tried in a class with an account from outside. Returns the milliseconds to wait when there is no token left, else 0. */
export function chargeNameTried({ issuer, subject }: OutsideAccount, classId: string): Promise<number> {
  return charge(`names-tried:${keyedHash(JSON.stringify([issuer, subject, classId]))}`, namesTried);
}

/** False when this sign-in at the provider was already answered: only its first answer counts, valid or not. */
export async function claimSignIn(state: string): Promise<boolean> {
  return (await charge(`outside-state:${keyedHash(state)}`, answersToSignIn)) === 0;
}

/** Who sent an answer of the provider or of a platform: the id of a known browser or null, a browser's mark, and an addressKey. */
interface OutsideSender {
  known: string | null;
  browser: string;
  address: string | null;
}

/**
 * Runs `check`, which costs a request to the provider or platform, or a signature. A failure is charged to the browser, and also to its address if the
 * browser is unknown. After too many failures `check` is not run. @throws `refusal` when it is not run; else what `check` throws
 */
export async function checkOutside<T>(
  kind: OutsideKind,
  { known, browser, address }: OutsideSender,
  refusal: AppError,
  check: () => Promise<T>,
): Promise<T> {
  const payers: [key: ThrottleKey, bucket: Bucket][] = [[`outside-${kind}:${known ?? browser}`, failedSignIns]];
  if (known === null && address !== null) payers.push([`outside-${kind}:${address}`, failedSignInsByAddress]);
  for (const [key, bucket] of payers) if ((await waitFor(key, bucket)) > 0) throw refusal;
  try {
    return await check();
  } catch (error) {
    for (const [key, bucket] of payers) await charge(key, bucket);
    throw error;
  }
}

async function waitFor(key: ThrottleKey, bucket: Bucket): Promise<number> {
  return tokenWait(await rows.findThrottle(database(), key), currentTime(), bucket);
}

function charge(key: ThrottleKey, bucket: Bucket): Promise<number> {
  return transaction(async (tx) => {
    const now = currentTime();
    const stored = await rows.lockThrottle(tx, key);
    const wait = tokenWait(stored, now, bucket);
    if (wait === 0) await rows.storeThrottle(tx, key, takeToken(stored, now, bucket), now, studentIn(key));
    return wait;
  });
}
