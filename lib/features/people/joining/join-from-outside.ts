/** A student enters a class with the school's account (T19, Q33). A name alone never signs them in as somebody else. */
import { randomUUID } from "node:crypto";
import { database, transaction, type Tx } from "@/db/client";
import { findClass, lockClassInUse, type ClassRow } from "@/lib/features/people/classes/queries/classes";
import {
  changePin,
  hasSlipWith,
  listSlips,
  lockStudent,
  type StudentSignIn,
} from "@/lib/features/people/classes/queries/students";
import { lockWithMerged } from "@/lib/features/people/classes/queries/students";
import { isUuid } from "@/lib/process/uuid";
import * as rows from "@/lib/features/people/signing-in/queries/outside-accounts";
import type { OutsideAccount } from "@/lib/auth/rules/outside-account";
import { hashSecret } from "@/lib/auth/hashing";
import type { ProvedSignIn } from "@/lib/auth/outside/pending-sign-in";
import type { OutsideIdentity } from "@/lib/auth/outside/provider";
import { publishEndedSessions } from "@/lib/auth/ended-sessions";
import { createSession, endSessionsOf } from "@/lib/auth/session";
import { chargeNameTried } from "@/lib/auth/throttle";
import type { ClassEditor } from "@/lib/activity/authorise";
import { auditChange } from "@/lib/activity/audit";
import { tidyEmail } from "@/lib/auth/rules/emails";
import { AppError } from "@/lib/errors/errors";
import { currentTime } from "@/lib/process/clock";
import { parsePin } from "@/lib/features/people/signing-in/rules/secrets";
import { decideOutside } from "@/lib/features/people/signing-in/rules/outside";
import { roundWait } from "@/lib/auth/rules/throttle";
import { completeSignIn, type SignedInStudent } from "./admit";
import { isPinStillValid, requireRightPin, slipPinError, type JoinOrigin } from "./check-pin";
import { addNewcomer, checkName, findNamed, inexactNameError } from "./joining";

/**
 * Signs in the student to whom the account is linked, or links it to the one on the school's list with its verified e-mail address. null: it is not
 * known yet which student of the class they are.
 * @throws AppError `outside-class`, `outside-stale`, `sign-ins-wait`
 */
export async function signInStudentFromOutside(
  identity: OutsideIdentity,
  classId: string,
  address: string | null,
): Promise<SignedInStudent | null> {
  const found = await requireClass(classId);
  const email = tidyEmail(identity.email);
  // Read before the link. If a parallel sign-in links the student between these two reads, the second one finds the link.
  const sameEmail = identity.emailVerified
    ? await rows.findStudentsByEmail(database(), classId, email, identity.issuer)
    : [];
  const linkedId = await rows.findLinkedStudent(database(), identity, classId);
  const decision = decideOutside({ linkedId, verified: identity.emailVerified, sameEmail });
  if (decision.is !== "linked" && decision.is !== "link") return null;
  return enter(found, decision.id, address, { account: identity, isLinked: decision.is === "linked" });
}

/**
 * Joins under a name. A free name makes a student; a taken one needs its PIN once, and is linked to the account from then on.
 * @throws AppError `outside-class`, `outside-names-wait`, `outside-name-taken`, `name-inexact`, `pin-from-slip`, `outside-linked`,
 * `outside-student-other`, and as `enterClass`
 */
export async function joinFromOutside(
  { account, classId }: Pick<ProvedSignIn, "account" | "classId">,
  given: { name: string; pin: string },
  origin: JoinOrigin,
): Promise<SignedInStudent> {
  const found = await requireClass(classId);
  const name = checkName(given.name);
  const pin = parsePin(given.pin);
  if ((await rows.findLinkedStudent(database(), account, classId)) !== null) throw new AppError("outside-linked");
  // A refusal says without a PIN whether a name is taken, so tried names are counted (S1).
  const wait = await chargeNameTried(account, classId);
  if (wait > 0) throw new AppError("outside-names-wait", { teacher: found.teacherName, ...roundWait(wait) }, "name");
  const named = await findNamed(found.id, name);
  if (named?.is === "several") throw inexactNameError(name);
  if (named !== null && pin === "") throw nameTakenError(found, name);
  if (named === null && (await hasSlipWith(database(), found.id, pin))) throw slipPinError(found);
  if (named === null) {
    // Nobody knows this PIN; the teacher can give another. The account is linked in the same transaction, or the name would be left to nobody.
    const { student, isNew } = await addNewcomer({ found, origin, pin: randomUUID() }, name, (tx, made) =>
      linkStudent(tx, account, made, found),
    );
    if (!isNew) throw nameTakenError(found, name);
    return enter(found, student.id, origin.address, { account, isLinked: true });
  }
  const proved = named.is === "merged" ? named.merged : named.student;
  await requireRightPin({ found, origin, pin }, proved);
  if (named.is === "merged" && !named.merged.pinCounts)
    throw new AppError("name-merged", { name, teacher: found.teacherName }, "name");
  const studentId = named.is === "merged" ? named.merged.intoId : named.student.id;
  return enter(found, studentId, origin.address, { account, isLinked: false }, proved);
}

