import { appendUpdates, isDataError, isRefusal } from "@/lib/sync/queries/updates";
import { log } from "@/lib/process/log";
import { metrics } from "@/lib/sockets/metrics";
import type { QueuedRow } from "./queued-row";

/** The store's answer to a batch: stored, except the keys in `left`; or an error in the rows' data (R7), or another error. */
export type Answer =
  | { is: "stored"; left: ReadonlySet<string> }
  | { is: "wrong data"; error: unknown }
  | { is: "refused"; error: unknown };

const firstPause = 50;
const longestPause = 2_000;

/** Appends one batch, and retries for as long as that fails (R5, R7). */
export class BatchAppender {
  /** Whether the last try failed, and the same batch is tried again. */
  isRetrying = false;

  /** @param countRows how many rows wait, for the log */
  constructor(private readonly countRows: () => number) {}

  /**
   * Repeats the same statement until the store has answered, ever more slowly (R7).
   * @param refusals how many errors in a row count as an answer
   */
  async append(batch: readonly QueuedRow[], refusals: number): Promise<Answer> {
    let refused = 0;
    for (let pause = firstPause; ; pause = Math.min(2 * pause, longestPause)) {
      try {
        const began = performance.now();
        const again = batch.some(({ sent }) => sent);
        for (const queued of batch) queued.sent = true;
        const left = await appendUpdates(
          batch.map(({ row }) => row),
          { again },
        );
        metrics.batchSeconds.observe((performance.now() - began) / 1000);
        metrics.batchRows.observe(batch.length);
        this.isRetrying = false;
        return { is: "stored", left };
      } catch (error) {
        this.isRetrying = false;
        if (isDataError(error)) return { is: "wrong data", error };
        refused = isRefusal(error) ? refused + 1 : 0;
        if (refused === refusals) return { is: "refused", error };
        this.isRetrying = true;
        metrics.storeFailures.inc();
        log().warn({ err: error, rows: this.countRows() }, "the store failed; trying again");
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  }
}

/** Only the code of the error: PostgreSQL's detail may quote the row. */
export function sqlState(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "unknown";
}
