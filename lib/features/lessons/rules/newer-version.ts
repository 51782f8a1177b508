/** When an activity may go on with another version of its lesson (T16). */

/** What students or teachers have made with a version, by the ids that it has. */
export const dependencies = [
  "tries",
  "guesses",
  "sections",
  "choices",
  "votes",
  "teams",
  "ended-teams",
  "rubric",
] as const;
export type Dependency = (typeof dependencies)[number];

/** How much there is of each in an activity: students, teams, or 1 for a rubric of its own. */
export type Dependents = Readonly<Record<Dependency, number>>;

export type Standing =
  /** Nothing depends on the version in use, or the other one has the same ids, order and right answers. */
  { kind: "free" } | { kind: "only-words" } | { kind: "held"; by: Dependency[] };

/** Whether another version may take the place of the one in use. */
export function standingOf(dependents: Dependents, isOnlyWords: boolean): Standing {
  const by = dependencies.filter((one) => dependents[one] > 0);
  if (by.length === 0) return { kind: "free" };
  return isOnlyWords ? { kind: "only-words" } : { kind: "held", by };
}
