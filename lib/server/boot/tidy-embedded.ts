import { tidyLog } from "@/db/tidy-log";
import { tidyTables } from "@/db/tidy-tables";
import { compactedTables } from "@/lib/sync/queries/compaction";
import { log } from "@/lib/process/log";

const everyMs = 60_000;

/** Tidies the embedded database each minute, as processes of PostgreSQL would that it does not have. Tables of text have a vacuum of their own. */
export function startTidying(): void {
  let isTidying = false;
  setInterval(() => {
    if (isTidying) return;
    isTidying = true;
    tidyTables(compactedTables)
      .then(() => tidyLog())
      .catch((error: unknown) =>
        log().warn({ err: error }, "The database could not be tidied; it is tried again in a minute."),
      )
      .finally(() => (isTidying = false));
  }, everyMs).unref();
}
