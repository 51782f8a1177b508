/** Compares the students of a course with the class. The teacher decides whose account each is; the name alone never decides (T19). */
import type { Choices } from "@/lib/features/arranging/students/rules/roster-choices";
import type { ComparedRow } from "@/lib/features/arranging/students/rules/roster-comparison";

export interface CourseStudent {
  /** The student's id in launches from the platform. */
  subject: string;
  /** "" if the platform does not send the name. */
  name: string;
  email: string;
}

export interface CourseList {
  students: readonly CourseStudent[];
  /** Accounts of the platform that are already linked in the class. */
  linked: readonly { subject: string; studentId: string }[];
}

/** An account to link, with the course's data when the teacher decided: to a student of the class, or to a student who is added under a name. */
export interface CourseAccount extends CourseStudent {
  to: { studentId: string } | { added: string };
}

/** The students as a table whose first line has the headings. */
export function toCourseTable(students: readonly CourseStudent[]): string[][] {
  const hasEmails = students.some(({ email }) => email !== "");
  return hasEmails
    ? [["Name", "Email"], ...students.map(({ name, email }) => [name, email])]
    : [["Name"], ...students.map(({ name }) => [name])];
}

/** The student in a line of the table. Line 1 has the headings. */
export const studentAt = ({ students }: Pick<CourseList, "students">, line: number): CourseStudent | undefined =>
  students[line - 2];

/**
 * The accounts to link when the list is imported with these choices, by line. If two students of a course share a name, nobody has said which one is
 * in the class: neither is linked, and each signs in with the PIN once.
 */
export function chooseAccounts(
  course: CourseList,
  rows: readonly ComparedRow[],
  choices: Choices,
): Map<number, CourseAccount> {
  const linkedSubjects = new Set(course.linked.map(({ subject }) => subject));
  const linkedStudents = new Set(course.linked.map(({ studentId }) => studentId));
  const repeated = new Set(rows.flatMap(({ proposal }) => (proposal.kind === "repeated" ? proposal.line : [])));
  const found = new Map<number, CourseAccount>();
  for (const { line } of rows) {
    const student = studentAt(course, line);
    const choice = choices.get(line);
    if (student === undefined || linkedSubjects.has(student.subject) || repeated.has(line)) continue;
    if (choice?.do === "add") found.set(line, { ...student, to: { added: choice.name } });
    if (choice?.do === "same" && !linkedStudents.has(choice.studentId))
      found.set(line, { ...student, to: { studentId: choice.studentId } });
  }
  return found;
}

type AccountFault =
  /** The course's data has changed since, or the student has left the course. */
  | { code: "changed"; names: string[] }
  /** Two accounts would be linked to one student. */
  | { code: "twice"; name: string };

/** What is wrong with the accounts, or null. `students`: the course's current students. */
export function findAccountFault(
  accounts: readonly CourseAccount[],
  students: readonly CourseStudent[],
): AccountFault | null {
  const now = new Map(students.map((student) => [student.subject, student]));
  const changed = accounts.filter(({ subject, name, email }) => {
    const student = now.get(subject);
    return student?.name !== name || student.email !== email;
  });
  if (changed.length > 0) return { code: "changed", names: changed.map(({ name }) => name) };
  const taken = new Set<string>();
  for (const { to, name } of accounts) {
    if (!("studentId" in to)) continue;
    if (taken.has(to.studentId)) return { code: "twice", name };
    taken.add(to.studentId);
  }
  return null;
}
