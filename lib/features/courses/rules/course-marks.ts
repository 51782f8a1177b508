/** Which marks are sent to a course's gradebook: released ones, of students with an account of the platform (T19). */
import type { StudentPoints } from "@/lib/features/exporting/rules/points";

/** Points for `marked` criteria out of `criteria`. */
export type CoursePoints = Pick<StudentPoints, "points" | "of" | "marked" | "criteria">;

export interface MarkedStudent {
  id: string;
  name: string;
  /** null: the student has no level yet. */
  given: (CoursePoints & { released: boolean }) | null;
}

export type CourseMark = { id: string; name: string } & (
  | { is: "sent"; subject: string; given: CoursePoints }
  /** The student joined without the course, so the platform's account is unknown. */
  | { is: "no-account" }
  | { is: "not-released" }
  | { is: "no-marks" }
);

/** What would be sent for each student, or why nothing is sent. @param accounts the platform's id of each student who came from it */
export function decideCourseMarks(
  students: readonly MarkedStudent[],
  accounts: ReadonlyMap<string, string>,
): CourseMark[] {
  return students.map(({ id, name, given }): CourseMark => {
    const subject = accounts.get(id);
    if (given === null) return { id, name, is: "no-marks" };
    if (!given.released) return { id, name, is: "not-released" };
    if (subject === undefined) return { id, name, is: "no-account" };
    const { points, of, marked, criteria } = given;
    return { id, name, is: "sent", subject, given: { points, of, marked, criteria } };
  });
}
