/** T14, Q21: the points of each student: what a gradebook has one cell for. */
import {
  marksFor,
  openCriteria,
  ownersOf,
  settledLevels,
  totalOf,
  type Levels,
  type Mark,
} from "@/lib/rules/reviewing/marks";
import type { Rubric } from "@/lib/rules/reviewing/rubric";

/** The submission of a team that counts, with its marks. */
export interface MarkedCase {
  teamId: string;
  /** Q21: members at the hand-in who were not absent. */
  memberIds: readonly string[];
  released: boolean;
  marks: readonly Mark[];
}

export interface StudentPoints {
  levels: Levels;
  points: number;
  /** The most that the rubric gives. */
  of: number;
  /** How many of the criteria have a level that counts. */
  marked: number;
  criteria: number;
  /** The criteria on which teachers differ, and of whose marks none is chosen. */
  disputed: readonly string[];
  /** The students have seen it. */
  released: boolean;
}

/** Whether the points are of every criterion. */
export const isFullyMarked = ({ marked, criteria }: Pick<StudentPoints, "marked" | "criteria">): boolean =>
  marked === criteria;

/**
 * The case of the team that the student is in; if that has no level for them, one that they were a member of at the hand-in or have levels of their own in. null
 * without any level.
 */
export function pointsOf(
  student: { id: string; teamId: string | null },
  cases: readonly MarkedCase[],
  rubric: Rubric,
): StudentPoints | null {
  const ofTeam = cases.filter(({ teamId }) => teamId === student.teamId);
  const earlier = cases.filter(
    ({ teamId, memberIds, marks }) =>
      teamId !== student.teamId && [...memberIds, ...ownersOf(marks, memberIds)].includes(student.id),
  );
  for (const { marks, memberIds, released } of [...ofTeam, ...earlier]) {
    const own = marksFor(marks, student.id, memberIds);
    const levels = settledLevels(own);
    const { points, of, marked } = totalOf(levels, rubric);
    if (marked === 0) continue;
    const disputed = openCriteria(own).filter((criterion) => rubric.some(({ id }) => id === criterion));
    return { levels, points, of, marked, criteria: rubric.length, disputed, released };
  }
  return null;
}
