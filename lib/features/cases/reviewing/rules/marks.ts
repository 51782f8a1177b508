/** The levels that teachers give for the criteria of a rubric. Each teacher has marks of their own, so that nobody overwrites another's (T12). */
import type { RubricCriterion } from "./rubric";

/** Levels by criterion, from 1. */
export type Levels = Readonly<Record<string, number>>;

export interface Mark {
  /** null: the mark is the team's. */
  studentId: string | null;
  criterion: string;
  teacherId: string;
  level: number;
  /** If teachers gave different levels, marks with this flag count. */
  chosen: boolean;
}

/** The team's marks for members at the hand-in; for other students only their own (Q21). */
export function marksFor<M extends Pick<Mark, "studentId">>(
  marks: readonly M[],
  studentId: string | null,
  memberIds: readonly string[],
): M[] {
  const owner = studentId === null || memberIds.includes(studentId) ? null : studentId;
  return marks.filter((mark) => mark.studentId === owner);
}

/** Students with marks of their own who were not members at the hand-in (Q21). */
export function ownersOf(marks: readonly Pick<Mark, "studentId">[], memberIds: readonly string[]): string[] {
  const owners = marks.flatMap(({ studentId }) => studentId ?? []);
  return [...new Set(owners)].filter((id) => !memberIds.includes(id));
}

type GivenLevel = Pick<Mark, "criterion" | "level" | "chosen">;

/** The level that counts for each criterion; none if teachers differ and no mark is chosen. `marks` belong to one team or one student. */
export function settledLevels(marks: readonly GivenLevel[]): Levels {
  const levels: Record<string, number> = {};
  for (const criterion of criteriaIn(marks)) {
    const given = marks.filter((mark) => mark.criterion === criterion);
    const counting = given.find(({ chosen }) => chosen) ?? (isAgreed(given) ? given[0] : undefined);
    if (counting !== undefined) levels[criterion] = counting.level;
  }
  return levels;
}

/** Criteria on which teachers differ and no mark is chosen. */
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

/** How many criteria have differing marks and none chosen, counted for the team and for each student with own marks. */
export function countOpen(marks: readonly Mark[]): number {
  const owners = new Set(marks.map(({ studentId }) => studentId));
  return [...owners].reduce((sum, owner) => sum + openCriteria(marksFor(marks, owner, [])).length, 0);
}

/** The points given, and the most that the rubric gives. Criteria that the rubric no longer has are ignored. */
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
  /** The marks were copied from the version before, and no teacher has confirmed them. */
  carried: boolean;
  marked: number;
  /** Criteria for which a teacher must still choose between differing marks. */
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
