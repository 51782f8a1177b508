/** Throttles wrong PINs, passwords and class codes, and new names: by waits that end by themselves, never by a lock. */

/** The stored state for one PIN, account or address; null: none. */
export interface Throttle {
  /** Wrong secrets in a row; or tokens missing from a bucket as of `at`. */
  count: number;
  at: Date;
}

export const freeMisses = 5;
const firstWaitMs = 30_000;
const longestWaitMs = 300_000;
/** A throttle that has not changed for this long is deleted. */
export const forgetAfterMs = 24 * 60 * 60 * 1000;

/** Counts the wrong secrets in a row that still matter. */
export function countMisses(stored: Throttle | null, now: Date): number {
  return stored === null || now.getTime() - stored.at.getTime() >= forgetAfterMs ? 0 : stored.count;
}

/** Milliseconds until the next secret is checked. Five misses are free; the wait then doubles with each miss, up to 5 minutes. */
export function missWait(stored: Throttle | null, now: Date): number {
  if (stored === null) return 0;
  const costly = countMisses(stored, now) - freeMisses;
  if (costly <= 0) return 0;
  return remainingMs(Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(costly - 1, 30)), stored.at, now);
}

export function addMiss(stored: Throttle | null, now: Date): Throttle {
  return { count: countMisses(stored, now) + 1, at: now };
}

/** A token bucket: `size` at once, then one each `refillMs`. */
export interface Bucket {
  size: number;
  refillMs: number;
}

/** Codes that no class has, from one address. */
export const unknownCodes: Bucket = { size: 60, refillMs: 1_000 };
/** Wrong PINs in one class from one address: a class of 30 that signs in at one moment mistypes fewer. */
export const wrongPins: Bucket = { size: 30, refillMs: 120_000 };
/** Wrong passwords from one address, for any emails, in browsers that do not know the account: a staff room mistypes fewer. */
export const wrongPasswords: Bucket = { size: 30, refillMs: 60_000 };
/** T19: answers of the provider or of a platform that did not hold, from one browser: each has cost a request, or the check of a signature. */
export const failedSignIns: Bucket = { size: 60, refillMs: 1_000 };
/** T19: the same from one address, in browsers that are not known: as many as one device can hardly send, since each needs a sign-in of its own. */
export const failedSignInsByAddress: Bucket = { size: 3_000, refillMs: 20 };
/** T19: answers to one sign-in at the provider. */
export const answersToSignIn: Bucket = { size: 1, refillMs: forgetAfterMs };
/** T19: names tried in one class with one account from outside: somebody who mistypes, and adds a letter to a taken one, tries fewer. */
export const namesTried: Bucket = { size: 10, refillMs: 60_000 };
/** Q20: sign-ins of one student with the right PIN: several devices, and a whole day of signing out and in again, need fewer. */
export const signIns: Bucket = { size: 60, refillMs: 60_000 };
/** S1: new names in one class from one address: a class of 150 in the same second is never hindered. Names on the roster are not new. */
export const newNamesByAddress: Bucket = { size: 200, refillMs: 10_000 };
/** S1: new names in one browser that is known (lib/auth/known-browser.ts), in any class. The name by which it becomes known is not counted. */
export const newNamesByBrowser: Bucket = { size: 3, refillMs: 300_000 };

/** Milliseconds until a token is in the bucket; 0 when there is one. */
export function tokenWait(stored: Throttle | null, now: Date, bucket = unknownCodes): number {
  const { count, at } = refill(stored, now, bucket);
  return count < bucket.size ? 0 : remainingMs(bucket.refillMs, at, now);
}

/** The bucket with a token less. Ask `tokenWait` first. */
export function takeToken(stored: Throttle | null, now: Date, bucket = unknownCodes): Throttle {
  const { count, at } = refill(stored, now, bucket);
  return { count: Math.min(bucket.size, count + 1), at };
}

/** Adds whole tokens only; the time towards the next one stays in `at`. */
function refill(stored: Throttle | null, now: Date, { refillMs }: Bucket): Throttle {
  if (stored === null) return { count: 0, at: now };
  const whole = Math.max(0, Math.floor((now.getTime() - stored.at.getTime()) / refillMs));
  return whole >= stored.count
    ? { count: 0, at: now }
    : { count: stored.count - whole, at: new Date(stored.at.getTime() + whole * refillMs) };
}

/** The rest of a wait that began at `from`. 0 when `from` is far in the future, because the server's clock was set back. */
function remainingMs(wait: number, from: Date, now: Date): number {
  const passed = now.getTime() - from.getTime();
  return passed < -longestWaitMs ? 0 : Math.min(wait, Math.max(0, wait - passed));
}

/** Rounds a wait up for a sentence: seconds up to 90 s, then minutes. Never a time of day, because devices' clocks are wrong. */
export function roundWait(ms: number): { minutes: number; seconds: number } {
  return ms > 90_000
    ? { minutes: Math.ceil(ms / 60_000), seconds: 0 }
    : { minutes: 0, seconds: Math.max(1, Math.ceil(ms / 1000)) };
}
