/** T12: the levels that teachers give for the criteria of a rubric. Each teacher has a mark of their own, so that nobody overwrites another's. */
import type { RubricCriterion } from "./rubric";

/** By criterion, from 1. */
export type Levels = Readonly<Record<string, number>>;

export interface Mark {
  /** null: the team's. */
  studentId: string | null;
  criterion: string;
  teacherId: string;
  level: number;
  /** Marks of this level count where teachers gave different ones. */
  chosen: boolean;
}

/** Q21: the team's marks for members at the hand-in; for other students only their own. */
export function marksFor<M extends Pick<Mark, "studentId">>(
  marks: readonly M[],
  studentId: string | null,
  memberIds: readonly string[],
): M[] {
  const owner = studentId === null || memberIds.includes(studentId) ? null : studentId;
  return marks.filter((mark) => mark.studentId === owner);
}

/** Q21: the students, none of them a member at the hand-in, who have marks of their own. */
export function ownersOf(marks: readonly Pick<Mark, "studentId">[], memberIds: readonly string[]): string[] {
  const owners = marks.flatMap(({ studentId }) => studentId ?? []);
  return [...new Set(owners)].filter((id) => !memberIds.includes(id));
}

type GivenLevel = Pick<Mark, "criterion" | "level" | "chosen">;

/** The level that counts for each criterion; none where teachers differ and no mark is chosen. `marks` are for the same students. */
export function settledLevels(marks: readonly GivenLevel[]): Levels {
  const levels: Record<string, number> = {};
  for (const criterion of criteriaIn(marks)) {
    const given = marks.filter((mark) => mark.criterion === criterion);
    const counting = given.find(({ chosen }) => chosen) ?? (isAgreed(given) ? given[0] : undefined);
    if (counting !== undefined) levels[criterion] = counting.level;
  }
  return levels;
}

/** The criteria on which teachers differ, and of whose marks none is chosen. */
export function openCriteria(marks: readonly GivenLevel[]): string[] {
  const settled = settledLevels(marks);
  return criteriaIn(marks).filter((criterion) => settled[criterion] === undefined);
}

/** Criteria whose marks are not all the same. */
export function disputedCriteria(marks: readonly GivenLevel[]): string[] {
  return criteriaIn(marks).filter((criterion) => !isAgreed(marks.filter((mark) => mark.criterion === criterion)));
}

const criteriaIn = (marks: readonly GivenLevel[]) => [...new Set(marks.map(({ criterion }) => criterion))];
const isAgreed = (given: readonly GivenLevel[]) => new Set(given.map(({ level }) => level)).size === 1;

export function levelsOf(marks: readonly Mark[], studentId: string | null, memberIds: readonly string[]): Levels {
  return settledLevels(marksFor(marks, studentId, memberIds));
}

/** How many criteria have two marks of which none is chosen, over the team and each student with marks of their own. */
export function countOpen(marks: readonly Mark[]): number {
  const owners = new Set(marks.map(({ studentId }) => studentId));
  return [...owners].reduce((sum, owner) => sum + openCriteria(marksFor(marks, owner, [])).length, 0);
}

/** Criteria that the rubric no longer has are ignored. */
export function totalOf(
  given: Levels,
  rubric: readonly Pick<RubricCriterion, "id" | "levels">[],
): { points: number; of: number; marked: number } {
  const counted = rubric.flatMap(({ id }) => given[id] ?? []);
  return {
    points: counted.reduce((sum, level) => sum + level, 0),
    of: rubric.reduce((sum, { levels }) => sum + levels.length, 0),
    marked: counted.length,
  };
}

/** The review stage of a team's case, for the list of submissions. */
export type ReviewStage = "to-read" | "new-version" | "begun" | "marked" | "returned" | "released";

export function stageOf({
  returned,
  released,
  carried,
  marked,
  open,
  criteria,
}: {
  returned: boolean;
  released: boolean;
  /** Its marks are of the version before, and no teacher has confirmed them. */
  carried: boolean;
  marked: number;
  /** Criteria that await a choice between two marks. */
  open: number;
  criteria: number;
}): ReviewStage {
  if (returned) return "returned";
  if (released) return "released";
  if (carried) return "new-version";
  if (marked + open === 0) return "to-read";
  return marked < criteria || open > 0 ? "begun" : "marked";
}

/** Whether a teacher still has something to mark in a case at this stage. */
export const isUnmarked = (stage: ReviewStage): boolean => ["to-read", "new-version", "begun"].includes(stage);
