/** Throttles wrong PINs, wrong passwords, unknown class codes and new names. Every throttle is a wait that ends automatically, never a lock. */

/** The stored state for one PIN, account or address; null if there is none. */
export interface Throttle {
  /** Wrong secrets in a row, or tokens missing from a bucket as of `at`. */
  count: number;
  at: Date;
}

export const freeMisses = 5;
const firstWaitMs = 30_000;
const longestWaitMs = 300_000;
/** A throttle that has not changed for this long is deleted. */
export const forgetAfterMs = 24 * 60 * 60 * 1000;

/** How many wrong secrets in a row still count. */
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

/** A token bucket: `size` tokens at once, then one every `refillMs`. */
export interface Bucket {
  size: number;
  refillMs: number;
}

/** Unknown class codes, from one address. */
export const unknownCodes: Bucket = { size: 60, refillMs: 1_000 };
/** Wrong PINs in one class from one address. A class of 30 that signs in at the same moment mistypes fewer. */
export const wrongPins: Bucket = { size: 30, refillMs: 120_000 };
/** Wrong passwords from one address, for any e-mail addresses, in browsers that the account has not used. A staff room mistypes fewer. */
export const wrongPasswords: Bucket = { size: 30, refillMs: 60_000 };
/** Invalid answers of the provider or of a platform, from one browser. Each has cost a request or a signature check (T19). */
export const failedSignIns: Bucket = { size: 60, refillMs: 1_000 };
/** The same from one address, in unknown browsers. One device can hardly send as many, since each answer needs a sign-in of its own (T19). */
export const failedSignInsByAddress: Bucket = { size: 3_000, refillMs: 20 };
/** Answers to one sign-in at the provider (T19). */
export const answersToSignIn: Bucket = { size: 1, refillMs: forgetAfterMs };
/** Names tried in one class with one outside account. A student who mistypes, or adds a letter to a taken name, tries fewer (T19). */
export const namesTried: Bucket = { size: 10, refillMs: 60_000 };
/** Sign-ins of one student with the correct PIN. Several devices, or a day of signing out and in again, need fewer (Q20). */
export const signIns: Bucket = { size: 60, refillMs: 60_000 };
/** New names in one class from one address. 150 students who join in the same second are never hindered. Names on the roster are not new (S1). */
export const newNamesByAddress: Bucket = { size: 200, refillMs: 10_000 };
/** New names in one known browser (lib/auth/known-browser.ts), in any class. The name that makes the browser known does not count (S1). */
export const newNamesByBrowser: Bucket = { size: 3, refillMs: 300_000 };

/** Milliseconds until the bucket has a token; 0 if it has one now. */
export function tokenWait(stored: Throttle | null, now: Date, bucket = unknownCodes): number {
  const { count, at } = refill(stored, now, bucket);
  return count < bucket.size ? 0 : remainingMs(bucket.refillMs, at, now);
}

/** The bucket with one token less. Call `tokenWait` first. */
export function takeToken(stored: Throttle | null, now: Date, bucket = unknownCodes): Throttle {
  const { count, at } = refill(stored, now, bucket);
  return { count: Math.min(bucket.size, count + 1), at };
}

/** Adds whole tokens only; the time towards the next token stays in `at`. */
function refill(stored: Throttle | null, now: Date, { refillMs }: Bucket): Throttle {
  if (stored === null) return { count: 0, at: now };
  const whole = Math.max(0, Math.floor((now.getTime() - stored.at.getTime()) / refillMs));
  return whole >= stored.count
    ? { count: 0, at: now }
    : { count: stored.count - whole, at: new Date(stored.at.getTime() + whole * refillMs) };
}

/** The rest of a wait that started at `from`; 0 if `from` is far in the future, because the server's clock was set back. */
function remainingMs(wait: number, from: Date, now: Date): number {
  const passed = now.getTime() - from.getTime();
  return passed < -longestWaitMs ? 0 : Math.min(wait, Math.max(0, wait - passed));
}

/** Rounds a wait up for a sentence: in seconds up to 90 s, then in minutes. Never a time of day, because devices' clocks may be wrong. */
export function roundWait(ms: number): { minutes: number; seconds: number } {
  return ms > 90_000
    ? { minutes: Math.ceil(ms / 60_000), seconds: 0 }
    : { minutes: 0, seconds: Math.max(1, Math.ceil(ms / 1000)) };
}
