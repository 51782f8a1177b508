import type { Bus, BusMessage, BusWatcher, Channel, ChannelListener } from "./bus-contract";
import { newBusId } from "./bus-id";
import { Listeners } from "./listeners";

/** Buses that reach each other without Redis: several "processes" in one, for tests. */
export class MemoryHub {
  readonly members = new Set<MemoryBus>();
}

/** The bus of a process that is alone: messages to other processes are dropped and cost nothing. */
export class MemoryBus implements Bus {
  readonly id = newBusId();
  private readonly listeners = new Listeners();
  private isCutOff = false;

  constructor(private readonly hub = new MemoryHub()) {
    hub.members.add(this);
  }

  get isAlone(): boolean {
    return this.hub.members.size === 1;
  }

  get isConnected(): boolean {
    return !this.isCutOff;
  }

  publish(message: BusMessage): void {
    this.listeners.publish(message);
    this.callOthers((other) => other.publish(message));
  }

  subscribe(listener: (message: BusMessage) => void): () => void {
    return this.listeners.subscribe(listener);
  }

  watch(watcher: BusWatcher): () => void {
    return this.listeners.watch(watcher);
  }

  openChannel(name: string, listener: ChannelListener): Channel {
    this.listeners.addToChannel(name, listener);
    let open = true;
    const settled = Promise.resolve().then(() => {
      if (open && !this.isCutOff) listener.onSubscribed();
    });
    return {
      settled,
      publish: (bytes) => this.publishToOthers(name, bytes),
      close: () => {
        open = false;
        this.listeners.removeFromChannel(name, listener);
      },
    };
  }

  publishTo(name: string, bytes: Uint8Array): void {
    this.listeners.deliver(name, bytes, this.id);
    this.publishToOthers(name, bytes);
  }

  private publishToOthers(name: string, bytes: Uint8Array): void {
    const copy = this.hub.members.size > 1 ? bytes.slice() : bytes;
    this.callOthers((other) => other.deliver(name, copy, this.id));
  }

  /** Calls the others later, as over a network, and not at all when either end is cut off by then. */
  private callOthers(call: (other: Listeners) => void): void {
    if (this.hub.members.size === 1 || this.isCutOff) return;
    const others = [...this.hub.members].filter((other) => other !== this && !other.isCutOff);
    setImmediate(() => {
      for (const other of others)
        if (this.hub.members.has(other) && !this.isCutOff && !other.isCutOff) call(other.listeners);
    });
  }

  /** Simulates the loss of Redis: no message arrives or leaves, and all processes count each other as gone. */
  cut(): void {
    this.isCutOff = true;
    for (const other of this.hub.members) {
      if (other === this) continue;
      other.listeners.notifyGone(this.id);
      this.listeners.notifyGone(other.id);
    }
  }

  mend(): void {
    this.isCutOff = false;
    for (const name of this.listeners.channelNames) this.listeners.notifySubscribed(name);
    this.listeners.notifyReconnected();
  }

  close(): Promise<void> {
    this.hub.members.delete(this);
    for (const other of this.hub.members) other.listeners.notifyGone(this.id);
    return Promise.resolve();
  }
}
