/** Erases a student (B7, Q31). */
import { transaction, type Tx } from "@/db/client";
import { listActivitiesOf } from "@/lib/features/people/classes/queries/activities";
import { lockClass } from "@/lib/features/people/classes/queries/classes";
import { eraseAuthorship, lockDocuments } from "./queries/erased-authorship";
import { lockWithMerged, type LockedStudent } from "@/lib/features/people/classes/queries/students";
import * as rows from "./queries/erase";
import { lockActivities, raiseAccessVersions } from "@/lib/activity/queries/activity";
import { isUuid } from "@/lib/process/uuid";
import { listTeamIdsOf } from "@/lib/features/teams/queries/teams";
import { publishEndedSessions } from "@/lib/auth/ended-sessions";
import { endSessionsOf } from "@/lib/auth/session";
import type { ClassEditor } from "@/lib/activity/authorise";
import { invalidate, publish } from "@/lib/bus/bus";
import type { Topic } from "@/lib/bus/bus-contract";
import { recordInJournal } from "@/lib/activity/journal/record";
import { takeStudentsOutOfTeams } from "@/lib/features/teams/arrangement";
import { AppError } from "@/lib/errors/errors";
import { currentTime } from "@/lib/process/clock";
import { nameKey } from "@/lib/features/people/joining/rules/names";
import { withoutStudents } from "./rules/erased-entry";
import { formerMemberId } from "@/lib/activity/rules/former-member";

/** What an erasure removed, in numbers. */
export interface EraseReport {
  sessions: number;
  /** Ballots that stay counted without a person. */
  ballots: number;
  tries: number;
  /** Guesses before reading. */
  guesses: number;
  /** Exit tickets. */
  tickets: number;
  /** Texts whose authorship is a former member's now. */
  texts: number;
  submissions: number;
  /** Entries of the journal. */
  entries: number;
  copies: number;
  flags: number;
  /** Marks of the student's own. */
  marks: number;
}

interface Erased {
  report: EraseReport;
  ids: string[];
  endedSessions: string[];
  activityIds: string[];
  topics: Topic[];
}

/** Pages of every kind may have shown the name. */
const shownOn: readonly Topic[] = [
  "teams",
  "roster",
  "tray",
  "tries",
  "ballots",
  "choices",
  "submissions",
  "reviews",
  "flags",
  "wall",
];

/**
 * Erases a student of the class, removed or not, with those who were merged into them; `name` confirms it. It cannot be undone. What the student's
 * devices send later is refused, because they have no session.
 * @throws AppError `student-gone`, `erase-name`
 */
export async function eraseStudent(
  editor: ClassEditor,
  { studentId, name }: { studentId: string; name: string },
  now = currentTime(),
): Promise<EraseReport> {
  const erased = await transaction(async (tx) => {
    const result = await eraseIn(tx, editor.classId, studentId, now, (student) => {
      if (nameKey(name) !== student.nameKey) throw new AppError("erase-name", { name: student.name }, "name");
    });
    // The erased facts cannot be restored, so the entry has nothing to undo.
    const entry = { kind: "erase", values: { student: formerMemberId }, always: true } as const;
    await recordInJournal(tx, { ...editor, activityIds: [] }, entry, () => Promise.resolve(), now);
    return result;
  });
  publishErased(erased);
  return erased.report;
}

/** In the caller's transaction; `check` may throw. The caller calls `publishErased` after the commit. @throws AppError `student-gone` */
export async function eraseIn(
  tx: Tx,
  classId: string,
  studentId: string,
  now: Date,
  check: (student: LockedStudent) => void = () => undefined,
): Promise<Erased> {
  const activities = await lockActivities(tx, await listActivitiesOf(tx, [classId]));
  await lockClass(tx, classId);
  await lockDocuments(tx, classId);
  const students = isUuid(studentId) ? await lockWithMerged(tx, classId, studentId) : [];
  const [student] = students;
  if (student === undefined) throw new AppError("student-gone");
  check(student);
  const ids = students.map(({ id }) => id);
  const teams = await listTeamIdsOf(tx, ids);
  const belongings = await rows.countBelongings(tx, ids);
  const topics = new Set<Topic>([...shownOn, ...teams.map((id): Topic => `team:${id}`)]);
  await rows.retainBallotTeam(tx, ids);
  for (const activity of activities)
    if (activity.phase !== "closed")
      for (const topic of await takeStudentsOutOfTeams(tx, activity, ids, now)) topics.add(topic);
  const endedSessions: string[] = [];
  const report: EraseReport = {
    ...belongings,
    sessions: 0,
    ballots: 0,
    submissions: 0,
    texts: await eraseAuthorship(tx, classId, ids),
    entries: await eraseFromJournal(tx, classId, ids),
  };
  for (const one of students) {
    endedSessions.push(...(await endSessionsOf(tx, { studentId: one.id })));
    report.ballots += await rows.eraseVoter(tx, one);
    report.submissions += await rows.eraseMentions(tx, classId, one.id);
    await rows.eraseTraces(tx, one.id);
  }
  report.sessions = endedSessions.length;
  await rows.deleteStudents(tx, ids);
  const activityIds = activities.map(({ id }) => id);
  await raiseAccessVersions(tx, activityIds);
  return { report, ids, endedSessions, activityIds, topics: [...topics] };
}

async function eraseFromJournal(tx: Tx, classId: string, ids: readonly string[]): Promise<number> {
  const entries = await rows.listEntriesAbout(tx, classId, ids);
  for (const entry of entries) await rows.setEntry(tx, withoutStudents(entry, ids));
  return entries.length;
}

/** Ends open sockets and refreshes pages, in every process. */
export function publishErased({ ids, endedSessions, activityIds, topics }: Erased): void {
  publishEndedSessions(endedSessions);
  publish({ kind: "erased", activityIds, studentIds: ids });
  for (const activityId of activityIds) {
    publish({ kind: "access", activityId });
    invalidate(activityId, ...topics);
  }
}
