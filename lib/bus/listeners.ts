import type { BusMessage, BusWatcher, ChannelListener } from "./bus-contract";

/** Who listens in this process; the same for every bus. */
export class Listeners {
  private readonly messages = new Set<(message: BusMessage) => void>();
  private readonly watchers = new Set<BusWatcher>();
  private readonly channels = new Map<string, Set<ChannelListener>>();

  subscribe(hear: (message: BusMessage) => void): () => void {
    // Its own entry, so that one who subscribes twice hears twice, and stops one of the two.
    const entry = (message: BusMessage) => hear(message);
    this.messages.add(entry);
    return () => void this.messages.delete(entry);
  }

  watch(watcher: BusWatcher): () => void {
    const entry = {
      gone: (id: string) => watcher.gone?.(id),
      returned: (id: string) => watcher.returned?.(id),
      back: () => watcher.back?.(),
    };
    this.watchers.add(entry);
    return () => void this.watchers.delete(entry);
  }

  /** Whether it is the first on this channel. */
  open(name: string, listener: ChannelListener): boolean {
    const known = this.channels.get(name);
    if (known === undefined) this.channels.set(name, new Set([listener]));
    else known.add(listener);
    return known === undefined;
  }

  /** Whether it was the last on this channel. */
  shut(name: string, listener: ChannelListener): boolean {
    const known = this.channels.get(name);
    if (known?.delete(listener) !== true || known.size > 0) return false;
    this.channels.delete(name);
    return true;
  }

  get channelNames(): string[] {
    return [...this.channels.keys()];
  }

  publish(message: BusMessage): void {
    for (const hear of [...this.messages]) hear(message);
  }

  hear(name: string, bytes: Uint8Array, from: string): void {
    for (const listener of [...(this.channels.get(name) ?? [])]) listener.hear(bytes, from);
  }

  up(name: string): void {
    for (const listener of [...(this.channels.get(name) ?? [])]) listener.up();
  }

  gone(processId: string): void {
    for (const watcher of [...this.watchers]) watcher.gone?.(processId);
  }

  returned(processId: string): void {
    for (const watcher of [...this.watchers]) watcher.returned?.(processId);
  }

  back(): void {
    for (const watcher of [...this.watchers]) watcher.back?.();
  }
}
