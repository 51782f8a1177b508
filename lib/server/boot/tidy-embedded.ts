import { tidyTables } from "@/db/tidy-tables";
import { compactedTables } from "@/lib/sync/queries/compaction";
import { log } from "@/lib/process/log";

const everyMs = 60_000;

/** Tidies the tables of the embedded database, which has no autovacuum, each minute as autovacuum would. Tables of text have a vacuum of their own. */
export function startTidying(): void {
  let isTidying = false;
  setInterval(() => {
    if (isTidying) return;
    isTidying = true;
    tidyTables(compactedTables)
      .catch((error: unknown) =>
        log().warn({ err: error }, "Tables could not be tidied; it is tried again in a minute."),
      )
      .finally(() => (isTidying = false));
  }, everyMs).unref();
}
