import type { Bus, BusMessage, BusWatcher, Channel, ChannelListener } from "./bus-contract";
import { busIdLength, newBusId } from "./bus-id";
import { Listeners } from "./listeners";
import { MissedBeats } from "./missed-beats";
import { RedisConnection } from "./redis-connection";

export interface RedisBusOptions {
  url: string;
  /** Channel prefix of this installation, since several may share one Redis. */
  prefix: string;
  /** Called once each time the connection to Redis is lost, and once when it is back. */
  report?: (change: "lost" | "back", why: string) => void;
  /** Interval of heartbeats, in milliseconds. */
  heartbeatMs?: number;
}

interface Figures {
  sent: number;
  received: number;
  dropped: number;
}

const heartbeat = Buffer.alloc(0);
const goodbye = Buffer.from("bye");

/** The bus of many processes on one Redis (R13). */
export class RedisBus implements Bus {
  readonly id = newBusId();
  /** Never true: a process that is silent may still run, cut off from Redis. */
  readonly isAlone = false;
  readonly figures: Figures = { sent: 0, received: 0, dropped: 0 };
  private readonly sender = Buffer.from(this.id, "latin1");
  private readonly listeners = new Listeners();
  private readonly connection: RedisConnection;
  private readonly commonChannel: string;
  private readonly timer: NodeJS.Timeout;
  /**
   * For each other process, and for this one from its first attempt to connect, so that a connection that never answers is reset like a silent one.
   */
  private readonly missedBeats = new MissedBeats();
  /** Processes that were reported gone because they were silent. */
  private readonly presumedGone = new Set<string>();
  /** Subscriptions sent on the current connection that Redis has not confirmed, by channel. */
  private readonly unconfirmed = new Map<string, { resolve: () => void }>();
  private wasLost = false;
  private connected = false;
  private resolveReady: () => void = () => undefined;
  /** Resolves when it is connected for the first time. */
  readonly ready = new Promise<void>((resolve) => (this.resolveReady = resolve));

  constructor(private readonly options: RedisBusOptions) {
    this.commonChannel = `${options.prefix}all`;
    this.connection = new RedisConnection(options.url, {
      onMessage: (channel, message) => this.receive(channel, message),
      onConnecting: () => this.missedBeats.reset(this.id),
      onConnected: () => void this.subscribeAll(),
      onDisconnected: (why) => this.markDisconnected(why),
    });
    this.timer = setInterval(() => this.sendHeartbeat(), options.heartbeatMs ?? 1_000);
    this.timer.unref();
  }

  get isConnected(): boolean {
    return this.connected;
  }

  get lastError(): Error | null {
    return this.connection.lastError;
  }

  publish(message: BusMessage): void {
    this.listeners.publish(message);
    this.publishBytes(this.commonChannel, Buffer.from(JSON.stringify(message)));
  }

  subscribe(listener: (message: BusMessage) => void): () => void {
    return this.listeners.subscribe(listener);
  }

  watch(watcher: BusWatcher): () => void {
    return this.listeners.watch(watcher);
  }

  openChannel(name: string, listener: ChannelListener): Channel {
    const isFirst = this.listeners.addToChannel(name, listener);
    const settled = this.connected ? this.subscribeListener(name, isFirst, listener) : Promise.resolve();
    return {
      settled,
      publish: (bytes) => this.publishBytes(this.options.prefix + name, bytes),
      close: () => {
        if (!this.listeners.removeFromChannel(name, listener)) return;
        this.settleSubscription(name);
        this.connection.unsubscribe(this.options.prefix + name);
      },
    };
  }

  private async subscribeListener(name: string, isFirst: boolean, listener: ChannelListener): Promise<void> {
    if (isFirst) await this.subscribeTo([name]);
    else listener.onSubscribed();
  }

  /** Calls `onSubscribed` for each channel that Redis confirms. Returns early when the connection breaks or the channel is closed. */
  private async subscribeTo(names: readonly string[]): Promise<void> {
    const pending = names.map((name) => {
      const entry = { name, resolve: () => undefined as void };
      const settled = new Promise<void>((resolve) => (entry.resolve = resolve));
      this.unconfirmed.set(name, entry);
      return Object.assign(entry, { settled });
    });
    void this.connection.subscribe(names.map((name) => this.options.prefix + name)).then(() => {
      for (const entry of pending) {
        // The channel was closed since. If it was opened again, that subscription gets a confirmation of its own.
        if (this.unconfirmed.get(entry.name) !== entry) continue;
        this.listeners.notifySubscribed(entry.name);
        this.settleSubscription(entry.name);
      }
    });
    await Promise.all(pending.map(({ settled }) => settled));
  }

  private settleSubscription(name: string): void {
    this.unconfirmed.get(name)?.resolve();
    this.unconfirmed.delete(name);
  }

  publishTo(name: string, bytes: Uint8Array): void {
    this.listeners.deliver(name, bytes, this.id);
    this.publishBytes(this.options.prefix + name, bytes);
  }

  private publishBytes(channel: string, bytes: Uint8Array): void {
    if (this.connected && this.connection.publish(channel, Buffer.concat([this.sender, bytes]))) this.figures.sent += 1;
    else this.figures.dropped += 1;
  }

  private receive(channel: Buffer, message: Buffer): void {
    const from = message.toString("latin1", 0, busIdLength);
    const name = channel.toString("latin1");
    if (from === this.id) {
      if (name === this.commonChannel) this.missedBeats.reset(from);
      return;
    }
    this.figures.received += 1;
    const bytes = message.subarray(busIdLength);
    if (name === this.commonChannel && bytes.equals(goodbye)) return this.markGone(from);
    this.missedBeats.reset(from);
    if (this.presumedGone.delete(from)) this.listeners.notifyReturned(from);
    if (name !== this.commonChannel) return this.listeners.deliver(name.slice(this.options.prefix.length), bytes, from);
    // Only processes of this installation publish under this prefix.
    if (bytes.length > 0) this.listeners.publish(JSON.parse(bytes.toString()) as BusMessage);
  }

  /** Subscribes to the common channel before anything is published, so that no answer is missed; then to the channels that are open. */
  private async subscribeAll(): Promise<void> {
    await this.connection.subscribe([this.commonChannel]);
    this.connected = true;
    this.publishBytes(this.commonChannel, heartbeat);
    const names = this.listeners.channelNames;
    // In batches of 200: a process with thousands of rooms must not block the connection.
    for (let at = 0; at < names.length && this.connected; at += 200) await this.subscribeTo(names.slice(at, at + 200));
    if (!this.connected) return;
    if (this.wasLost) {
      this.wasLost = false;
      this.options.report?.("back", "");
      this.listeners.notifyReconnected();
    }
    this.resolveReady();
  }

  private markDisconnected(why: string): void {
    this.connected = false;
    for (const name of [...this.unconfirmed.keys()]) this.settleSubscription(name);
    if (this.wasLost) return;
    this.wasLost = true;
    this.options.report?.("lost", this.lastError?.message ?? why);
  }

  private sendHeartbeat(): void {
    this.publishBytes(this.commonChannel, heartbeat);
    for (const id of this.missedBeats.countBeat()) {
      if (id === this.id) this.connection.reset("it does not deliver messages");
      else {
        this.presumedGone.add(id);
        this.markGone(id);
      }
    }
  }

  private markGone(id: string): void {
    if (this.missedBeats.forget(id)) this.listeners.notifyGone(id);
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    this.publishBytes(this.commonChannel, goodbye);
    this.connected = false;
    await this.connection.close();
  }
}
