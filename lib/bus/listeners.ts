import type { BusMessage, BusWatcher, ChannelListener } from "./bus-contract";

/** The subscribers, watchers and channel listeners of this process; every bus has one. */
export class Listeners {
  private readonly subscribers = new Set<(message: BusMessage) => void>();
  private readonly watchers = new Set<BusWatcher>();
  private readonly channels = new Map<string, Set<ChannelListener>>();

  subscribe(listener: (message: BusMessage) => void): () => void {
    // A new function each time, so that a listener that subscribes twice is called twice and can stop one of the two.
    const entry = (message: BusMessage) => listener(message);
    this.subscribers.add(entry);
    return () => void this.subscribers.delete(entry);
  }

  watch(watcher: BusWatcher): () => void {
    const entry = {
      onGone: (id: string) => watcher.onGone?.(id),
      onReturned: (id: string) => watcher.onReturned?.(id),
      onReconnected: () => watcher.onReconnected?.(),
    };
    this.watchers.add(entry);
    return () => void this.watchers.delete(entry);
  }

  /** Returns whether it is the first on this channel. */
  addToChannel(name: string, listener: ChannelListener): boolean {
    const known = this.channels.get(name);
    if (known === undefined) this.channels.set(name, new Set([listener]));
    else known.add(listener);
    return known === undefined;
  }

  /** Returns whether it was the last on this channel. */
  removeFromChannel(name: string, listener: ChannelListener): boolean {
    const known = this.channels.get(name);
    if (known?.delete(listener) !== true || known.size > 0) return false;
    this.channels.delete(name);
    return true;
  }

  get channelNames(): string[] {
    return [...this.channels.keys()];
  }

  publish(message: BusMessage): void {
    for (const listener of [...this.subscribers]) listener(message);
  }

  deliver(name: string, bytes: Uint8Array, from: string): void {
    for (const listener of [...(this.channels.get(name) ?? [])]) listener.receive(bytes, from);
  }

  notifySubscribed(name: string): void {
    for (const listener of [...(this.channels.get(name) ?? [])]) listener.onSubscribed();
  }

  notifyGone(processId: string): void {
    for (const watcher of [...this.watchers]) watcher.onGone?.(processId);
  }

  notifyReturned(processId: string): void {
    for (const watcher of [...this.watchers]) watcher.onReturned?.(processId);
  }

  notifyReconnected(): void {
    for (const watcher of [...this.watchers]) watcher.onReconnected?.();
  }
}
