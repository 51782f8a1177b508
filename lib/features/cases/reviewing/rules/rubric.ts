/** An activity's criteria with their levels: the lesson's until a teacher edits them. After the first mark only the wording can change (T12). */

export interface RubricCriterion {
  /** Marks refer to the id, so it stays the same when the name is edited. */
  id: string;
  name: string;
  /** What earns level 1, 2 and so on. */
  levels: readonly string[];
}

export type Rubric = readonly RubricCriterion[];

/** `name` and `level`: the most UTF-16 units of each. */
export const rubricBounds = {
  criteria: { min: 1, max: 8 },
  levels: { min: 2, max: 6 },
  name: 120,
  level: 300,
} as const;

/** Whether all criteria have the same number of levels, so that they make one table, and each id is unique. */
export function isRubric(rubric: Rubric): boolean {
  const { criteria, levels } = rubricBounds;
  const count = rubric[0]?.levels.length ?? 0;
  return (
    rubric.length >= criteria.min &&
    rubric.length <= criteria.max &&
    count >= levels.min &&
    count <= levels.max &&
    rubric.every((criterion) => criterion.levels.length === count) &&
    new Set(rubric.map(({ id }) => id)).size === rubric.length
  );
}

/** Whether marks for one rubric are valid for the other: the same criteria in the same order, with as many levels. */
export function hasSameShape(one: Rubric, other: Rubric): boolean {
  const shape = (rubric: Rubric) => JSON.stringify(rubric.map(({ id, levels }) => [id, levels.length]));
  return shape(one) === shape(other);
}

/** Whether the rubric has the criterion, with that level; levels count from 1. */
export function hasLevel(rubric: Rubric, criterionId: string, level: number): boolean {
  const levels = rubric.find(({ id }) => id === criterionId)?.levels.length ?? 0;
  return level >= 1 && level <= levels;
}

/** The same for equal rubrics, whatever the order of their keys. */
export function rubricKey(rubric: Rubric): string {
  return JSON.stringify(rubric.map(({ id, name, levels }) => [id, name, levels]));
}
