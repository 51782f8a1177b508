import type { Bus, BusMessage, BusWatcher, Channel, ChannelListener } from "./bus-contract";
import { newBusId } from "./bus-id";
import { Listeners } from "./listeners";

/** Buses that reach each other without Redis: several "processes" in one, for tests. */
export class MemoryHub {
  readonly members = new Set<MemoryBus>();
}

/** The bus of a process that is alone: what is said to others goes nowhere, and costs nothing. */
export class MemoryBus implements Bus {
  readonly id = newBusId();
  private readonly listeners = new Listeners();
  private cutOff = false;

  constructor(private readonly hub = new MemoryHub()) {
    hub.members.add(this);
  }

  get isAlone(): boolean {
    return this.hub.members.size === 1;
  }

  get isUp(): boolean {
    return !this.cutOff;
  }

  publish(message: BusMessage): void {
    this.listeners.publish(message);
    this.toOthers((other) => other.publish(message));
  }

  subscribe(hear: (message: BusMessage) => void): () => void {
    return this.listeners.subscribe(hear);
  }

  watch(watcher: BusWatcher): () => void {
    return this.listeners.watch(watcher);
  }

  open(name: string, listener: ChannelListener): Channel {
    this.listeners.open(name, listener);
    let open = true;
    const settled = Promise.resolve().then(() => {
      if (open && !this.cutOff) listener.up();
    });
    return {
      settled,
      say: (bytes) => this.say(name, bytes),
      close: () => {
        open = false;
        this.listeners.shut(name, listener);
      },
    };
  }

  send(name: string, bytes: Uint8Array): void {
    this.listeners.hear(name, bytes, this.id);
    this.say(name, bytes);
  }

  private say(name: string, bytes: Uint8Array): void {
    const copy = this.hub.members.size > 1 ? bytes.slice() : bytes;
    this.toOthers((other) => other.hear(name, copy, this.id));
  }

  /** As over a network: later, and not at all when either end is cut off by then. */
  private toOthers(tell: (other: Listeners) => void): void {
    if (this.hub.members.size === 1 || this.cutOff) return;
    const others = [...this.hub.members].filter((other) => other !== this && !other.cutOff);
    setImmediate(() => {
      for (const other of others)
        if (this.hub.members.has(other) && !this.cutOff && !other.cutOff) tell(other.listeners);
    });
  }

  /** As when Redis is away: nothing comes or goes, and after a while everyone takes everyone for gone. */
  cut(): void {
    this.cutOff = true;
    for (const other of this.hub.members) {
      if (other === this) continue;
      other.listeners.gone(this.id);
      this.listeners.gone(other.id);
    }
  }

  mend(): void {
    this.cutOff = false;
    for (const name of this.listeners.channelNames) this.listeners.up(name);
    this.listeners.back();
  }

  close(): Promise<void> {
    this.hub.members.delete(this);
    for (const other of this.hub.members) other.listeners.gone(this.id);
    return Promise.resolve();
  }
}
