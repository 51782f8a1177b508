import type { Bus, BusMessage, BusWatcher, Channel, ChannelListener } from "./bus-contract";
import { busIdLength, newBusId } from "./bus-id";
import { Listeners } from "./listeners";
import { RedisLine } from "./redis-line";

export interface RedisBusOptions {
  url: string;
  /** Of all that this installation says: several may share one Redis. */
  prefix: string;
  /** Called once each time the way to Redis is lost, and once when it is back. */
  report?: (change: "lost" | "back", why: string) => void;
  /** Milliseconds between two signs of life. */
  beat?: number;
}

interface Figures {
  sent: number;
  received: number;
  dropped: number;
}

/** Beats without a sign of a process after which it is taken for gone. Counted, not timed: a process that was frozen must not take the others for dead. */
const silentBeats = 3;
const signOfLife = Buffer.alloc(0);
const goodbye = Buffer.from("bye");

/** R13: many processes on one Redis. */
export class RedisBus implements Bus {
  readonly id = newBusId();
  /** One that is not heard may be cut off and go on. */
  readonly isAlone = false;
  readonly figures: Figures = { sent: 0, received: 0, dropped: 0 };
  private readonly sender = Buffer.from(this.id, "latin1");
  private readonly listeners = new Listeners();
  private readonly line: RedisLine;
  private readonly common: string;
  private readonly timer: NodeJS.Timeout;
  /** Other processes, and this one for as long as the line is up: beats since each was heard. */
  private readonly silence = new Map<string, number>();
  /** Taken for gone because of their silence. */
  private readonly forgotten = new Set<string>();
  /** Channels whose subscription has been asked for on the line as it is now, and is not confirmed. */
  private readonly waiting = new Map<string, { resolve: () => void }>();
  private wasLost = false;
  private inForce = false;
  private firstUp: () => void = () => undefined;
  /** Resolves when it is up for the first time. */
  readonly ready = new Promise<void>((resolve) => (this.firstUp = resolve));

  constructor(private readonly options: RedisBusOptions) {
    this.common = `${options.prefix}all`;
    this.line = new RedisLine(options.url, {
      hear: (channel, message) => this.hear(channel, message),
      up: () => void this.comeUp(),
      down: (why) => this.goDown(why),
    });
    this.timer = setInterval(() => this.beat(), options.beat ?? 2_000);
    this.timer.unref();
  }

  get isUp(): boolean {
    return this.inForce;
  }

  get lastError(): Error | null {
    return this.line.lastError;
  }

  publish(message: BusMessage): void {
    this.listeners.publish(message);
    this.put(this.common, Buffer.from(JSON.stringify(message)));
  }

  subscribe(hear: (message: BusMessage) => void): () => void {
    return this.listeners.subscribe(hear);
  }

  watch(watcher: BusWatcher): () => void {
    return this.listeners.watch(watcher);
  }

  open(name: string, listener: ChannelListener): Channel {
    const isFirst = this.listeners.open(name, listener);
    const settled = this.inForce ? this.enter(name, isFirst, listener) : Promise.resolve();
    return {
      settled,
      say: (bytes) => this.put(this.options.prefix + name, bytes),
      close: () => {
        if (!this.listeners.shut(name, listener)) return;
        this.settle(name);
        this.line.unsubscribe(this.options.prefix + name);
      },
    };
  }

  private async enter(name: string, isFirst: boolean, listener: ChannelListener): Promise<void> {
    if (isFirst) await this.subscribeTo([name]);
    else listener.up();
  }

  /** Says `up` to each once Redis has confirmed it; returns early when the line breaks or the channel is closed. */
  private async subscribeTo(names: readonly string[]): Promise<void> {
    const asked = names.map((name) => {
      const entry = { name, resolve: () => undefined as void };
      const settled = new Promise<void>((resolve) => (entry.resolve = resolve));
      this.waiting.set(name, entry);
      return Object.assign(entry, { settled });
    });
    void this.line.subscribe(names.map((name) => this.options.prefix + name)).then(() => {
      for (const entry of asked) {
        // Closed since, and perhaps opened again: that subscription has a confirmation of its own.
        if (this.waiting.get(entry.name) !== entry) continue;
        this.listeners.up(entry.name);
        this.settle(entry.name);
      }
    });
    await Promise.all(asked.map(({ settled }) => settled));
  }

  private settle(name: string): void {
    this.waiting.get(name)?.resolve();
    this.waiting.delete(name);
  }

  send(name: string, bytes: Uint8Array): void {
    this.listeners.hear(name, bytes, this.id);
    this.put(this.options.prefix + name, bytes);
  }

  private put(channel: string, bytes: Uint8Array): void {
    if (this.inForce && this.line.publish(channel, Buffer.concat([this.sender, bytes]))) this.figures.sent += 1;
    else this.figures.dropped += 1;
  }

  private hear(channel: Buffer, message: Buffer): void {
    const from = message.toString("latin1", 0, busIdLength);
    const name = channel.toString("latin1");
    if (from === this.id) {
      if (name === this.common) this.silence.set(from, 0);
      return;
    }
    this.figures.received += 1;
    const bytes = message.subarray(busIdLength);
    if (name === this.common && bytes.equals(goodbye)) return this.forget(from);
    this.silence.set(from, 0);
    if (this.forgotten.delete(from)) this.listeners.returned(from);
    if (name !== this.common) return this.listeners.hear(name.slice(this.options.prefix.length), bytes, from);
    // Processes of one build, on a Redis of our own.
    if (bytes.length > 0) this.listeners.publish(JSON.parse(bytes.toString()) as BusMessage);
  }

  /** First the common channel, then those that are open: only then anything is said, so that no answer is missed. */
  private async comeUp(): Promise<void> {
    await this.line.subscribe([this.common]);
    this.inForce = true;
    this.silence.set(this.id, 0);
    this.put(this.common, signOfLife);
    const names = this.listeners.channelNames;
    // In parts, so that nothing else waits for long behind a process with thousands of rooms.
    for (let at = 0; at < names.length && this.inForce; at += 200) await this.subscribeTo(names.slice(at, at + 200));
    if (!this.inForce) return;
    if (this.wasLost) {
      this.wasLost = false;
      this.options.report?.("back", "");
      this.listeners.back();
    }
    this.firstUp();
  }

  private goDown(why: string): void {
    this.inForce = false;
    this.silence.delete(this.id);
    for (const name of [...this.waiting.keys()]) this.settle(name);
    if (this.wasLost) return;
    this.wasLost = true;
    this.options.report?.("lost", this.lastError?.message ?? why);
  }

  private beat(): void {
    this.put(this.common, signOfLife);
    for (const [id, beats] of this.silence) {
      if (beats < silentBeats) this.silence.set(id, beats + 1);
      else if (id === this.id) this.line.drop("it does not pass on what is said");
      else {
        this.forgotten.add(id);
        this.forget(id);
      }
    }
  }

  private forget(id: string): void {
    if (this.silence.delete(id)) this.listeners.gone(id);
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    this.put(this.common, goodbye);
    this.inForce = false;
    await this.line.close();
  }
}
