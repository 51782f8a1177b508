/** A student joins a class, or signs in again, with its code, a name and a PIN (S1, Q20). */
import { database, transaction, type Tx } from "@/db/client";
import { lockClassInUse, lockClass, type ClassRow } from "@/lib/features/people/classes/queries/classes";
import {
  changePin,
  countStudents,
  findMergedByName,
  findSignIn,
  findStudentByName,
  hasSlipWith,
  insertStudents,
  listNames,
  listSlips,
  lockStudent,
  type MergedSignIn,
  type StudentSignIn,
} from "@/lib/features/people/classes/queries/students";
import { knownBrowserInCookies } from "@/lib/auth/known-browser";
import { hashSecret, verifySecret } from "@/lib/auth/hashing";
import { newNameWait, chargeNewName, type NameWait } from "@/lib/auth/new-name-throttle";
import { createSession } from "@/lib/auth/session";
import { requirePins } from "@/lib/features/people/signing-in/sign-in-methods";
import { AppError } from "@/lib/errors/errors";
import { looseNameKey, nameFault, nameKey, tidyName } from "./rules/names";
import { isGuessablePin, isPin, parsePin } from "@/lib/features/people/signing-in/rules/secrets";
import { roundWait } from "@/lib/auth/rules/throttle";
import { findLookAlike } from "./look-alikes";
import { completeSignIn, type SignedInStudent } from "./admit";
import { findJoinableClass, noClassError } from "./find-class";
import {
  type JoinOrigin,
  type JoinAttempt,
  checkPin,
  guessablePinError,
  nextPinHash,
  isPinStillValid,
  refuseName,
  requireRightPin,
  slipPinError,
  wrongPinError,
} from "./check-pin";

/** The most students in a class (T15). */
export const maxStudents = 500;

export interface JoinInput {
  code: string;
  name: string;
  pin: string;
  /** The PIN that replaces a one-time PIN (S1). */
  newPin?: string | undefined;
}

/**
 * Signs a student in and returns the session's id. A free name makes a student, a taken one needs its PIN; no name is ever made twice.
 * @throws AppError `outside-only-students`, `no-class`, `code-wait`, `joining-closed`, `class-full`, `name-…`, `pin-shape`, `pin-guessable`, `name-taken`,
 * `name-on-list`, `name-merged`, `name-inexact`, `pin-from-slip`, `names-wait-…`, `pin-wait`, `sign-ins-wait`, `pick-pin`, `pin-same`, `busy`
 */
export async function joinClass(given: JoinInput, address: string | null = null): Promise<string> {
  return (await enterClass(given, { address, cookies: {} })).sessionId;
}

/** As `joinClass`, and says who has joined, and the activity that opens. */
export async function enterClass(given: JoinInput, origin: JoinOrigin): Promise<SignedInStudent> {
  const { address } = origin;
  await requirePins();
  const pin = parsePin(given.pin);
  const found = await findJoinableClass(given.code, address).catch(async (error: unknown) => {
    await verifySecret(null, pin, address); // An unknown class takes as long as a wrong PIN.
    throw error;
  });
  const name = checkName(given.name);
  if (!isPin(pin)) throw new AppError("pin-shape", {}, "pin");
  const { student, pinHash } = await identify({ found, origin, pin }, name, given.newPin);
  return completeSignIn(found, student, address, () => startSession(found, student, pinHash));
}

type Named =
  | { is: "student"; student: StudentSignIn }
  | { is: "merged"; merged: MergedSignIn }
  /** Several names of the class are the same without accents and punctuation. */
  | { is: "several" };

/** Finds the student that a name stands for in the class: by their own name, a merged one, or one that looks or reads the same. null: it is free. */
export async function findNamed(classId: string, name: string): Promise<Named | null> {
  const key = nameKey(name);
  const same = await findStudentByName(database(), classId, key);
  const merged = same === null ? await findMergedByName(database(), classId, key) : null;
  if (merged !== null) return { is: "merged", merged };
  return same === null ? findAlike(database(), classId, name) : { is: "student", student: same };
}

/** Finds or makes the student, with the hash of the PIN that they have from now on. */
async function identify(
  attempt: JoinAttempt,
  name: string,
  newPin: string | undefined,
): Promise<{ student: StudentSignIn; pinHash: string }> {
  const named = await findNamed(attempt.found.id, name);
  if (named?.is === "merged") return identifyMerged(attempt, named.merged, newPin);
  if (named?.is === "several") return refuseName(attempt, name, inexactNameError(name));
  const { student, isNew } =
    named === null ? await addNewcomer(attempt, name) : { student: named.student, isNew: false };
  return { student, pinHash: isNew ? student.pinHash : await checkPin(attempt, student, newPin) };
}

/**
 * Finds the student whose name looks the same, or is the same without accents and punctuation. Returns the typed name, so that refusals do not reveal
 * the stored one.
 */
async function findAlike(
  tx: Tx,
  classId: string,
  name: string,
): Promise<Extract<Named, { is: "student" | "several" }> | null> {
  const names = await listNames(tx, classId);
  const key = looseNameKey(name);
  const looking = findLookAlike(name, names);
  const alike = looking === null ? names.filter((other) => looseNameKey(other.name) === key) : [looking];
  if (alike.length > 1) return { is: "several" };
  const student = alike[0] === undefined ? null : await findSignIn(tx, alike[0].id);
  return student === null ? null : { is: "student", student: { ...student, name } };
}

