import { isEmbedded } from "@/db/client";
import { appendUpdates, isDataError, rowKey, type UpdateRow } from "@/db/queries/documents/updates";
import { limits } from "@/lib/realtime/sockets/limits";
import { log } from "@/lib/process/log";
import { metrics } from "@/lib/realtime/sockets/metrics";

/** Where a row came from, told what became of it. */
export interface RowSource {
  /** R6: its own rows up to `n` are committed. */
  durable(n: number): void;
  /** R13: another process's row that it had written is there, whoever wrote it first. */
  foreignStored(row: UpdateRow): void;
  /** The store will not take this document's rows: it was replaced (R14), or a row's own data is at fault (R7). */
  refused(why: "replaced" | "data"): void;
}

interface Queued {
  row: UpdateRow;
  source: RowSource;
  /** It was sent to the store: it may be there, whatever came of it. */
  sent: boolean;
  /** R13: it is another process's. */
  foreign: boolean;
}

const firstPause = 50;
const longestPause = 2_000;

/** R5, R7: the rows of all rooms, appended one batch at a time, so that batches grow with load. */
export class AppendQueue {
  private queue: Queued[] = [];
  private queuedBytes = 0;
  private inFlight: readonly Queued[] = [];
  private running: Promise<void> | null = null;
  /** When the last batch began. */
  private began = -Infinity;
  private wasFull = false;
  private failing = false;
  /** A room whose rows were refused is over; whatever still comes from it is not stored. */
  private readonly refusedSources = new WeakSet<RowSource>();

  /** @param pressure called when the queue passes its bound (true), and when it is well below it again (false). */
  constructor(private readonly pressure: (full: boolean) => void) {}

  get rows(): number {
    return this.queue.length + this.inFlight.length;
  }

  get isFull(): boolean {
    return this.wasFull;
  }

  /** The last try to append came to nothing. */
  get fails(): boolean {
    return this.failing;
  }

  /** What this source has pushed and has not heard of. */
  rowsOf(source: RowSource): UpdateRow[] {
    return [...this.inFlight, ...this.queue].filter((queued) => queued.source === source).map(({ row }) => row);
  }

  /** @param foreign another process's row, which may be in the store already (R13) */
  push(row: UpdateRow, source: RowSource, foreign = false): void {
    if (this.refusedSources.has(source)) return;
    this.queue.push({ row, source, sent: foreign, foreign });
    this.queuedBytes += row.bytes.length;
    if (!this.wasFull && (this.queuedBytes > limits.queuedBytes || this.queue.length > limits.queuedRows)) {
      this.wasFull = true;
      this.pressure(true);
    }
    // A turn of the loop later, so that all that came in this one is one batch.
    this.running ??= new Promise<void>((resolve) => setImmediate(resolve)).then(() => this.run());
  }

  /** Resolves once all that was pushed is settled; never while the store fails. */
  async whenEmpty(): Promise<void> {
    while (this.running !== null) await this.running;
  }

  private async run(): Promise<void> {
    while (this.queue.length > 0) {
      await this.spaced();
      this.inFlight = this.nextBatch();
      await this.settle(this.inFlight);
      this.inFlight = [];
      if (this.wasFull && this.queuedBytes < limits.queuedBytes / 2 && this.queue.length < limits.queuedRows / 2) {
        this.wasFull = false;
        this.pressure(false);
      }
    }
    this.running = null;
  }

  /** A keystroke after a quiet moment goes at once; under load more rows share a statement. */
  private async spaced(): Promise<void> {
    const { server, embedded } = limits.batchSpacing;
    const wait = this.began + (isEmbedded() ? embedded : server) - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    this.began = performance.now();
  }

  private nextBatch(): Queued[] {
    let count = 0;
    let bytes = 0;
    for (const { row } of this.queue) {
      if (count === limits.batchRows || (count > 0 && bytes + row.bytes.length > limits.batchBytes)) break;
      count += 1;
      bytes += row.bytes.length;
    }
    this.queuedBytes -= bytes;
    return this.queue.splice(0, count);
  }

  private async settle(batch: readonly Queued[]): Promise<void> {
    const answer = await this.append(batch);
    if (!answer.refused) this.report(batch, answer.left);
    else await this.split(batch, answer.error);
  }

  /** R7: the same statement again until the store has answered, ever more slowly. */
  private async append(
    batch: readonly Queued[],
  ): Promise<{ refused: false; left: ReadonlySet<string> } | { refused: true; error: unknown }> {
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
        this.failing = false;
        return { refused: false, left };
      } catch (error) {
        if (isDataError(error)) return { refused: true, error };
        this.failing = true;
        metrics.storeFailures.inc();
        log().warn({ err: error, rows: this.rows }, "the store failed; trying again");
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  }

  private report(batch: readonly Queued[], left: ReadonlySet<string>): void {
    const durable = new Map<RowSource, number>();
    const replaced = new Set<RowSource>();
    for (const { row, source, foreign } of batch) {
      if (left.size > 0 && left.has(rowKey(row))) replaced.add(source);
      else if (foreign) source.foreignStored(row);
      else durable.set(source, row.n);
    }
    for (const [source, n] of durable) source.durable(n);
    for (const source of replaced) this.refuse(source, "replaced");
  }

  /** R7: by document, then by row: the one at fault is set aside, other documents go on. */
  private async split(batch: readonly Queued[], error: unknown): Promise<void> {
    const [first, second] = batch;
    if (first === undefined) return;
    if (second === undefined) {
      const { documentId, n, bytes } = first.row;
      log().error(
        { code: sqlState(error), documentId, n, bytes: bytes.length },
        "a row was set aside: the store refuses its data",
      );
      metrics.rowsSetAside.inc();
      this.refuse(first.source, "data");
      return;
    }
    const sources = new Set(batch.map(({ source }) => source));
    for (const source of sources) {
      const rows = batch.filter((queued) => queued.source === source);
      if (sources.size > 1) await this.settle(rows);
      else for (const row of rows) if (!this.refusedSources.has(source)) await this.settle([row]);
    }
  }

  private refuse(source: RowSource, why: "replaced" | "data"): void {
    this.refusedSources.add(source);
    // What the room queued after it stands on it: its sockets bring it again when they rejoin.
    const left = this.queue.filter((queued) => queued.source !== source);
    this.queuedBytes -=
      this.queue.reduce((sum, { row }) => sum + row.bytes.length, 0) -
      left.reduce((sum, { row }) => sum + row.bytes.length, 0);
    this.queue = left;
    source.refused(why);
  }
}

/** Not the whole error: PostgreSQL's detail may quote the row. */
function sqlState(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "unknown";
}
