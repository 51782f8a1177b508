/** T19: which marks go to a course's gradebook: released ones, of students whom the course knows. */

export interface MarkedStudent {
  id: string;
  name: string;
  /** null: no level yet. */
  given: { points: number; of: number; released: boolean } | null;
}

export type CourseMark = { id: string; name: string } & (
  | { is: "sent"; subject: string; points: number; of: number }
  /** Came into the class without the course, so that nothing says who they are there. */
  | { is: "no-account" }
  | { is: "not-released" }
  | { is: "no-marks" }
);

/** What would be sent for each student, or why nothing. @param accounts the platform's name for each student who came from it */
export function decideCourseMarks(
  students: readonly MarkedStudent[],
  accounts: ReadonlyMap<string, string>,
): CourseMark[] {
  return students.map(({ id, name, given }): CourseMark => {
    const subject = accounts.get(id);
    if (given === null) return { id, name, is: "no-marks" };
    if (!given.released) return { id, name, is: "not-released" };
    if (subject === undefined) return { id, name, is: "no-account" };
    return { id, name, is: "sent", subject, points: given.points, of: given.of };
  });
}
