/** Each student's points, for the one cell that a gradebook has (T14, Q21). */
import {
  marksFor,
  openCriteria,
  ownersOf,
  settledLevels,
  totalOf,
  type Levels,
  type Mark,
} from "@/lib/features/cases/reviewing/rules/marks";
import type { Rubric } from "@/lib/features/cases/reviewing/rules/rubric";

/** A team's submission that counts, with its marks. */
export interface MarkedCase {
  teamId: string;
  /** Members at the hand-in who were not absent (Q21). */
  memberIds: readonly string[];
  released: boolean;
  marks: readonly Mark[];
}

export interface StudentPoints {
  levels: Levels;
  points: number;
  /** The highest number of points in the rubric. */
  of: number;
  /** How many criteria have a level that counts. */
  marked: number;
  criteria: number;
  /** Criteria on which teachers differ and no mark is chosen. */
  disputed: readonly string[];
  /** The marks are released to the students. */
  released: boolean;
}

/** Whether every criterion has a level. */
export const isFullyMarked = ({ marked, criteria }: Pick<StudentPoints, "marked" | "criteria">): boolean =>
  marked === criteria;

/**
 * Points in the student's current team's case. If that case has no level for the student, an earlier case counts: one of which the student was a
 * member at the hand-in or has own marks. null without any level.
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
