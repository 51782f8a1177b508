/** S1, Q20: a student joins a class, or comes back, with its code, a name and a PIN. */
import { timingSafeEqual } from "node:crypto";
import { database, transaction, type Tx } from "@/db/client";
import { listOpenActivities } from "@/db/queries/activities";
import { findClassByCode, lockClass, type ClassRow } from "@/db/queries/classes";
import { isClassSeenAt } from "@/db/queries/sightings";
import { changePin, countStudents, findMergedByName, findSignIn, findStudentByName, insertStudents, listNames, lockStudent, type MergedSignIn, type StudentSignIn } from "@/db/queries/students";
import { hashSecret, verifySecret } from "@/lib/auth/hashing";
import { createSession, noteSeen, seenMs } from "@/lib/auth/session";
import { codeWait, judge, payForCode, pinThrottle } from "@/lib/auth/throttle";
import { poke } from "@/lib/bus/bus";
import { AppError } from "@/lib/errors";
import { readCode, showCode } from "@/lib/rules/class-code";
import { nameFault, nameKey, tidyName } from "@/lib/rules/names";
import { isGuessablePin, isPin, readPin } from "@/lib/rules/secrets";
import { freeMisses, waitWords } from "@/lib/rules/throttle";
import { findLookAlike } from "./look-alikes";
import { noteJoined } from "./participants";

/** T15: at most so many students in a class. */
export const mostStudents = 500;

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
async function findJoinable(typed: string, address: string | null): Promise<ClassRow> {
  const code = readCode(typed);
  const found = code === null ? null : await findClassByCode(database(), code);
  if (code !== null && address !== null) {
    const wait = found === null ? await payForCode(address) : await codeWait(address);
    const isSeen = wait > 0 && found !== null && (await isClassSeenAt(database(), found.id, address, new Date(Date.now() - seenMs)));
    if (wait > 0 && !isSeen) throw new AppError("code-wait", waitWords(wait), "code");
  }
  if (found === null) throw new AppError("no-class", { code: code === null ? typed.trim().slice(0, 20) : showCode(code) }, "code");
  return found;
}

