/** The students of a course, imported like any other list: compared with the class, then decided by the teacher (T19, T15). */
import { database, type Tx } from "@/db/client";
import { listClassLinks } from "./queries/course-links";
import { listRoster } from "@/lib/features/arranging/students/queries/roster";
import { linkStudent, listStudentAccounts } from "@/lib/features/people/signing-in/queries/outside-accounts";
import { findPlatform } from "@/lib/auth/platform/platforms";
import { listCourseStudents } from "@/lib/auth/platform/services";
import type { ClassReader, ClassEditor } from "@/lib/activity/authorise";
import { importRoster, type ImportedRoster } from "@/lib/features/arranging/students/roster";
import { auditChange } from "@/lib/activity/audit";
import { AppError } from "@/lib/errors/errors";
import { currentTime } from "@/lib/process/clock";
import type { RosterDecisions } from "@/lib/features/arranging/students/rules/roster-decisions";
import { maxRosterRows } from "@/lib/features/arranging/students/rules/roster-rows";
import { findAccountFault, type CourseAccount, type CourseList } from "./rules/course-list";
import { nameKey } from "@/lib/features/people/joining/rules/names";
import { callPlatform, requireCourseLink } from "./course-service";

export interface RosterCourse {
  /** The id of one of the course's links. */
  linkId: string;
  title: string;
  /** The platform's display name. */
  label: string;
}

/** Lists courses with a link to an activity of the class, if the platform gave the address of their list of members. */
export async function listRosterCourses({ classId }: ClassReader): Promise<RosterCourse[]> {
  const links = await listClassLinks(database(), classId);
  const found = new Map<string, RosterCourse>();
  for (const { id: linkId, courseTitle: title, membersUrl, ...link } of links) {
    const label = findPlatform(link)?.label;
    if (membersUrl !== null && label !== undefined && !found.has(membersUrl))
      found.set(membersUrl, { linkId, title, label });
  }
  return [...found.values()];
}

/** Loads the course's students, and which accounts are linked to which students of the class. @throws AppError `course-…` */
export async function loadCourseList(editor: ClassEditor, linkId: string): Promise<CourseList> {
  const { issuer, students } = await loadStudents(editor, linkId);
  const accounts = await listStudentAccounts(database(), editor.classId, issuer);
  return { students, linked: [...accounts].map(([studentId, subject]) => ({ studentId, subject })) };
}

export interface ImportedCourse extends ImportedRoster {
  /** Number of accounts that were linked. */
  linked: number;
}

/**
 * Imports the list, and links accounts to students as the teacher decided, if the course still says the same of these accounts. Linked students enter
 * from the course without a PIN.
 * @throws AppError `course-…`, `roster-…`
 */
export async function importCourseRoster(
  editor: ClassEditor,
  { linkId, accounts }: { linkId: string; accounts: readonly CourseAccount[] },
  decisions: RosterDecisions,
): Promise<ImportedCourse> {
  const { issuer, label, students } = await loadStudents(editor, linkId);
  const fault = findAccountFault(accounts, students);
  if (fault?.code === "changed")
    throw new AppError("course-changed", { label, names: fault.names.slice(0, 5).join(", ") });
  if (fault?.code === "twice") throw new AppError("roster-twice", { name: fault.name });
  let linked = 0;
  const imported = await importRoster(editor, decisions, {
    afterwards: async (tx, added) => {
      linked = await linkAccounts(tx, editor, issuer, accounts, added);
    },
  });
  return { ...imported, linked };
}

async function loadStudents(editor: ClassEditor, linkId: string) {
  const { link, platform } = await requireCourseLink(editor, linkId);
  const { membersUrl } = link;
  const { label } = platform;
  if (membersUrl === null) throw new AppError("course-gone");
  const students = await callPlatform(platform, () => listCourseStudents(platform, membersUrl, maxRosterRows));
  if (students.length > maxRosterRows) throw new AppError("course-long", { label, most: maxRosterRows });
  if (students.length === 0) throw new AppError("course-empty", { label });
  const named = students.filter(({ name }) => name !== "");
  if (named.length === 0) throw new AppError("course-no-names", { label });
  return { issuer: link.issuer, label, students: named };
}

/** Returns how many were linked. An account that is linked already stays linked to the same student. @throws AppError `roster-changed` */
async function linkAccounts(
  tx: Tx,
  { teacherId, classId }: ClassEditor,
  issuer: string,
  accounts: readonly CourseAccount[],
  added: readonly { id: string; name: string }[],
): Promise<number> {
  const inClass = new Set((await listRoster(tx, classId)).map(({ id }) => id));
  const byName = new Map(added.map(({ id, name }) => [nameKey(name), id]));
  let linked = 0;
  for (const { subject, name, to } of accounts) {
    const studentId = "studentId" in to ? to.studentId : byName.get(nameKey(to.added));
    if (studentId === undefined || !inClass.has(studentId)) throw new AppError("roster-changed", { names: name });
    if (!(await linkStudent(tx, { issuer, subject }, { studentId, classId }, currentTime()))) continue;
    await auditChange(tx, { teacherId, classId }, "link-listed", { studentId });
    linked += 1;
  }
  return linked;
}
