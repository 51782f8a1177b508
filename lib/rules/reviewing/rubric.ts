/** T12: the criteria of an activity and their levels. They are the lesson's until a teacher edits them. From the first mark on only their words change. */

export interface RubricCriterion {
  /** Marks name it, so it stays the same when the name is edited. */
  id: string;
  name: string;
  /** What earns level 1, 2, …, in that order. */
  levels: readonly string[];
}

export type Rubric = readonly RubricCriterion[];

/** `name` and `level` are the most UTF-16 units of each. */
export const rubricBounds = {
  criteria: { min: 1, max: 8 },
  levels: { min: 2, max: 6 },
  name: 120,
  level: 300,
} as const;

/** All criteria have the same levels, as columns of one table, and each has an id of its own. */
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

/** Whether marks by the one hold by the other: the same criteria in the same order, with as many levels. */
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