/** The same for a page that shows the refusal. */
export async function findOrRefusal(typed: string, address: string | null): Promise<ClassRow | AppError> {
  try {
    return await findJoinable(typed, address);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

/** The open activities of the class with this code, newest first, for whoever has just joined by it. */
export async function activitiesBehind(typed: string) {
  const found = await findClassByCode(database(), readCode(typed) ?? "");
  return found === null ? [] : listOpenActivities(database(), found.id);
}

/**
 * Signs a student in and returns the session's id. A free name makes a student, a taken one asks for its PIN, and nothing makes two.
 * @throws AppError `no-class`, `code-wait`, `joining-closed`, `class-full`, `name-…`, `pin-shape`, `pin-guessable`, `name-taken`,
 * `name-on-list`, `name-merged`, `pin-wait`, `pick-pin`, `pin-same`, `busy`
 */
export async function joinClass(given: JoinInput, address: string | null = null): Promise<string> {
  const pin = readPin(given.pin);
  const found = await findJoinable(given.code, address).catch(async (error: unknown) => {
    if (error instanceof AppError && error.code === "no-class") await verifySecret(null, pin); // No class costs the time of a wrong PIN.
    throw error;
  });
  const name = checkName(given.name);
  if (!isPin(pin)) throw new AppError("pin-shape", {}, "pin");
  const { student, pinHash } = await identify(found, name, pin, given.newPin);
  const sessionId = await enter(found, student, pinHash);
  if (address !== null) await noteSeen({ address, personId: student.id });
  const open = await listOpenActivities(database(), found.id);
  const [only] = open;
  if (only !== undefined && open.length === 1) await noteJoined(database(), only.id, student.id);
  for (const { id } of open) poke(id, "roster"); // Someone new, or a slip that has been used.
  return sessionId;
}

/** Who it is, with the hash of the PIN that counts from now on. */
async function identify(found: ClassRow, name: string, pin: string, newPin: string | undefined): Promise<{ student: StudentSignIn; pinHash: string }> {
  const key = nameKey(name);
  const same = await findStudentByName(database(), found.id, key);
  const merged = same === null ? await findMergedByName(database(), found.id, key) : null;
  if (merged !== null) return nowCalled(found, merged, pin);
  const known = same ?? (await findAlike(database(), found.id, name));
  const { student, isNew } = known === null ? await addNewcomer(found, name, pin) : { student: known, isNew: false };
  return { student, pinHash: isNew ? student.pinHash : await checkPin(found, student, pin, newPin) };
}

/** A student whose name looks the same. Sentences call them as it was typed, so that nobody's name is given away. */
async function findAlike(tx: Tx, classId: string, name: string): Promise<StudentSignIn | null> {
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
async function addNewcomer(found: ClassRow, name: string, pin: string): Promise<{ student: StudentSignIn; isNew: boolean }> {
  if (!found.joiningOpen) {
    await verifySecret(null, pin); // A name that is not here costs the time of one that is.
    throw new AppError("joining-closed", { teacher: found.teacherName });
  }
  if (isGuessablePin(pin)) throw new AppError("pin-guessable", {}, "pin");
  const pinHash = await hashSecret(pin);
  return transaction(async (tx) => {
    const locked = await lockClass(tx, found.id);
    const first = (await findStudentByName(tx, found.id, nameKey(name))) ?? (await findAlike(tx, found.id, name));
    if (first !== null) return { student: first, isNew: false };
    if (!locked.joiningOpen || locked.archivedAt !== null) throw new AppError("joining-closed", { teacher: found.teacherName });
    if ((await countStudents(tx, found.id)) >= mostStudents) throw new AppError("class-full", { most: mostStudents, teacher: found.teacherName });
    const [made] = await insertStudents(tx, found.id, [{ name, nameKey: nameKey(name), pinHash, oneTimePin: null, onRoster: false }]);
    if (made === undefined) throw new Error("a name that was free under the class's lock is taken");
    return { student: { id: made.id, name, pinHash, oneTimePin: null }, isNew: true };
  });
}

/** Checks the PIN. Returns the hash of the one that counts from now on: another, when a one-time PIN was used. */
async function checkPin(found: ClassRow, student: StudentSignIn, pin: string, newPin: string | undefined): Promise<string> {
  await expectRight(found, student, pin);
  return student.oneTimePin === null ? student.pinHash : hashSecret(pickPin(student, student.oneTimePin, newPin));
}

/** T15: the name that one does not go by any more, with its own PIN, opens the place of the one that stayed, if both are one person's. */
async function nowCalled(found: ClassRow, merged: MergedSignIn, pin: string): Promise<{ student: StudentSignIn; pinHash: string }> {
  await expectRight(found, merged, pin);
  if (!merged.pinCounts) throw new AppError("name-merged", { name: merged.name, teacher: found.teacherName }, "name");
  return transaction(async (tx) => {
    const student = await lockStudent(tx, found.id, merged.intoId);
    if (student === null) throw wrongPin(found, merged);
    if (merged.oneTimePin !== null) await changePin(tx, merged.id, { pinHash: student.pinHash, oneTimePin: null }); // A slip opens once.
    return { student, pinHash: student.pinHash };
  });
}

/** Under its throttle. */
async function expectRight(found: ClassRow, student: StudentSignIn, pin: string): Promise<void> {
  const judged = await judge(pinThrottle(student.id), () => isTheirs(student, pin));
  if (judged.is === "wrong" && judged.misses > freeMisses) await pokeTeacher(found.id);
  if (judged.is !== "right") throw judged.wait > 0 ? waitFirst(found, student, judged.wait) : wrongPin(found, student);
}

/** Makes the session if things still stand as they were found. */
async function enter(found: ClassRow, student: StudentSignIn, pinHash: string): Promise<string> {
  return transaction(async (tx) => {
    const now = await lockStudent(tx, found.id, student.id);
    // A reset or removal that came in between has the last word.
    if (now === null || now.pinHash !== student.pinHash || now.oneTimePin !== student.oneTimePin) throw wrongPin(found, student);
    if (pinHash !== student.pinHash) await changePin(tx, student.id, { pinHash, oneTimePin: null });
    return createSession(tx, { studentId: student.id });
  });
}

async function isTheirs(student: StudentSignIn, pin: string): Promise<boolean> {
  if (student.oneTimePin === null) return verifySecret(student.pinHash, pin);
  await verifySecret(null, pin); // As slow as any other PIN.
  return isSame(pin, student.oneTimePin);
}

/** The PIN that takes the place of the one-time PIN. */
function pickPin(student: StudentSignIn, oneTimePin: string, newPin: string | undefined): string {
  if (newPin === undefined || newPin === "") throw new AppError("pick-pin", { name: student.name }, "newPin");
  const picked = readPin(newPin);
  if (!isPin(picked)) throw new AppError("pin-shape", {}, "newPin");
  if (isSame(picked, oneTimePin)) throw new AppError("pin-same", {}, "newPin");
  if (isGuessablePin(picked)) throw new AppError("pin-guessable", {}, "newPin");
  return picked;
}

/** The class page shows who has to wait. */
async function pokeTeacher(classId: string): Promise<void> {
  for (const { id } of await listOpenActivities(database(), classId)) poke(id, "roster");
}

function waitFirst(found: ClassRow, student: StudentSignIn, wait: number): AppError {
  return new AppError("pin-wait", { name: student.name, teacher: found.teacherName, ...waitWords(wait) }, "pin");
}

function wrongPin(found: ClassRow, student: StudentSignIn): AppError {
  const values = { name: student.name, teacher: found.teacherName };
  return student.oneTimePin === null ? new AppError("name-taken", values, "name") : new AppError("name-on-list", values, "name");
}

function isSame(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
