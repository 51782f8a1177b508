import { madeAt } from "@/lib/wire/made-at";
import { LookAgain } from "./refresh-on-invalidation";

/**
 * Keeps the page true: it looks again when one of `topics` (bus topics: "teams", "team:<id>", …) is poked after it was made.
 * Place it once on each page, with all that the page shows. A student's page has `phase` too: the frame follows the class, but Back
 * brings a page from before.
 */
export function Live({ activityId, topics }: { activityId: string; topics: readonly string[] }) {
  return <LookAgain activityId={activityId} topics={topics} madeAt={madeAt()} />;
}
