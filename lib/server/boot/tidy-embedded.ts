import { tidyLog } from "@/db/tidy-log";
import { tidyTables } from "@/db/tidy-tables";
import { compactedTables } from "@/lib/sync/queries/compaction";
import { repeatWork } from "./repeat-work";

const everyMs = 60_000;

/** Tidies the embedded database each minute, as processes of PostgreSQL would that it does not have. Tables of text have a vacuum of their own. */
export function startTidying(): void {
  const tidy = async () => {
    await tidyTables(compactedTables);
    await tidyLog();
  };
  repeatWork(everyMs, tidy, "The database could not be tidied; it is tried again in a minute.");
}
