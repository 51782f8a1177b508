import { Redis } from "ioredis";

/** One connection listens, since Redis lets a listening one do nothing else, and one speaks. */
export interface LineListener {
  hear(channel: Buffer, message: Buffer): void;
  /** Both connections are there. */
  up(): void;
  /** It was up, and is not any more. */
  down(why: string): void;
}

const firstPause = 100;
const longestPause = 2_000;
const connectDeadline = 5_000;
/** What Redis may leave untaken before the line is given up and made anew. */
const untakenAtMost = 16 * 1024 * 1024;

/** The way to Redis: either both connections are in force or neither is, and what is said meanwhile is dropped, not kept. Dials again for ever. */
export class RedisLine {
  private ends: { listening: Redis; speaking: Redis } | null = null;
  private isUp = false;
  private over = false;
  private pause = firstPause;
  private retry: NodeJS.Timeout | undefined;
  private untaken = 0;
  private queue: { channel: string; message: Buffer }[] = [];
  lastError: Error | null = null;

  constructor(
    private readonly url: string,
    private readonly listener: LineListener,
  ) {
    this.dial();
  }

  get up(): boolean {
    return this.isUp;
  }

  private dial(): void {
    // We dial anew ourselves: what ioredis would send again after a cut is out of date by then.
    const options = {
      lazyConnect: true,
      retryStrategy: null,
      autoResubscribe: false,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      connectTimeout: connectDeadline,
    } as const;
    const ends = { listening: new Redis(this.url, options), speaking: new Redis(this.url, options) };
    this.ends = ends;
    this.untaken = 0;
    for (const end of [ends.listening, ends.speaking]) {
      end.on("error", (error: Error) => (this.lastError = error));
      end.on("end", () => this.fail(ends, "the connection ended"));
    }
    ends.listening.on("messageBuffer", (channel: Buffer, message: Buffer) => this.listener.hear(channel, message));
    Promise.all([ends.listening.connect(), ends.speaking.connect()]).then(
      () => {
        if (this.ends !== ends) return;
        this.isUp = true;
        this.pause = firstPause;
        this.listener.up();
      },
      () => this.fail(ends, "it can't be reached"),
    );
  }

  private fail(ends: RedisLine["ends"], why: string): void {
    if (this.ends !== ends || ends === null) return;
    this.ends = null;
    this.queue = [];
    const wasUp = this.isUp;
    this.isUp = false;
    hangUp(ends.listening);
    hangUp(ends.speaking);
    if (wasUp) this.listener.down(why);
    if (this.over) return;
    this.retry = setTimeout(() => this.dial(), this.pause * (0.5 + Math.random()));
    this.pause = Math.min(2 * this.pause, longestPause);
  }

  /** Gives up connections that seem to be there and are not. */
  drop(why: string): void {
    this.fail(this.ends, why);
  }

  /** In one round trip for all that is said in this turn of the loop; whether it can be said at all. */
  publish(channel: string, message: Buffer): boolean {
    if (!this.isUp) return false;
    this.queue.push({ channel, message });
    if (this.queue.length === 1) setImmediate(() => this.flush());
    return true;
  }

  private flush(): void {
    const { queue, ends } = this;
    if (queue.length === 0 || ends === null) return;
    this.queue = [];
    const size = queue.reduce((sum, { message }) => sum + message.length, 0);
    this.untaken += size;
    const batch = ends.speaking.pipeline();
    for (const { channel, message } of queue) batch.publish(channel, message);
    batch.exec().then(
      () => {
        if (this.ends === ends) this.untaken -= size;
      },
      () => this.fail(ends, "it did not answer"),
    );
    if (this.untaken > untakenAtMost) this.fail(ends, "it takes nothing");
  }

  /** Resolves once these are in force; never, when the line breaks before. */
  subscribe(channels: readonly string[]): Promise<void> {
    const { ends } = this;
    return new Promise((resolve) => {
      if (ends === null || channels.length === 0) return;
      ends.listening.subscribe(...channels).then(
        () => {
          if (this.ends === ends) resolve();
        },
        () => this.fail(ends, "it did not answer"),
      );
    });
  }

  unsubscribe(channel: string): void {
    const { ends } = this;
    if (ends !== null && this.isUp)
      ends.listening.unsubscribe(channel).catch(() => this.fail(ends, "it did not answer"));
  }

  /** Says what is left to say first. */
  async close(): Promise<void> {
    this.over = true;
    clearTimeout(this.retry);
    this.flush();
    const { ends } = this;
    this.ends = null;
    this.isUp = false;
    if (ends === null) return;
    await Promise.race([
      ends.speaking.quit().catch(() => undefined),
      new Promise((resolve) => setTimeout(resolve, 500)),
    ]);
    hangUp(ends.listening);
    hangUp(ends.speaking);
  }
}

function hangUp(end: Redis): void {
  end.removeAllListeners();
  // A connection that is being made may still fail: that is no news.
  end.on("error", () => undefined);
  end.disconnect();
}
