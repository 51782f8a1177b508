import { maxDocumentBytes } from "@/lib/document-format/size";

/** R12, and the deadlines of R1, R2 and R10. Sizes in bytes, times in milliseconds. */
export const limits = {
  /** A whole document must fit a frame. */
  frame: 1.5 * 1024 * 1024,
  /** Of garbage-collected state. A client stops taking text at 80 % of it. */
  document: maxDocumentBytes,
  /** New client ids that one socket types under: a page has one. */
  clientIdsOfSocket: 32,
  socketsPerUser: 64,
  /** Tokens a second, and at most this many saved up. Over it a socket is paused, not closed. */
  rate: 200,
  burst: 1000,
  /** Who is at it for so long, and never saves up half the burst, floods. A device that comes back, with much to merge, is at it for less. */
  flood: 10_000,
  /**
   * Tokens for each millisecond that a frame takes to be applied: for long, no user has more than a 25th of the process for that. Of a plain
   * frame the first milliseconds are free.
   */
  costOfMs: 5,
  freeMs: 2,
  /** Users of whom is remembered what their frames have cost: all sockets of one user pay for that together. */
  users: 5_000,
  /** What a slow reader may leave unread before it is closed. */
  unread: 4 * 1024 * 1024,
  handshake: 5_000,
  pendingHandshakes: 256,
  load: 10_000,
  /** Presence is renewed and sockets are pinged this often. */
  renewal: 15_000,
  /** A Y.Doc that nobody needed for this long is let go, and so is a room without sockets. */
  idle: 10_000,
  /** R3: what a socket may send before its step 2 that has to wait for it. */
  waitingFrames: 512,
  waitingBytes: 2 * 1024 * 1024,
  /** R7: past this many bytes or rows not yet committed, writers are paused. */
  queuedBytes: 32 * 1024 * 1024,
  queuedRows: 50_000,
  /** R7: the same for the rows of one document that the store refuses: its writers are paused. */
  refusedDocument: { bytes: 2 * 1024 * 1024, rows: 5_000 },
  /** R7: the process is not ready when rows have waited for so long and none was stored. */
  storesNothing: 30_000,
  /** One batch of the append queue. */
  batchRows: 2_000,
  batchBytes: 4 * 1024 * 1024,
  /** From the beginning of one batch to that of the next, at least: a statement costs as much as a dozen of its rows (docs/decisions/0003-what-a-keystroke-costs.md). */
  batchSpacing: { server: 4, embedded: 16 },
  presenceState: 2 * 1024,
  /** Of one socket: between two carets that the others hear of, and between two *saved* that nothing else leaves with. */
  caretSpacing: 50,
  savedSpacing: 50,
  /**
   * R9: a document is compacted when so many rows, or bytes, have come since its snapshot: fewer when nobody is writing in it.
   * At most `rows` at once, of `atOnce` bytes, none of the last `settled` ms, and after a failure not before `pause` ms.
   * After each the compactor rests `rest` times as long as it took: a tenth of the time is its.
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
  /** R13: a row of another process that is not known to be in the store for this long is written by whoever holds it. */
  takeOver: 2_000,
  /** Rows of other processes that stand on what is not here; beyond it they are read from the store. */
  waitingRows: 2_000,
  /** R3a: unloaded documents of which is remembered whose words are all here. */
  remembered: 2_000,
  /** R3a: how long other processes have for an answer. */
  answer: 300,
  /**
   * Devices that ask whether a copy is stored: questions and bytes of one person, bytes of all, how many wait behind the one that is being
   * answered, and how many people are remembered. One letter tried at random takes a dozen questions of one document: those who may not read it have fewer.
   */
  proofs: {
    questions: { rate: 1 / 30, burst: 40 },
    bytes: { rate: 16 * 1024, burst: 3 * 1024 * 1024 },
    ofProcess: { rate: 512 * 1024, burst: 16 * 1024 * 1024 },
    /** Of one document, and of one class's: questions of all who may not read it. The next student of a shared device asks one or two. */
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

/** How many tokens a frame costs that makes the room look at this many bytes. */
export function costOf(bytes: number): number {
  return 1 + bytes / 2048;
}

/** R12: so many tokens a second, and so many saved up. */
export class Bucket {
  private tokens: number;
  constructor(
    private filledAt: number,
    private readonly size: { rate: number; burst: number } = limits,
  ) {
    this.tokens = size.burst;
  }

  /** Takes `cost` tokens; how long the socket has to pause before its next frame, 0 when it need not. */
  take(cost: number, now: number): number {
    this.tokens = Math.min(this.size.burst, this.tokens + ((now - this.filledAt) * this.size.rate) / 1000);
    this.filledAt = now;
    this.tokens -= cost;
    return this.tokens >= 0 ? 0 : Math.ceil((-this.tokens * 1000) / this.size.rate);
  }

  /** Whether half of what it can save up was there when tokens were last taken. */
  get isHalfFull(): boolean {
    return this.tokens >= this.size.burst / 2;
  }

  /** Takes `cost` tokens only where there are so many. */
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