/**
 * Unlinks the accounts of a student, and of those merged into them, and signs them out.
 * @throws AppError `student-gone`
 */
export async function unlinkStudent(editor: ClassEditor, studentId: string): Promise<void> {
  const ended = await transaction(async (tx) => {
    const students = isUuid(studentId) ? await lockWithMerged(tx, editor.classId, studentId) : [];
    if (students.length === 0) throw new AppError("student-gone");
    const ids = students.map(({ id }) => id);
    return (await unlinkAccounts(tx, editor, ids)) ? endSessionsOf(tx, { studentId }) : [];
  });
  publishEndedSessions(ended);
}

/**
 * Returns whether any account was linked. The caller has locked the student, and ends their sessions.
 * @param ids the student first, then those who were merged into them
 */
export async function unlinkAccounts(
  tx: Tx,
  { classId, teacherId }: ClassEditor,
  ids: readonly string[],
): Promise<boolean> {
  if ((await rows.unlinkStudents(tx, ids)) === 0) return false;
  await auditChange(tx, { teacherId, classId }, "unlink-student", { studentId: ids[0] ?? null });
  return true;
}

const nameTakenError = ({ teacherName }: ClassRow, name: string) =>
  new AppError("outside-name-taken", { name, teacher: teacherName }, "pin");

async function requireClass(classId: string): Promise<ClassRow> {
  const found = await findClass(database(), classId);
  if (found === null || found.archivedAt !== null) throw new AppError("outside-class");
  return found;
}

/**
 * Makes the session. With `isLinked` the account must still be linked; otherwise it is linked first.
 * @param proved the student or merged name whose PIN was right; the PIN must not have changed since
 */
async function enter(
  found: ClassRow,
  studentId: string,
  address: string | null,
  { account, isLinked }: { account: OutsideAccount; isLinked: boolean },
  proved?: StudentSignIn,
): Promise<SignedInStudent> {
  // The PIN on a slip is replaced at first use, here by one that nobody knows (S1).
  const hasSlip = (await listSlips(database(), studentId)).length > 0;
  const unknownPin = hasSlip ? await hashSecret(randomUUID(), address) : null;
  return completeSignIn(found, { id: studentId, name: proved?.name ?? "" }, address, () =>
    transaction(async (tx) => {
      const isInUse = await lockClassInUse(tx, found.id);
      const student = await lockStudent(tx, found.id, studentId);
      if (!isInUse || student === null) throw new AppError("outside-class");
      if (proved !== undefined && !(await isPinStillValid(tx, proved, student)))
        throw nameTakenError(found, proved.name);
      if (!isLinked) await linkStudent(tx, account, student, found);
      // A new PIN, or the teacher, may have unlinked the account meanwhile.
      else if ((await rows.findLinkedStudent(tx, account, found.id)) !== studentId) throw new AppError("outside-stale");
      if (unknownPin !== null)
        for (const id of await listSlips(tx, studentId))
          await changePin(tx, id, { pinHash: unknownPin, oneTimePin: null });
      return createSession(tx, { studentId });
    }),
  );
}

/** @throws AppError `outside-linked` when the account is another student's, `outside-student-other` when the student has another one */
async function linkStudent(tx: Tx, account: OutsideAccount, student: StudentSignIn, found: ClassRow): Promise<void> {
  const place = { studentId: student.id, classId: found.id };
  if (!(await rows.linkStudent(tx, account, place, currentTime()))) {
    const linkedId = await rows.findLinkedStudent(tx, account, found.id);
    if (linkedId === student.id) return;
    throw linkedId === null
      ? new AppError("outside-student-other", { teacher: found.teacherName })
      : new AppError("outside-linked");
  }
  await auditChange(tx, { teacherId: null, classId: found.id }, "link-student", { studentId: student.id });
}
