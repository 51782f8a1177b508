import type { Levels } from "@/lib/features/cases/reviewing/rules/marks";
import type { Rubric } from "@/lib/features/cases/reviewing/rules/rubric";

/** The criterion for the next digit: the next in the rubric; after the last, the first without a level, or null. */
export function nextCriterion(criteria: Rubric, given: Levels, done: string): string | null {
  const place = criteria.findIndex(({ id }) => id === done);
  return (criteria[place + 1] ?? criteria.find(({ id }) => id !== done && given[id] === undefined))?.id ?? null;
}
