/** Checks the PIN of a student who joins, and throttles wrong PINs (S1). */
import { timingSafeEqual } from "node:crypto";
import { database, type Tx } from "@/db/client";
import { listOpenActivities } from "@/lib/features/people/classes/queries/activities";
import type { ClassRow } from "@/lib/features/people/classes/queries/classes";
import { findMerged, type StudentSignIn } from "@/lib/features/people/classes/queries/students";
import { pinThrottleFor } from "@/lib/auth/known-browser";
import { hashSecret, verifySecret } from "@/lib/auth/hashing";
import {
  checkSecret,
  keyedHash,
  chargeWrongPin,
  classPinsThrottle,
  guessablePinsThrottle,
  pinsWait,
  type ThrottleKey,
} from "@/lib/auth/throttle";
import { invalidate } from "@/lib/bus/bus";
import { AppError } from "@/lib/errors/errors";
import { nameKey } from "./rules/names";
import { isGuessablePin, isPin, parsePin } from "@/lib/features/people/signing-in/rules/secrets";
import { freeMisses, roundWait } from "@/lib/auth/rules/throttle";

/** The origin of a sign-in: its address (from `addressKey`), and the cookies, by which the browser may be known. */
export interface JoinOrigin {
  address: string | null;
  cookies: Record<string, string>;
}

/** One attempt to join a class. */
export interface JoinAttempt {
  found: ClassRow;
  origin: JoinOrigin;
  pin: string;
}

/**
 * Refuses a free name exactly as a taken one with a wrong PIN, after the same time and counted the same, so that nobody can find out which names are
 * taken.
 */
export async function refuseName(attempt: JoinAttempt, name: string, refusal: AppError): Promise<never> {
  const free: StudentSignIn = {
    id: keyedHash(`name ${attempt.found.id} ${nameKey(name)}`),
    name,
    pinHash: "",
    oneTimePin: null,
  };
  await requireRightPin(attempt, free, () => verifySecret(null, attempt.pin, attempt.origin.address), refusal);
  throw refusal;
}

/** Checks the PIN. Returns the hash of the PIN that the student has from now on: of the new PIN, if a one-time PIN was used. */
export async function checkPin(
  attempt: JoinAttempt,
  student: StudentSignIn,
  newPin: string | undefined,
): Promise<string> {
  await requireRightPin(attempt, student);
  return nextPinHash(attempt, student, newPin);
}

/** Like `checkPin`, once the PIN was right. */
export async function nextPinHash(
  { origin }: JoinAttempt,
  student: StudentSignIn,
  newPin: string | undefined,
): Promise<string> {
  return student.oneTimePin === null
    ? student.pinHash
    : hashSecret(checkNewPin(student, student.oneTimePin, newPin), origin.address);
}

/**
 * Throttles by student, or by the known browser's share of it, and by address in this class. A known browser and a slip do not wait for the address.
 * @throws AppError `pins-wait`, `pin-wait`, `pin-guessable`, and `refusal`: `name-taken` or `name-on-list`
 */
export async function requireRightPin(
  { found, origin, pin }: JoinAttempt,
  student: StudentSignIn,
  check = () => isRightPin(student, pin, origin.address),
  refusal = wrongPinError(found, student),
): Promise<void> {
  const own = pinThrottleFor(student.id, origin.cookies);
  const here = addressThrottle({ found, origin, pin }, student);
  const refuseHere = (wait: number) => {
    if (wait === 0 || own.known) return;
    throw isGuessablePin(pin)
      ? guessablePinError()
      : new AppError("pins-wait", { teacher: found.teacherName, ...roundWait(wait) }, "pin");
  };
  const waitHere = async () => (here === null || own.known ? 0 : pinsWait(here));
  refuseHere(await waitHere());
  const judged = await checkSecret(own.key, async () => {
    const right = await check();
    // As in `checkSecret`: parallel tries must learn no more than tries in turn.
    if (right) refuseHere(await waitHere());
    return right;
  });
  if (judged.is === "right") return;
  if (judged.is === "wrong") {
    if (judged.misses > freeMisses) await invalidateRoster(found.id);
    // Students mistype in their own browser; on a shared device somebody else may be guessing.
    if (here !== null && (!own.known || judged.misses > freeMisses)) {
      refuseHere(await chargeWrongPin(here));
      if ((await waitHere()) > 0) await invalidateRoster(found.id);
    }
  }
  if (judged.wait > 0) throw pinWaitError(found, student, judged.wait);
  throw isGuessablePin(pin) ? guessablePinError() : refusal;
}

/**
 * Whether the PIN that was right is still the student's, or that of a name merged into theirs whose PIN still counts. The caller has locked the
 * student as `student`.
 */
export async function isPinStillValid(tx: Tx, proved: StudentSignIn, student: StudentSignIn): Promise<boolean> {
  if (proved.id === student.id) return hasSamePin(proved, student);
  const merged = await findMerged(tx, proved.id);
  return merged?.intoId === student.id && merged.pinCounts && hasSamePin(proved, merged);
}

const hasSamePin = (one: StudentSignIn, other: StudentSignIn) =>
  one.pinHash === other.pinHash && one.oneTimePin === other.oneTimePin;

/**
 * The address's throttle in this class; null for none. PINs that nobody may choose are counted apart, for all names alike, because they are no
 * guesses. A slip's PIN has six digits, so the student's own wait is enough, and a new PIN from the teacher works from any network.
 */
function addressThrottle({ found, origin: { address }, pin }: JoinAttempt, student: StudentSignIn): ThrottleKey | null {
  if (address === null) return null;
  if (isGuessablePin(pin)) return guessablePinsThrottle(found.id, address);
  return student.oneTimePin === null ? classPinsThrottle(found.id, address) : null;
}

export const guessablePinError = () => new AppError("pin-guessable", {}, "pin");

async function isRightPin(student: StudentSignIn, pin: string, from: string | null): Promise<boolean> {
  if (student.oneTimePin === null) return verifySecret(student.pinHash, pin, from);
  await verifySecret(null, pin, from); // As slow as for any other PIN.
  return isSame(pin, student.oneTimePin);
}

/** Validates the PIN that replaces the one-time PIN. */
function checkNewPin(student: StudentSignIn, oneTimePin: string, newPin: string | undefined): string {
  if (newPin === undefined || newPin === "") throw new AppError("pick-pin", { name: student.name }, "newPin");
  const picked = parsePin(newPin);
  if (!isPin(picked)) throw new AppError("pin-shape", {}, "newPin");
  if (isSame(picked, oneTimePin)) throw new AppError("pin-same", {}, "newPin");
  if (isGuessablePin(picked)) throw new AppError("pin-guessable", {}, "newPin");
  return picked;
}

/** The class page shows who has to wait, and whether all students at an address do. */
async function invalidateRoster(classId: string): Promise<void> {
  for (const { id } of await listOpenActivities(database(), classId)) invalidate(id, "roster");
}

/** Refuses a slip's PIN under another name, without revealing whose slip it is (S1). */
export const slipPinError = ({ teacherName }: ClassRow) =>
  new AppError("pin-from-slip", { teacher: teacherName }, "name");

function pinWaitError(found: ClassRow, student: StudentSignIn, wait: number): AppError {
  return new AppError("pin-wait", { name: student.name, teacher: found.teacherName, ...roundWait(wait) }, "pin");
}

export function wrongPinError(found: ClassRow, student: StudentSignIn): AppError {
  const values = { name: student.name, teacher: found.teacherName };
  return student.oneTimePin === null
    ? new AppError("name-taken", values, "name")
    : new AppError("name-on-list", values, "name");
}

function isSame(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
