/** Owners of the installation, and the person who runs the machine, disable, enable and delete teachers' accounts (Q36). */
import { database, transaction, type Tx } from "@/db/client";
import { auditChange } from "@/lib/activity/audit";
import { lockActivities, raiseAccessVersions } from "@/lib/activity/queries/activity";
import { setTeacherRight } from "@/lib/activity/queries/class-teachers";
import * as owners from "@/lib/activity/queries/owners";
import { publishEndedSessions } from "@/lib/auth/ended-sessions";
import { noPasswordHash } from "@/lib/auth/hashing";
import { passwordThrottleFor } from "@/lib/auth/known-browser";
import { deleteThrottles } from "@/lib/auth/queries/throttles";
import { tidyEmail } from "@/lib/auth/rules/emails";
import { endSessionsOf } from "@/lib/auth/session";
import type { Viewer } from "@/lib/auth/viewer";
import { invalidate, publish } from "@/lib/bus/bus";
import { AppError } from "@/lib/errors/errors";
import { listActivitiesOf } from "@/lib/features/people/classes/queries/activities";
import { setClassArchived } from "@/lib/features/people/classes/queries/archived-classes";
import { lockClass } from "@/lib/features/people/classes/queries/classes";
import { revokeLinks } from "@/lib/features/people/signing-in/queries/teacher-links";
import { makeResetIn } from "@/lib/features/people/signing-in/teachers";
import { currentTime } from "@/lib/process/clock";
import { requireOwnerIn } from "./owners";
import * as rows from "./queries/accounts";
import { countClasses, isLastOwner, isLeftAlone } from "./rules/accounts";

/** An owner of the installation. null: the person who runs the machine, by `npm run teacher`. */
type By = (Viewer & { as: "teacher" }) | null;

export interface Account extends owners.PossibleOwner {
  /** How many classes go on with their other teachers when the account is deleted. */
  shared: number;
  /** How many classes nobody else can change. */
  alone: number;
}

/** Lists all accounts, owners first. */
export async function listAccounts(): Promise<Account[]> {
  const [teachers, classes] = await Promise.all([
    owners.listPossibleOwners(database()),
    rows.listTaughtClasses(database(), null),
  ]);
  return teachers.map((teacher) => ({
    ...teacher,
    ...countClasses(classes.filter(({ teacherId }) => teacherId === teacher.id)),
  }));
}

/** For `npm run teacher`. null when no teacher has this email. */
export async function findAccount(email: string): Promise<owners.PossibleOwner | null> {
  const teachers = await owners.listPossibleOwners(database());
  return teachers.find((teacher) => teacher.email === tidyEmail(email)) ?? null;
}

/** Ends every way in of the account, and the teacher's sessions and links. @throws AppError `account-gone`, `last-owner`, `not-found` */
export async function disableAccount(by: By, teacherId: string, now = currentTime()): Promise<void> {
  const ended = await transaction(async (tx) => {
    const { account, teachers } = await lockAccount(tx, by, teacherId);
    if (account.disabledAt !== null) return [];
    if (isLastOwner(teachers, teacherId)) throw new AppError("last-owner");
    // This locks the account, so that a sign-in at the same moment is refused, or its session is ended too.
    await rows.setDisabledAt(tx, teacherId, now);
    await revokeLinks(tx, teacherId, now);
    await auditAccount(tx, by, "account-disable", account.name, now);
    return endSessionsOf(tx, { teacherId });
  });
  publishEndedSessions(ended, "disabled");
}

/** The teacher can sign in again, as before. @throws AppError `account-gone`, `not-found` */
export async function enableAccount(by: By, teacherId: string, now = currentTime()): Promise<void> {
  await transaction(async (tx) => {
    const { account } = await lockAccount(tx, by, teacherId);
    if (account.disabledAt === null) return;
    await rows.setDisabledAt(tx, teacherId, null);
    await auditAccount(tx, by, "account-enable", account.name, now);
  });
}

/** Returns the token of a one-time link, to set a new password. @throws AppError `account-gone`, `teacher-disabled`, `not-found` */
export function makeResetLink(by: By, teacherId: string): Promise<string> {
  return transaction(async (tx) => {
    const { account } = await lockAccount(tx, by, teacherId);
    return makeResetIn(tx, account, by?.teacherId ?? null);
  });
}