export const inexactNameError = (name: string) => new AppError("name-inexact", { name }, "name");

/** A tidied name. @throws AppError `name-missing`, `name-too-long` */
export function checkName(typed: string): string {
  const name = tidyName(typed);
  const fault = nameFault(name);
  if (fault !== null) throw new AppError(`name-${fault}`, {}, "name");
  return name;
}

interface Added {
  student: StudentSignIn;
  isNew: boolean;
}

/**
 * Adds a student who is not on the roster, or returns the one that another request made meanwhile. `also` runs in the transaction that adds a new
 * one.
 */
export async function addNewcomer(
  attempt: JoinAttempt,
  name: string,
  also: (tx: Tx, made: StudentSignIn) => Promise<void> = () => Promise.resolve(),
): Promise<Added> {
  const { found, pin } = attempt;
  const source = { address: attempt.origin.address, browser: knownBrowserInCookies(attempt.origin.cookies) };
  if (!found.joiningOpen) {
    await verifySecret(null, pin, source.address); // An unknown name takes as long as a known one.
    throw new AppError("joining-closed", { teacher: found.teacherName });
  }
  if (isGuessablePin(pin)) return refuseName(attempt, name, guessablePinError());
  const wait = await newNameWait(found.id, source);
  if (wait !== null) {
    await verifySecret(null, pin, source.address); // As when the class is closed to new names.
    throw nameWaitError(found, wait);
  }
  const pinHash = await hashSecret(pin, source.address);
  const added = await transaction(async (tx): Promise<Added | { refusal: AppError }> => {
    const locked = await lockClass(tx, found.id);
    const same = await findStudentByName(tx, found.id, nameKey(name));
    if (same !== null) return { student: same, isNew: false };
    const alike = await findAlike(tx, found.id, name);
    if (alike?.is === "several") return { refusal: inexactNameError(name) };
    if (alike !== null) return { student: alike.student, isNew: false };
    if (!locked.joiningOpen || locked.archivedAt !== null)
      throw new AppError("joining-closed", { teacher: found.teacherName });
    if ((await countStudents(tx, found.id)) >= maxStudents)
      throw new AppError("class-full", { most: maxStudents, teacher: found.teacherName });
    const late = await chargeNewName(tx, found.id, source);
    if (late !== null) throw nameWaitError(found, late);
    // Checked after `chargeNewName`, so that each guess at slips is charged as a new name.
    if (await hasSlipWith(tx, found.id, pin)) return { refusal: slipPinError(found) };
    const [made] = await insertStudents(tx, found.id, [
      { name, nameKey: nameKey(name), pinHash, oneTimePin: null, onRoster: false, joinedFrom: source.address },
    ]);
    if (made === undefined) throw new Error("a name that was free under the class's lock is taken");
    const student = { id: made.id, name, pinHash, oneTimePin: null };
    await also(tx, student);
    return { student, isNew: true };
  });
  return "refusal" in added ? refuseName(attempt, name, added.refusal) : added;
}

/** Signs in by a merged name with its own PIN, when both names are one person's (T15). */
async function identifyMerged(
  attempt: JoinAttempt,
  merged: MergedSignIn,
  newPin: string | undefined,
): Promise<{ student: StudentSignIn; pinHash: string }> {
  const { found } = attempt;
  await requireRightPin(attempt, merged);
  if (!merged.pinCounts) throw new AppError("name-merged", { name: merged.name, teacher: found.teacherName }, "name");
  const isSlip = merged.oneTimePin !== null;
  const ownHash = await nextPinHash(attempt, merged, newPin);
  return transaction(async (tx) => {
    const student = await lockStudent(tx, found.id, merged.intoId);
    if (student === null || !(await isPinStillValid(tx, merged, student))) throw wrongPinError(found, merged);
    // A slip works only until the student has joined, under whichever name (S1).
    if (isSlip && student.oneTimePin === null) throw wrongPinError(found, merged);
    return { student, pinHash: isSlip ? ownHash : student.pinHash };
  });
}

/** Makes the session, unless meanwhile the class was archived, the student's PIN changed, or they were removed. */
async function startSession(found: ClassRow, student: StudentSignIn, pinHash: string): Promise<string> {
  return transaction(async (tx) => {
    if (!(await lockClassInUse(tx, found.id))) throw noClassError(found.code);
    const now = await lockStudent(tx, found.id, student.id);
    if (now === null || !(await isPinStillValid(tx, student, now))) throw wrongPinError(found, student);
    if (pinHash !== student.pinHash)
      for (const id of await listSlips(tx, student.id)) await changePin(tx, id, { pinHash, oneTimePin: null });
    return createSession(tx, { studentId: student.id });
  });
}

/** Too many new names came from one browser or one address, so the next one waits (S1). */
function nameWaitError(found: ClassRow, { by, wait }: NonNullable<NameWait>): AppError {
  return new AppError(by === "browser" ? "names-wait-browser" : "names-wait-address", {
    teacher: found.teacherName,
    ...roundWait(wait),
  });
}
