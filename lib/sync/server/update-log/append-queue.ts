import { isEmbedded } from "@/db/client";
import { rowKey, type UpdateRow } from "@/lib/sync/queries/updates";
import { monotonicMs } from "@/lib/process/clock";
import { limits } from "@/lib/sockets/limits";
import { log } from "@/lib/process/log";
import { metrics } from "@/lib/sockets/metrics";
import { BatchAppender, sqlState } from "./batch-appender";
import { countBytes, takeBatch, type QueuedRow, type RowSource } from "./queued-row";
import { RefusedDocuments } from "./refused-documents";

/** Time between two tries of refused documents (R7). */
const retryMs = 2_000;
/** So many errors in a row to one batch may pass by themselves. After them each document is tried alone (R7). */
const refusalsOfBatch = 3;

/** Appends the rows of all rooms one batch at a time, so that batches grow with load (R5, R7). */
export class AppendQueue {
  private queue: QueuedRow[] = [];
  private queuedBytes = 0;
  private inFlight: readonly QueuedRow[] = [];
  private readonly refusedDocuments: RefusedDocuments;
  private readonly appender = new BatchAppender(() => this.rows);
  private retryTimer: NodeJS.Timeout | null = null;
  private isRetryDue = false;
  private running: Promise<void> | null = null;
  private stopping = false;
  /** When the last batch began. */
  private began = -Infinity;
  private wasFull = false;
  /** Since when rows have waited and none was stored; null while only one document is refused, because then that document is at fault. */
  private storesNothingSince: number | null = null;
  /** Rooms whose rows were refused have ended, and whatever they still push is not stored. */
  private readonly refusedSources = new WeakSet<RowSource>();

  /** @param pressure called when the queue, or the rows of one refused document, pass their bound (true), and when they are well below it again (false) */
  constructor(private readonly pressure: (full: boolean, documentId?: string) => void) {
    this.refusedDocuments = new RefusedDocuments((documentId, full) => this.pressure(full, documentId));
  }

  get rows(): number {
    return this.queue.length + this.inFlight.length + this.refusedDocuments.rows;
  }

  get countOfRefused(): number {
    return this.refusedDocuments.size;
  }

  get isFull(): boolean {
    return this.wasFull;
  }

  isFullOf(documentId: string): boolean {
    return this.refusedDocuments.isFull(documentId);
  }

  /** Whether the last try to append failed, and is repeated. */
  get fails(): boolean {
    return this.appender.isRetrying;
  }

  /** Whether the process is not ready (R7). */
  storesNothing(now: number): boolean {
    return this.storesNothingSince !== null && now - this.storesNothingSince >= limits.storesNothing;
  }

  /** Rows that this source has pushed and of which it has no result yet. */
  rowsOf(source: RowSource): UpdateRow[] {
    const waiting = [...this.inFlight, ...this.queue].filter((queued) => queued.source === source);
    return [...waiting, ...this.refusedDocuments.rowsOf(source)].map(({ row }) => row);
  }

  /** @param foreign another process's row, which may be in the store already (R13) */
  push(row: UpdateRow, source: RowSource, foreign = false): void {
    if (this.refusedSources.has(source)) return;
    const queued = { row, source, sent: foreign, foreign };
    if (this.refusedDocuments.has(row.documentId)) this.refusedDocuments.push(queued);
    else {
      this.storesNothingSince ??= monotonicMs();
      this.queue.push(queued);
      this.queuedBytes += row.bytes.length;
      this.start();
    }
    if (this.wasFull || !this.isOverBound()) return;
    this.wasFull = true;
    this.pressure(true);
  }

  private isOverBound(): boolean {
    const { bytes, rows } = this.refusedDocuments;
    return this.queuedBytes + bytes > limits.queuedBytes || this.queue.length + rows > limits.queuedRows;
  }

  /** Resumes sockets when the queue is half empty. Refused documents have pauses of their own. */
  private resumeWhenHalfEmpty(): void {
    const isHalf = this.queuedBytes < limits.queuedBytes / 2 && this.queue.length < limits.queuedRows / 2;
    if (!this.wasFull || !isHalf || this.isOverBound()) return;
    this.wasFull = false;
    this.pressure(false);
  }

  /** Starts one turn of the loop later, so that all rows of this turn are one batch. */
  private start(): void {
    this.running ??= new Promise<void>((resolve) => setImmediate(resolve)).then(() => this.run());
  }

  /** Resolves once all rows are stored, except those of refused documents, which are not tried again; never while the store fails. */
  async drain(): Promise<void> {
    this.stopping = true;
    if (this.retryTimer !== null) clearTimeout(this.retryTimer);
    while (this.running !== null) await this.running;
  }

