import { maxDocumentBytes } from "@/lib/sync/format/size";

/** The limits of R12, and the deadlines of R1, R2 and R10. Sizes in bytes, times in milliseconds. */
export const limits = {
  /** A whole document must fit a frame. */
  frame: 1.5 * 1024 * 1024,
  /** The garbage-collected state. A client stops taking text at 80 % of it. */
  document: maxDocumentBytes,
  /** New client ids that one socket may type under: a page has one. */
  clientIdsOfSocket: 32,
  socketsPerUser: 64,
  /** Tokens a second, and at most this many saved up. Over it a socket is paused, not closed. */
  rate: 200,
  burst: 1000,
  /**
   * A socket that is over the rate for so long, and never saves up half the burst, floods. A device that comes back with much to merge is over it for
   * less.
   */
  flood: 10_000,
  /**
   * Tokens for each millisecond that a frame takes to be applied: in the long run no user has more than a 25th of the process for that. The first
   * milliseconds of a plain frame are free.
   */
  costOfMs: 5,
  freeMs: 2,
  /** So many users' costs are remembered: all sockets of one user pay for them together. */
  users: 5_000,
  /** What a slow reader may leave unread before it is closed. */
  unread: 4 * 1024 * 1024,
  handshake: 5_000,
  pendingHandshakes: 256,
  load: 10_000,
  /** Presence is renewed and sockets are pinged this often. */
  renewal: 15_000,
  /** A Y.Doc that nobody has needed for this long is dropped, and so is a room without sockets. */
  idle: 10_000,
  /** What a socket may send before its step 2 that has to wait for the step 2 (R3). */
  waitingFrames: 512,
  waitingBytes: 2 * 1024 * 1024,
  /** Past this many bytes or rows not yet committed, writers are paused (R7). */
  queuedBytes: 32 * 1024 * 1024,
  queuedRows: 50_000,
  /** The same for the rows of one document that the store refuses: that document's writers are paused (R7). */
  refusedDocument: { bytes: 2 * 1024 * 1024, rows: 5_000 },
  /** The process is not ready when rows have waited for so long and none was stored (R7). */
  storesNothing: 30_000,
  /** One batch of the append queue. */
  batchRows: 2_000,
  batchBytes: 4 * 1024 * 1024,
  /**
   * The least time from the start of one batch to the start of the next: a statement costs as much as a dozen of its rows
   * (docs/decisions/0003-what-a-keystroke-costs.md).
   */
  batchSpacing: { server: 4, embedded: 16 },
  presenceState: 2 * 1024,
  /** For one socket: the time between two carets that are relayed, and between two *saved* that are sent on their own. */
  caretSpacing: 50,
  savedSpacing: 50,
  /**
   * A document is compacted when so many rows, or bytes, have come since its snapshot; fewer rows are enough when nobody writes in it (R9). At most
   * `rows` at once, of `atOnce` bytes, none of the last `settled` ms, and after a failure not before `pause` ms. After each compaction the compactor
   * rests `rest` times as long as it took, and so takes a tenth of the time.
   */
  compaction: {
    grown: 1_000,
    quiet: 50,
    bytes: 256 * 1024,
    rows: 1_000,
    atOnce: 4 * 1024 * 1024,
    settled: 5_000,
    pause: 60_000,
    rest: 9,
  },
  /** A row of another process that is not known to be in the store for this long is appended by every process that has it (R13). */
  takeOver: 2_000,
  /** Rows of other processes that wait for missing content; beyond this number they are read from the store. */
  waitingRows: 2_000,
  /** Unloaded documents for which it is remembered whose text is all here (R3a). */
  remembered: 2_000,
  /** How long other processes have to answer a peer query (R3a). */
  answer: 300,
  /**
   * Limits for devices that ask whether a copy is stored: questions and bytes of one person, bytes of all, how many wait behind the one that is being
   * answered, and how many people are remembered. Trying one letter takes a dozen questions about one document, so people who may not read it have
   * fewer.
   */
  proofs: {
    questions: { rate: 1 / 30, burst: 40 },
    bytes: { rate: 16 * 1024, burst: 3 * 1024 * 1024 },
    ofProcess: { rate: 512 * 1024, burst: 16 * 1024 * 1024 },
    /**
     * Questions about one document, and about one class's documents, of all people who may not read it. The next student of a shared device asks one
     * or two.
     */
    document: { rate: 1 / 300, burst: 8 },
    class: { rate: 1 / 10, burst: 120 },
    waiting: 64,
    askers: 5_000,
  },
  /** A live channel's messages. */
  live: { rate: 20, burst: 60 },
  /** Bytes of a live message that count as one. */
  liveBytes: 1024,
} as const;

/** The tokens that a frame costs when it makes the room search this many bytes. */
export function costOf(bytes: number): number {
  return 1 + bytes / 2048;
}

/** Tokens that refill at `rate` a second, up to `burst` (R12). */
export class Bucket {
  private tokens: number;
  constructor(
    private filledAt: number,
    private readonly size: { rate: number; burst: number } = limits,
  ) {
    this.tokens = size.burst;
  }

  /** Takes `cost` tokens. @returns how many ms the socket has to pause before its next frame; 0 when it need not */
  take(cost: number, now: number): number {
    this.tokens = Math.min(this.size.burst, this.tokens + ((now - this.filledAt) * this.size.rate) / 1000);
    this.filledAt = now;
    this.tokens -= cost;
    return this.tokens >= 0 ? 0 : Math.ceil((-this.tokens * 1000) / this.size.rate);
  }

  /** Whether at least half of the burst was there when tokens were last taken. */
  get isHalfFull(): boolean {
    return this.tokens >= this.size.burst / 2;
  }

  /** Takes `cost` tokens only if that many are there. */
  takeIfThere(cost: number, now: number): boolean {
    this.take(0, now);
    if (this.tokens < cost) return false;
    this.tokens -= cost;
    return true;
  }
}

/** A bucket for each id: of a person, a document, a class. */
export class Buckets {
  private readonly buckets = new Map<string, Bucket>();

  /** @param most how many are remembered */
  constructor(
    private readonly most: number,
    private readonly size: { rate: number; burst: number } = limits,
  ) {}

  of(id: string, now: number): Bucket {
    const known = this.buckets.get(id);
    if (known !== undefined) return known;
    const bucket = new Bucket(now, this.size);
    this.buckets.set(id, bucket);
    const [oldest] = this.buckets.keys();
    if (this.buckets.size > this.most && oldest !== undefined) this.buckets.delete(oldest);
    return bucket;
  }
}