/** What becomes of the classes that nobody else can change. null: the caller was not asked. */
export type ForClasses = "archive" | { handTo: string } | null;

/**
 * Deletes the account. Classes with another editor go on with that teacher. What students wrote stays, and so do the teacher's marks, comments and
 * messages, without the account. It cannot be undone.
 * @throws AppError `account-gone`, `last-owner`, `account-classes`, `account-receiver`, `not-found`
 */
export async function deleteAccount(
  by: By,
  { teacherId, classes: forClasses }: { teacherId: string; classes: ForClasses },
  now = currentTime(),
): Promise<void> {
  const { ended, activityIds } = await transaction(async (tx) => {
    const { account, teachers } = await lockAccount(tx, by, teacherId);
    if (isLastOwner(teachers, teacherId)) throw new AppError("last-owner");
    const activityIds = await lockClassesOf(tx, teacherId);
    const alone = (await rows.listTaughtClasses(tx, teacherId)).filter(isLeftAlone);
    if (alone.length > 0) {
      if (forClasses === null) throw new AppError("account-classes", { name: account.name, count: alone.length });
      if (forClasses === "archive") await archiveAll(tx, by, alone, now);
      else await handOver(tx, by, alone, requireReceiver(teachers, teacherId, forClasses.handTo), now);
    }
    await deleteThrottles(tx, passwordThrottleFor(account.email).key);
    // This locks the account, so that a sign-in at the same moment is refused, or its session is ended too.
    await rows.clearAccount(tx, teacherId, noPasswordHash, now);
    const ended = await endSessionsOf(tx, { teacherId });
    await raiseAccessVersions(tx, activityIds);
    await auditAccount(tx, by, "account-delete", account.name, now);
    return { ended, activityIds };
  });
  publishEndedSessions(ended, "disabled");
  for (const activityId of activityIds) {
    publish({ kind: "access", activityId });
    invalidate(activityId, "phase", "roster", "reviews");
  }
}

/** Lets one transaction at a time change accounts. @throws AppError `account-gone`; `not-found` when the caller owns the installation no longer */
async function lockAccount(tx: Tx, by: By, teacherId: string) {
  await owners.lockOwners(tx);
  const teachers = await owners.listPossibleOwners(tx);
  if (by !== null) requireOwnerIn(teachers, by.teacherId);
  const account = teachers.find(({ id }) => id === teacherId);
  if (account === undefined) throw new AppError("account-gone");
  return { account, teachers };
}

/** Returns the ids of the activities. */
async function lockClassesOf(tx: Tx, teacherId: string): Promise<string[]> {
  const classIds = (await rows.listTaughtClasses(tx, teacherId)).map(({ id }) => id);
  const activities = await lockActivities(tx, await listActivitiesOf(tx, classIds));
  for (const id of classIds) await lockClass(tx, id);
  return activities.map(({ id }) => id);
}

/** @throws AppError `account-receiver` */
function requireReceiver(teachers: readonly owners.PossibleOwner[], teacherId: string, receiverId: string) {
  const receiver = teachers.find(({ id, disabledAt }) => id === receiverId && id !== teacherId && disabledAt === null);
  if (receiver === undefined) throw new AppError("account-receiver");
  return receiver;
}

async function handOver(
  tx: Tx,
  by: By,
  classes: readonly rows.TaughtClassRow[],
  receiver: owners.PossibleOwner,
  now: Date,
): Promise<void> {
  for (const { id: classId } of classes) {
    await setTeacherRight(tx, classId, receiver.id, "steer");
    const who = { teacherId: by?.teacherId ?? null, classId };
    await auditChange(tx, who, "class-given", { detail: receiver.name }, now);
  }
}

async function archiveAll(tx: Tx, by: By, classes: readonly rows.TaughtClassRow[], now: Date): Promise<void> {
  for (const { id: classId, name, isArchived } of classes) {
    if (!isArchived) await setClassArchived(tx, classId, { archivedAt: now });
    await auditChange(tx, { teacherId: by?.teacherId ?? null, classId }, "class-left", { detail: name }, now);
  }
}

function auditAccount(
  tx: Tx,
  by: By,
  act: "account-disable" | "account-enable" | "account-delete",
  name: string,
  now: Date,
): Promise<void> {
  return auditChange(tx, { teacherId: by?.teacherId ?? null, classId: null }, act, { detail: name }, now);
}
