/** S1, Q20: a student joins a class, or comes back, with its code, a name and a PIN. */
import { timingSafeEqual } from "node:crypto";
import { database, transaction, type Tx } from "@/db/client";
import { listOpenActivities } from "@/db/queries/classes/activities";
import { findClassByCode, lockClass, type ClassRow } from "@/db/queries/classes/classes";
import { isClassSeenAt } from "@/db/queries/signing-in/sightings";
import {
  changePin,
  countStudents,
  findMergedByName,
  findSignIn,
  findStudentByName,
  insertStudents,
  listNames,
  lockStudent,
  type MergedSignIn,
  type StudentSignIn,
} from "@/db/queries/classes/students";
import { knownBrowserInCookies, pinThrottleFor } from "@/lib/auth/known-browser";
import { hashSecret, verifySecret } from "@/lib/auth/hashing";
import { newNameWait, chargeNewName, type NameWait } from "@/lib/auth/new-name-throttle";
import { createSession, endSurplusSessions, recordSighting, seenMs } from "@/lib/auth/session";
import {
  codeWait,
  checkSecret,
  keyedHash,
  chargeUnknownCode,
  chargeWrongPin,
  chargeSignIn,
  classPinsThrottle,
  pinsWait,
} from "@/lib/auth/throttle";
import { invalidate } from "@/lib/bus/bus";
import { AppError } from "@/lib/errors/errors";
import { parseCode, formatCode } from "@/lib/rules/joining/class-code";
import { nameFault, nameKey, tidyName } from "@/lib/rules/joining/names";
import { isGuessablePin, isPin, parsePin } from "@/lib/rules/signing-in/secrets";
import { freeMisses, roundWait } from "@/lib/rules/signing-in/throttle";
import { findLookAlike } from "./look-alikes";
import { recordJoined } from "./participants";

/** T15: at most so many students in a class. */
export const maxStudents = 500;

export interface JoinInput {
  code: string;
  name: string;
  pin: string;
  /** The PIN that replaces a one-time PIN (S1). */
  newPin?: string | undefined;
}

/**
 * The class a code opens. Codes that no class has are paid for by the address they come from (null: nobody knows it), and once it has nothing
 * left, codes that a class has are refused too, or trying on would tell them apart; but never that of a class whose people were seen there.
 * @throws AppError `no-class`, `code-wait`
 */
async function findJoinableClass(typed: string, address: string | null): Promise<ClassRow> {
  const code = parseCode(typed);
  const found = code === null ? null : await findClassByCode(database(), code);
  if (code !== null && address !== null) {
    const wait = found === null ? await chargeUnknownCode(address) : await codeWait(address);
    const isSeen =
      wait > 0 && found !== null && (await isClassSeenAt(database(), found.id, address, new Date(Date.now() - seenMs)));
    if (wait > 0 && !isSeen) throw new AppError("code-wait", roundWait(wait), "code");
  }
  if (found === null)
    throw new AppError("no-class", { code: code === null ? typed.trim().slice(0, 20) : formatCode(code) }, "code");
  return found;
}

