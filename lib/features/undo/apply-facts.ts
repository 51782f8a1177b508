/** Writes facts as they were (T8): each kind by the queries of its own feature. */
import type { Tx } from "@/db/client";
import type { FactScope } from "@/lib/activity/journal/facts";
import { raiseAccessVersions, raiseTimeVersions } from "@/lib/activity/queries/activity";
import type { Topic } from "@/lib/bus/bus-contract";
import type { Fact, FactChange } from "@/lib/activity/rules/journal";
import { checkChangedReviews } from "./changed-reviews";
import { activityRestores } from "./restores/activity-restores";
import { classRestores } from "./restores/class-restores";
import { helpingRestores } from "./restores/helping-restores";
import { changesOfKind, type ApplyContext, type ChangeOf, type Restore } from "./restores/restore";
import { reviewRestores } from "./restores/review-restores";
import { teamRestores } from "./restores/team-restores";

/** Keys of facts that decide the clock and the pause, and nobody's access. */
const timeKinds = /^(clock|extra-time|pause|plan|present-minutes|team-minutes)\//;

/** In the order in which undo applies them. */
const restores = Object.entries({
  ...classRestores,
  ...teamRestores,
  ...activityRestores,
  ...helpingRestores,
  ...reviewRestores,
}) as unknown as readonly [kind: string, restore: Restore<Fact>][]; // facts are stored as their kind gave them

/**
 * Applies `changes` to the stored facts; the caller has locked the activities. Students' text is not changed: worksheets are archived or
 * reopened, notes closed or opened. Returns what to publish after the commit: the kind of message, the topics, and the sessions that ended.
 * @throws AppError `undo-name-taken`, `undo-code-taken`, `undo-activity-name-taken`, `review-old`, `rubric-marked`, `lesson-version-held`, `nobody-steers`, and as `checkChangedReviews`
 */
export async function applyFacts(
  tx: Tx,
  { activityIds }: FactScope,
  changes: readonly FactChange[],
  now: Date,
): Promise<{ kind: "time" | "access"; topics: Topic[]; ended: string[] }> {
  const context: ApplyContext = { now, all: changes, ended: [] };
  for (const [kind, { apply }] of restores) await apply(tx, changesOfKind(changes, kind), context);
  const reviewTopics = await checkChangedReviews(tx, changes);
  const kind = changes.every(({ key }) => timeKinds.test(key)) ? "time" : "access";
  await (kind === "time" ? raiseTimeVersions : raiseAccessVersions)(tx, activityIds);
  return { kind, topics: [...new Set([...topicsOf(changes), ...reviewTopics])], ended: context.ended };
}

/** The topics whose pages show any of the changed facts. */
function topicsOf(changes: readonly FactChange[]): Topic[] {
  return restores.flatMap(([kind, { topics, topicsOf: topicsOfFact }]) => {
    const own = changesOfKind(changes, kind);
    if (own.length === 0) return [];
    const ofFacts = own.flatMap(({ before, after }: ChangeOf<Fact>) => {
      const fact = after ?? before;
      return topicsOfFact === undefined || fact === null ? [] : topicsOfFact(fact);
    });
    return [...topics, ...ofFacts];
  });
}