  private async run(): Promise<void> {
    while (this.queue.length > 0 || this.isRetryDue) {
      await this.waitForSpacing();
      await this.appendNext();
      if (this.isRetryDue) await this.retryNext();
      this.resumeWhenHalfEmpty();
    }
    this.running = null;
  }

  /** A keystroke after a quiet moment is sent at once; under load more rows share a statement. */
  private async waitForSpacing(): Promise<void> {
    const { server, embedded } = limits.batchSpacing;
    const wait = this.began + (isEmbedded() ? embedded : server) - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    this.began = performance.now();
  }

  private async appendNext(): Promise<void> {
    if (this.queue.length === 0) return;
    this.inFlight = takeBatch(this.queue);
    this.queuedBytes -= countBytes(this.inFlight);
    await this.settle(this.inFlight, refusalsOfBatch);
    this.inFlight = [];
    if (this.queue.length === 0 && this.refusedDocuments.size < 2) this.storesNothingSince = null;
  }

  /**
   * Tries one refused document, so that the others wait for one statement however many are refused (R7). When it is taken the next one is due at
   * once.
   */
  private async retryNext(): Promise<void> {
    this.isRetryDue = false;
    const next = this.refusedDocuments.takeNext();
    if (next === null) return;
    this.inFlight = next.batch;
    const isTaken = next.batch.length === 0 || (await this.settle(next.batch, 1));
    this.inFlight = [];
    if (!isTaken) return;
    if (this.refusedDocuments.release(next.documentId))
      log().warn({ documentId: next.documentId }, "the store takes a document again");
    this.isRetryDue = true;
  }

  /** Appends a batch; when the store answers an error, each document is tried by itself (R7). @returns false when one was refused */
  private async settle(batch: readonly QueuedRow[], refusals: number): Promise<boolean> {
    const answer = await this.appender.append(batch, refusals);
    if (answer.is === "stored") {
      this.report(batch, answer.left);
      return true;
    }
    const documents = [...new Set(batch.map(({ row }) => row.documentId))];
    if (documents.length === 1)
      return answer.is === "wrong data" ? this.settleByRow(batch) : this.refuseDocument(batch, answer.error);
    let areTaken = true;
    for (const documentId of documents) {
      const rows = batch.filter(({ row }) => row.documentId === documentId);
      areTaken = (await this.settle(rows, 1)) && areTaken;
    }
    return areTaken;
  }

  /** Tries each row, and sets aside those whose data is at fault (R7). */
  private async settleByRow(rows: readonly QueuedRow[]): Promise<boolean> {
    for (const [at, queued] of rows.entries()) {
      if (this.refusedSources.has(queued.source)) continue;
      const answer = await this.appender.append([queued], 1);
      if (answer.is === "stored") this.report([queued], answer.left);
      else if (answer.is === "wrong data") this.setAside(queued, answer.error);
      else return this.refuseDocument(rows.slice(at), answer.error);
    }
    return true;
  }

  private report(batch: readonly QueuedRow[], left: ReadonlySet<string>): void {
    this.storesNothingSince = this.queue.length === 0 ? null : monotonicMs();
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

  private setAside({ row, source }: QueuedRow, error: unknown): void {
    const { documentId, n, bytes } = row;
    log().error(
      { code: sqlState(error), documentId, n, bytes: bytes.length },
      "a row was set aside: the store refuses its data",
    );
    metrics.rowsSetAside.inc();
    this.refuse(source, "data");
  }

  /** Lets these rows wait, and all later ones of their document, which is tried again for as long as it takes (R7). */
  private refuseDocument(rows: readonly QueuedRow[], error: unknown): false {
    const documentId = rows[0]?.row.documentId ?? "";
    const isNew = !this.refusedDocuments.has(documentId);
    this.refusedDocuments.putBack(documentId, rows);
    if (isNew) {
      log().error(
        { code: sqlState(error), documentId },
        "the store refuses a document: its updates wait, and are tried again",
      );
      for (const queued of this.takeFromQueue(({ row }) => row.documentId === documentId))
        this.refusedDocuments.push(queued);
    }
    if (this.retryTimer === null && !this.stopping)
      this.retryTimer = setTimeout(() => {
        this.retryTimer = null;
        this.isRetryDue = true;
        this.start();
      }, retryMs);
    return false;
  }

  private refuse(source: RowSource, why: "replaced" | "data"): void {
    this.refusedSources.add(source);
    // Later rows of the room build on it: the sockets send their content again when they rejoin.
    this.takeFromQueue((queued) => queued.source === source);
    this.refusedDocuments.drop(source);
    source.refused(why);
  }

  private takeFromQueue(isTaken: (queued: QueuedRow) => boolean): QueuedRow[] {
    const taken = this.queue.filter(isTaken);
    this.queue = this.queue.filter((queued) => !isTaken(queued));
    this.queuedBytes -= countBytes(taken);
    return taken;
  }
}
