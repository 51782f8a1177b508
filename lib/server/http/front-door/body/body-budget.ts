/** Limits the bytes of request bodies in memory: per sender, per network and in total. Above a limit the oldest incomplete body is dropped. */

/** The sender of a body, and the sender's network. */
interface BodySender {
  key: string;
  network: string;
}

interface Entry extends BodySender {
  bytes: number;
  onDropped: () => void;
}

export interface Reservation {
  /** Counts this many more bytes. Returns false when the body has been dropped. */
  add: (bytes: number) => boolean;
  /** Marks the body as complete: it is no longer dropped. */
  markComplete: () => void;
  release: () => void;
}

export class BodyBudget {
  /** Incomplete bodies, oldest first. */
  private readonly receiving = new Set<Entry>();
  private readonly byKey = new Map<string, number>();
  private readonly byNetwork = new Map<string, number>();
  private total = 0;

  constructor(private readonly limits: { each: number; network: number; all: number }) {}

  /** @param onDropped called at most once, when the body is dropped */
  reserve({ key, network }: BodySender, onDropped: () => void): Reservation {
    const entry: Entry = { key, network, bytes: 0, onDropped };
    this.receiving.add(entry);
    return {
      add: (bytes) => {
        if (!this.receiving.has(entry)) return false; // it has been dropped
        this.count(entry, bytes);
        this.makeRoom(entry);
        return this.receiving.has(entry);
      },
      markComplete: () => void this.receiving.delete(entry),
      release: () => {
        this.receiving.delete(entry);
        this.count(entry, -entry.bytes);
      },
    };
  }

  private makeRoom({ key, network }: BodySender): void {
    while ((this.byKey.get(key) ?? 0) > this.limits.each && this.drop((entry) => entry.key === key));
    while ((this.byNetwork.get(network) ?? 0) > this.limits.network && this.drop((entry) => entry.network === network));
    while (this.total > this.limits.all && this.drop(() => true));
  }

  private drop(which: (entry: Entry) => boolean): boolean {
    for (const entry of this.receiving) {
      if (!which(entry)) continue;
      this.receiving.delete(entry);
      this.count(entry, -entry.bytes);
      entry.onDropped();
      return true;
    }
    return false;
  }

  private count(entry: Entry, bytes: number): void {
    entry.bytes += bytes;
    this.total += bytes;
    addTo(this.byKey, entry.key, bytes);
    addTo(this.byNetwork, entry.network, bytes);
  }
}

function addTo(counts: Map<string, number>, key: string, bytes: number): void {
  const left = (counts.get(key) ?? 0) + bytes;
  if (left === 0) counts.delete(key);
  else counts.set(key, left);
}
