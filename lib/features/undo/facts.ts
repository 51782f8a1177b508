/**
 * What teachers have decided, as the flat map of lib/activity/rules/journal.ts (T8). A key is the kind of a fact and its ids, such as
 * `phase/<activity>`, `member/<activity>/<student>`, `mark/<submission>/<criterion>/<student or "team">/<teacher>`. The kinds are one table, grouped
 * by the rows that store them.
 */
import type { Tx } from "@/db/client";
import { raiseAccessVersions } from "@/lib/activity/queries/standing";
import type { Topic } from "@/lib/bus/bus-contract";
import type { Fact, FactChange, Facts } from "@/lib/activity/rules/journal";
import { checkChangedReviews } from "./changed-reviews";
import { activityKinds } from "./fact-kinds/activity-facts";
import { classKinds } from "./fact-kinds/class-facts";
import { changesOfKind, type ApplyContext, type FactScope, type RowKind } from "./fact-kinds/fact-kind";
import { helpingKinds } from "./fact-kinds/helping-facts";
import { reviewKinds } from "./fact-kinds/review-facts";
import { teamKinds } from "./fact-kinds/team-facts";

/** In the order in which undo applies them. */
const rowKinds = { ...classKinds, ...teamKinds, ...activityKinds, ...helpingKinds, ...reviewKinds };
const factKinds = Object.values<RowKind>(rowKinds).flatMap(({ facts }) => Object.entries(facts));

/** A kind of row: one query loads all its facts. */
export type RowKindName = keyof typeof rowKinds;
const allRowKinds = Object.keys(rowKinds) as RowKindName[]; // keys of our own object

export async function loadFacts(tx: Tx, scope: FactScope, kinds: readonly RowKindName[] = allRowKinds): Promise<Facts> {
  const facts = new Map<string, Fact>();
  for (const kind of kinds) for (const [key, fact] of await rowKinds[kind].load(tx, scope)) facts.set(key, fact);
  return facts;
}

/**
 * Applies `changes` to the stored facts; the caller has locked the activities. Students' text is not changed: worksheets are archived or
 * reopened, notes closed or opened. Returns the topics to invalidate after the commit, and the sessions that ended.
 * @throws AppError `undo-name-taken`, `undo-code-taken`, `undo-activity-name-taken`, `review-old`, `rubric-marked`, `nobody-steers`, and as `checkChangedReviews`
 */
export async function applyFacts(
  tx: Tx,
  { activityIds }: FactScope,
  changes: readonly FactChange[],
  now: Date,
): Promise<{ topics: Topic[]; ended: string[] }> {
  const context: ApplyContext = { now, all: changes, ended: [] };
  for (const [kind, { apply }] of factKinds) await apply(tx, changesOfKind(changes, kind), context);
  const reviewTopics = await checkChangedReviews(tx, changes);
  await raiseAccessVersions(tx, activityIds);
  return { topics: [...new Set([...topicsOf(changes), ...reviewTopics])], ended: context.ended };
}

/** The topics whose pages show any of the changed facts. */
function topicsOf(changes: readonly FactChange[]): Topic[] {
  return factKinds.flatMap(([kind, { topics: topicsOfKind }]) => {
    const own = changesOfKind(changes, kind);
    return own.length === 0 ? [] : topicsOfKind(own);
  });
}

/** The activities that these facts belong to, in locking order. */
export function activitiesIn(changes: readonly FactChange[]): string[] {
  const ids = changes.flatMap(({ key, before, after }) => {
    const [kind = "", first = ""] = key.split("/");
    if (keyedByActivity.has(kind)) return [first];
    const fact = after ?? before;
    return fact !== null && typeof fact === "object" && typeof fact.activityId === "string" ? [fact.activityId] : [];
  });
  return [...new Set(ids)].sort();
}

const keyedByActivity = new Set(factKinds.flatMap(([kind, { ofActivity }]) => (ofActivity ? [kind] : [])));
