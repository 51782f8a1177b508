/** T19, T15: the students of a course, as a list beside the class. It goes the way of every list: compared, decided by the teacher, taken over. */
import { database, transaction } from "@/db/client";
import { listClassLinks } from "@/db/queries/courses/course-links";
import { listRoster } from "@/db/queries/classes/roster";
import { linkStudent } from "@/db/queries/signing-in/outside-accounts";
import { findPlatform } from "@/lib/auth/platform/platforms";
import { listCourseStudents, type CourseMember } from "@/lib/auth/platform/services";
import type { ClassReading, ClassSteering } from "@/lib/auth/standing";
import { importRoster, loadRosterComparison, type ImportedRoster } from "@/lib/classroom/classes/roster";
import { auditChange } from "@/lib/classroom/privacy/audit";
import { AppError } from "@/lib/errors/errors";
import { recogniseColumns } from "@/lib/rules/classes/roster-columns";
import type { RosterDecisions } from "@/lib/rules/classes/roster-decisions";
import { toRosterRows } from "@/lib/rules/classes/roster-rows";
import { askPlatform, requireCourseLink } from "./course-service";

export interface RosterCourse {
  /** A link of the course. */
  linkId: string;
  title: string;
  /** What people call the platform. */
  label: string;
}

/** Courses with a link to an activity of the class, that say where their students are listed. */
export async function listRosterCourses({ classId }: ClassReading): Promise<RosterCourse[]> {
  const links = await listClassLinks(database(), classId);
  const found = new Map<string, RosterCourse>();
  for (const { id: linkId, courseTitle: title, membersUrl, ...link } of links) {
    const label = findPlatform(link)?.label;
    if (membersUrl !== null && label !== undefined && !found.has(membersUrl))
      found.set(membersUrl, { linkId, title, label });
  }
  return [...found.values()];
}

/** The course's students as a table with a line of headings. @throws AppError `course-…` */
export async function loadCourseList(steering: ClassSteering, linkId: string): Promise<string[][]> {
  return toTable((await loadStudents(steering, linkId)).students);
}

/** Takes the list over, and links the accounts of those who are in the course and on the roster: they come in from the course without a PIN. @throws AppError `course-…`, `roster-…` */
export async function importCourseRoster(
  steering: ClassSteering,
  linkId: string,
  decisions: RosterDecisions,
): Promise<ImportedRoster> {
  const { issuer, students } = await loadStudents(steering, linkId);
  const imported = await importRoster(steering, decisions);
  await linkListed(steering, issuer, students);
  return imported;
}

async function loadStudents(steering: ClassSteering, linkId: string) {
  const { link, platform } = await requireCourseLink(steering, linkId);
  const { membersUrl } = link;
  if (membersUrl === null) throw new AppError("course-gone");
  const students = await askPlatform(platform, () => listCourseStudents(platform, membersUrl));
  if (students.length === 0) throw new AppError("course-empty", { label: platform.label });
  const named = students.filter(({ name }) => name !== "");
  if (named.length === 0) throw new AppError("course-no-names", { label: platform.label });
  return { issuer: link.issuer, students: named };
}

function toTable(students: readonly CourseMember[]): string[][] {
  const hasEmails = students.some(({ email }) => email !== "");
  return hasEmails
    ? [["Name", "Email"], ...students.map(({ name, email }) => [name, email])]
    : [["Name"], ...students.map(({ name }) => [name])];
}

/** By the same comparison that the teacher saw, with the class as it is now. */
async function linkListed(steering: ClassSteering, issuer: string, students: readonly CourseMember[]): Promise<void> {
  const table = toTable(students);
  const { rows } = await loadRosterComparison(steering, toRosterRows(table, recogniseColumns(table)).rows);
  const { teacherId, classId } = steering;
  await transaction(async (tx) => {
    const listed = new Set((await listRoster(tx, classId)).filter(({ onRoster }) => onRoster).map(({ id }) => id));
    for (const { line, proposal } of rows) {
      const subject = students[line - 2]?.subject; // below the headings
      if (subject === undefined || proposal.kind !== "same" || !listed.has(proposal.studentId)) continue;
      const { studentId } = proposal;
      if (await linkStudent(tx, { issuer, subject }, { studentId, classId }, new Date()))
        await auditChange(tx, { teacherId, classId }, "link-listed", { studentId });
    }
  });
}
