/** T19: the students of a course as a list beside the class, and whose account each is, as the teacher decided. It is the teacher, not the name. */
import type { Choices } from "@/lib/rules/classes/roster-choices";
import type { ComparedRow } from "@/lib/rules/classes/roster-comparison";

export interface CourseStudent {
  /** As launches name them. */
  subject: string;
  /** "" where the platform does not tell it. */
  name: string;
  email: string;
}

export interface CourseList {
  students: readonly CourseStudent[];
  /** Accounts of the platform that are linked in the class already. */
  linked: readonly { subject: string; studentId: string }[];
}

/** An account to be linked, with what the course said of it when the teacher decided: to a student of the class, or to the one who is added under a name. */
export interface CourseAccount extends CourseStudent {
  to: { studentId: string } | { added: string };
}

/** With a line of headings. */
export function toCourseTable(students: readonly CourseStudent[]): string[][] {
  const hasEmails = students.some(({ email }) => email !== "");
  return hasEmails
    ? [["Name", "Email"], ...students.map(({ name, email }) => [name, email])]
    : [["Name"], ...students.map(({ name }) => [name])];
}

/** The student whose line it is: the first is below the headings. */
export const studentAt = ({ students }: Pick<CourseList, "students">, line: number): CourseStudent | undefined =>
  students[line - 2];

/**
 * The accounts that are linked when the list is taken over with these choices, by line. Of two students of a course with one name nobody has said
 * which is the one in the class: neither is linked, and they come in by the PIN, once.
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
  /** The course says something else of them by now, or nothing. */
  | { code: "changed"; names: string[] }
  /** Two accounts are for one student. */
  | { code: "twice"; name: string };

/** What is wrong with the accounts, or null. `students`: the course as it is. */
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
