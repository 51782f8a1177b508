import { madeAt } from "@/lib/wire/made-at";
import { RefreshOnInvalidation } from "./refresh-on-invalidation";

/**
 * Refreshes the page when one of `topics` (bus topics: "teams", "team:<id>", …) is invalidated after the page was rendered. Place it once on each
 * page, with all topics that the page shows. A student's page also names `phase`: the frame follows the class, but Back shows a page of an earlier
 * phase.
 */
export function RefreshOnTopics({ activityId, topics }: { activityId: string; topics: readonly string[] }) {
  return <RefreshOnInvalidation activityId={activityId} topics={topics} madeAt={madeAt()} />;
}
