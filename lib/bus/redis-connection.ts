import { Redis } from "ioredis";

export interface ConnectionListener {
  onMessage(channel: Buffer, message: Buffer): void;
  /** An attempt to connect begins. When no answer follows, call `reset` to give it up. */
  onConnecting(): void;
  /** Both clients are connected. */
  onConnected(): void;
  /** Called only after `onConnected`. */
  onDisconnected(why: string): void;
}

const firstRetryMs = 100;
const maxRetryMs = 2_000;
/** Bytes that Redis may leave unacknowledged before the connection is given up. */
const maxUnacknowledgedBytes = 16 * 1024 * 1024;

/**
 * Two clients of Redis, one that subscribes (Redis allows it nothing else) and one that publishes: both are connected or neither is.
 * Messages published while it is disconnected are dropped. It reconnects for ever.
 */
export class RedisConnection {
  private clients: { subscriber: Redis; publisher: Redis } | null = null;
  private isConnected = false;
  private closed = false;
  private retryMs = firstRetryMs;
  private retryTimer: NodeJS.Timeout | undefined;
  private unacknowledgedBytes = 0;
  private queue: { channel: string; message: Buffer }[] = [];
  lastError: Error | null = null;

  constructor(
    private readonly url: string,
    private readonly listener: ConnectionListener,
  ) {
    this.connect();
  }

  private connect(): void {
    // ioredis must not reconnect by itself: what it would send again after an interruption is out of date by then.
    const options = {
      lazyConnect: true,
      retryStrategy: null,
      autoResubscribe: false,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
    } as const;
    const clients = { subscriber: new Redis(this.url, options), publisher: new Redis(this.url, options) };
    this.clients = clients;
    this.unacknowledgedBytes = 0;
    this.listener.onConnecting();
    for (const client of [clients.subscriber, clients.publisher]) {
      client.on("error", (error: Error) => (this.lastError = error));
      client.on("end", () => this.fail(clients, "the connection ended"));
    }
    clients.subscriber.on("messageBuffer", (channel: Buffer, message: Buffer) =>
      this.listener.onMessage(channel, message),
    );
    Promise.all([clients.subscriber.connect(), clients.publisher.connect()]).then(
      () => {
        if (this.clients !== clients) return;
        this.isConnected = true;
        this.retryMs = firstRetryMs;
        this.listener.onConnected();
      },
      () => this.fail(clients, "it can't be reached"),
    );
  }

  private fail(clients: RedisConnection["clients"], why: string): void {
    if (this.clients !== clients || clients === null) return;
    this.clients = null;
    this.queue = [];
    const wasConnected = this.isConnected;
    this.isConnected = false;
    discard(clients.subscriber);
    discard(clients.publisher);
    if (wasConnected) this.listener.onDisconnected(why);
    if (this.closed) return;
    this.retryTimer = setTimeout(() => this.connect(), this.retryMs * (0.5 + Math.random()));
    this.retryMs = Math.min(2 * this.retryMs, maxRetryMs);
  }

  /** Gives up a connection that delivers nothing, or is not made yet, and reconnects. */
  reset(why: string): void {
    this.fail(this.clients, why);
  }

  /** Sends all messages of one turn of the event loop in one round trip. Returns false, and drops the message, when disconnected. */
  publish(channel: string, message: Buffer): boolean {
    if (!this.isConnected) return false;
    this.queue.push({ channel, message });
    if (this.queue.length === 1) setImmediate(() => this.flush());
    return true;
  }

  private flush(): void {
    const { queue, clients } = this;
    if (queue.length === 0 || clients === null) return;
    this.queue = [];
    const size = queue.reduce((sum, { message }) => sum + message.length, 0);
    this.unacknowledgedBytes += size;
    const batch = clients.publisher.pipeline();
    for (const { channel, message } of queue) batch.publish(channel, message);
    batch.exec().then(
      () => {
        if (this.clients === clients) this.unacknowledgedBytes -= size;
      },
      () => this.fail(clients, "it did not answer"),
    );
    if (this.unacknowledgedBytes > maxUnacknowledgedBytes) this.fail(clients, "it acknowledges nothing");
  }

  /** Resolves once Redis has confirmed the channels; never, when the connection breaks before. */
  subscribe(channels: readonly string[]): Promise<void> {
    const { clients } = this;
    return new Promise((resolve) => {
      if (clients === null || channels.length === 0) return;
      clients.subscriber.subscribe(...channels).then(
        () => {
          if (this.clients === clients) resolve();
        },
        () => this.fail(clients, "it did not answer"),
      );
    });
  }

  unsubscribe(channel: string): void {
    const { clients } = this;
    if (clients !== null && this.isConnected)
      clients.subscriber.unsubscribe(channel).catch(() => this.fail(clients, "it did not answer"));
  }

  /** Sends queued messages before it closes. */
  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.retryTimer);
    this.flush();
    const { clients } = this;
    this.clients = null;
    this.isConnected = false;
    if (clients === null) return;
    await Promise.race([
      clients.publisher.quit().catch(() => undefined),
      new Promise((resolve) => setTimeout(resolve, 500)),
    ]);
    discard(clients.subscriber);
    discard(clients.publisher);
  }
}

function discard(client: Redis): void {
  client.removeAllListeners();
  // A client that is still connecting may fail later; without a listener that would be thrown.
  client.on("error", () => undefined);
  client.disconnect();
}