/** The same for a page that shows the refusal. */
export async function findClassOrRefusal(typed: string, address: string | null): Promise<ClassRow | AppError> {
  try {
    return await findJoinableClass(typed, address);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

/**
 * The same for a page that was only looked at: null when nobody looked, and the page is then the same whether a class has this code or not. A page
 * inside another site (an image, a frame) pays for nothing; and once the address has nothing left, only the form tells who may join (findJoinable).
 */
export async function findClassForPage(
  typed: string,
  address: string | null,
  embedded: boolean,
): Promise<ClassRow | AppError | null> {
  const spent = async () => address !== null && (await codeWait(address)) > 0;
  if (parseCode(typed) !== null && (embedded || (await spent()))) return null;
  const found = await findClassOrRefusal(typed, address);
  return found instanceof AppError && found.code === "code-wait" ? null : found;
}

/** The open activities of the class with this code, newest first, for whoever has just joined by it. */
export async function listActivitiesByCode(typed: string) {
  const found = await findClassByCode(database(), parseCode(typed) ?? "");
  return found === null ? [] : listOpenActivities(database(), found.id);
}

/**
 * Signs a student in and returns the session's id. A free name makes a student, a taken one asks for its PIN, and nothing makes two.
 * @throws AppError `no-class`, `code-wait`, `joining-closed`, `class-full`, `name-…`, `pin-shape`, `pin-guessable`, `name-taken`,
 * `name-on-list`, `name-merged`, `names-wait-…`, `pin-wait`, `sign-ins-wait`, `pick-pin`, `pin-same`, `busy`
 */
export async function joinClass(given: JoinInput, address: string | null = null): Promise<string> {
  return (await enterClass(given, { address, cookies: {} })).sessionId;
}

/** Who signs in: from which address (of addressKey), and with what cookies, which may know the student. */
export interface JoinOrigin {
  address: string | null;
  cookies: Record<string, string>;
}

/** The same, with whose session it is. */
export async function enterClass(
  given: JoinInput,
  asker: JoinOrigin,
): Promise<{ sessionId: string; studentId: string }> {
  const { address } = asker;
  const pin = parsePin(given.pin);
  const found = await findJoinableClass(given.code, address).catch(async (error: unknown) => {
    await verifySecret(null, pin, address); // No class costs the time of a wrong PIN.
    throw error;
  });
  const name = checkName(given.name);
  if (!isPin(pin)) throw new AppError("pin-shape", {}, "pin");
  const { student, pinHash } = await identify({ found, asker, pin }, name, given.newPin);
  const wait = await chargeSignIn(student.id);
  if (wait > 0) throw new AppError("sign-ins-wait", { name: student.name, ...roundWait(wait) });
  const sessionId = await startSession(found, student, pinHash);
  await endSurplusSessions({ studentId: student.id });
  if (address !== null) await recordSighting({ address, personId: student.id });
  const open = await listOpenActivities(database(), found.id);
  const [only] = open;
  if (only !== undefined && open.length === 1) await recordJoined(database(), only.id, student.id);
  for (const { id } of open) invalidate(id, "roster"); // Someone new, or a slip that has been used.
  return { sessionId, studentId: student.id };
}

/** One try to get into a class. */
interface JoinAttempt {
  found: ClassRow;
  asker: JoinOrigin;
  pin: string;
}

/** Who it is, with the hash of the PIN that counts from now on. */
async function identify(
  attempt: JoinAttempt,
  name: string,
  newPin: string | undefined,
): Promise<{ student: StudentSignIn; pinHash: string }> {
  const { found } = attempt;
  const key = nameKey(name);
  const same = await findStudentByName(database(), found.id, key);
  const merged = same === null ? await findMergedByName(database(), found.id, key) : null;
  if (merged !== null) return identifyMerged(attempt, merged);
  const known = same ?? (await findLookAlikeStudent(database(), found.id, name));
  const { student, isNew } = known === null ? await addNewcomer(attempt, name) : { student: known, isNew: false };
  return { student, pinHash: isNew ? student.pinHash : await checkPin(attempt, student, newPin) };
}

/** A student whose name looks the same. Sentences call them as it was typed, so that nobody's name is given away. */
async function findLookAlikeStudent(tx: Tx, classId: string, name: string): Promise<StudentSignIn | null> {
  const alike = findLookAlike(name, await listNames(tx, classId));
  const student = alike === null ? null : await findSignIn(tx, alike.id);
  return student === null ? null : { ...student, name };
}

/** A tidied name. @throws AppError `name-missing`, `name-too-long` */
export function checkName(typed: string): string {
  const name = tidyName(typed);
  const fault = nameFault(name);
  if (fault !== null) throw new AppError(`name-${fault}`, {}, "name");
  return name;
}

/** Adds a student who is not on the roster; when another request was first with the name, the student it made. */
async function addNewcomer(attempt: JoinAttempt, name: string): Promise<{ student: StudentSignIn; isNew: boolean }> {
  const { found, pin } = attempt;
  const source = { address: attempt.asker.address, browser: knownBrowserInCookies(attempt.asker.cookies) };
  if (!found.joiningOpen) {
    await verifySecret(null, pin, source.address); // A name that is not here costs the time of one that is.
    throw new AppError("joining-closed", { teacher: found.teacherName });
  }
  if (isGuessablePin(pin)) return refuseGuessablePin(attempt, name);
  const wait = await newNameWait(found.id, source);
  if (wait !== null) {
    await verifySecret(null, pin, source.address); // As when the class is closed to new names.
    throw nameWaitError(found, wait);
  }
  const pinHash = await hashSecret(pin, source.address);
  return transaction(async (tx) => {
    const locked = await lockClass(tx, found.id);
    const first = (await findStudentByName(tx, found.id, nameKey(name))) ?? (await findLookAlikeStudent(tx, found.id, name));
    if (first !== null) return { student: first, isNew: false };
    if (!locked.joiningOpen || locked.archivedAt !== null)
      throw new AppError("joining-closed", { teacher: found.teacherName });
    if ((await countStudents(tx, found.id)) >= maxStudents)
      throw new AppError("class-full", { most: maxStudents, teacher: found.teacherName });
    const late = await chargeNewName(tx, found.id, source);
    if (late !== null) throw nameWaitError(found, late);
    const [made] = await insertStudents(tx, found.id, [
      { name, nameKey: nameKey(name), pinHash, oneTimePin: null, onRoster: false, joinedFrom: source.address },
    ]);
    if (made === undefined) throw new Error("a name that was free under the class's lock is taken");
    return { student: { id: made.id, name, pinHash, oneTimePin: null }, isNew: true };
  });
}

/** A free name answers a PIN that nobody may pick as a taken one does: after the same time, and counted in the same way. */
async function refuseGuessablePin(attempt: JoinAttempt, name: string): Promise<never> {
  const free: StudentSignIn = {
    id: keyedHash(`name ${attempt.found.id} ${nameKey(name)}`),
    name,
    pinHash: "",
    oneTimePin: null,
  };
  await requireRightPin(attempt, free, () => verifySecret(null, attempt.pin, attempt.asker.address));
  throw new AppError("pin-guessable", {}, "pin");
}

/** Checks the PIN. Returns the hash of the one that counts from now on: another, when a one-time PIN was used. */
async function checkPin(attempt: JoinAttempt, student: StudentSignIn, newPin: string | undefined): Promise<string> {
  await requireRightPin(attempt, student);
  return student.oneTimePin === null
    ? student.pinHash
    : hashSecret(checkNewPin(student, student.oneTimePin, newPin), attempt.asker.address);
}

/** T15: the name that one does not go by any more, with its own PIN, opens the place of the one that stayed, if both are one person's. */
async function identifyMerged(attempt: JoinAttempt, merged: MergedSignIn): Promise<{ student: StudentSignIn; pinHash: string }> {
  const { found } = attempt;
  await requireRightPin(attempt, merged);
  if (!merged.pinCounts) throw new AppError("name-merged", { name: merged.name, teacher: found.teacherName }, "name");
  return transaction(async (tx) => {
    const student = await lockStudent(tx, found.id, merged.intoId);
    if (student === null) throw wrongPinError(found, merged);
    if (merged.oneTimePin !== null) await changePin(tx, merged.id, { pinHash: student.pinHash, oneTimePin: null }); // A slip opens once.
    return { student, pinHash: student.pinHash };
  });
}

/** Under its throttles: the student's own, or their browser's share of it, and that of the address in this class, which no such browser waits for. */
async function requireRightPin(
  { found, asker, pin }: JoinAttempt,
  student: StudentSignIn,
  check = () => isRightPin(student, pin, asker.address),
): Promise<void> {
  const own = pinThrottleFor(student.id, asker.cookies);
  const here = asker.address === null ? null : classPinsThrottle(found.id, asker.address);
  const hereWait = here === null || own.known ? 0 : await pinsWait(here);
  if (hereWait > 0) throw new AppError("pins-wait", { teacher: found.teacherName, ...roundWait(hereWait) }, "pin");
  const judged = await checkSecret(own.key, check);
  if (judged.is === "right") return;
  if (judged.is === "wrong") {
    // A student mistypes a few in their own browser; on a shared device it may be another who guesses.
    if (here !== null && (!own.known || judged.misses > freeMisses)) await chargeWrongPin(here);
    if (judged.misses > freeMisses) await invalidateRoster(found.id);
  }
  if (judged.wait > 0) throw pinWaitError(found, student, judged.wait);
  throw isGuessablePin(pin) ? new AppError("pin-guessable", {}, "pin") : wrongPinError(found, student);
}

/** Makes the session if things still stand as they were found. */
async function startSession(found: ClassRow, student: StudentSignIn, pinHash: string): Promise<string> {
  return transaction(async (tx) => {
    const now = await lockStudent(tx, found.id, student.id);
    // A reset or removal that came in between has the last word.
    if (now === null || now.pinHash !== student.pinHash || now.oneTimePin !== student.oneTimePin)
      throw wrongPinError(found, student);
    if (pinHash !== student.pinHash) await changePin(tx, student.id, { pinHash, oneTimePin: null });
    return createSession(tx, { studentId: student.id });
  });
}

async function isRightPin(student: StudentSignIn, pin: string, from: string | null): Promise<boolean> {
  if (student.oneTimePin === null) return verifySecret(student.pinHash, pin, from);
  await verifySecret(null, pin, from); // As slow as any other PIN.
  return isSame(pin, student.oneTimePin);
}

/** The PIN that takes the place of the one-time PIN. */
function checkNewPin(student: StudentSignIn, oneTimePin: string, newPin: string | undefined): string {
  if (newPin === undefined || newPin === "") throw new AppError("pick-pin", { name: student.name }, "newPin");
  const picked = parsePin(newPin);
  if (!isPin(picked)) throw new AppError("pin-shape", {}, "newPin");
  if (isSame(picked, oneTimePin)) throw new AppError("pin-same", {}, "newPin");
  if (isGuessablePin(picked)) throw new AppError("pin-guessable", {}, "newPin");
  return picked;
}

/** The class page shows who has to wait. */
async function invalidateRoster(classId: string): Promise<void> {
  for (const { id } of await listOpenActivities(database(), classId)) invalidate(id, "roster");
}

/** S1: so many new names came from one browser or one address that the next one waits. What was typed stays. */
function nameWaitError(found: ClassRow, { by, wait }: NonNullable<NameWait>): AppError {
  return new AppError(by === "browser" ? "names-wait-browser" : "names-wait-address", {
    teacher: found.teacherName,
    ...roundWait(wait),
  });
}

function pinWaitError(found: ClassRow, student: StudentSignIn, wait: number): AppError {
  return new AppError("pin-wait", { name: student.name, teacher: found.teacherName, ...roundWait(wait) }, "pin");
}

function wrongPinError(found: ClassRow, student: StudentSignIn): AppError {
  const values = { name: student.name, teacher: found.teacherName };
  return student.oneTimePin === null
    ? new AppError("name-taken", values, "name")
    : new AppError("name-on-list", values, "name");
}

function isSame(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
