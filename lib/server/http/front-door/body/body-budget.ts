/** How many bytes of bodies are in memory, by sender, by network and in all. When it is too much, the body that has been coming for longest gives way. */

/** Who sends a body, and from which network. */
interface From {
  key: string;
  network: string;
}

interface Holding extends From {
  bytes: number;
  giveWay: () => void;
}

export interface Held {
  /** Whether there is room for so many more bytes. */
  add: (bytes: number) => boolean;
  /** All of it is here: it can't give way any more. */
  settle: () => void;
  close: () => void;
}

export class BodyBudget {
  /** Still coming, oldest first. */
  private readonly coming = new Set<Holding>();
  private readonly byKey = new Map<string, number>();
  private readonly byNetwork = new Map<string, number>();
  private total = 0;

  constructor(private readonly limits: { each: number; network: number; all: number }) {}

  /** @param giveWay called at most once, when the body is dropped */
  open({ key, network }: From, giveWay: () => void): Held {
    const holding: Holding = { key, network, bytes: 0, giveWay };
    this.coming.add(holding);
    return {
      add: (bytes) => {
        if (!this.coming.has(holding)) return false; // it has given way
        this.count(holding, bytes);
        this.makeRoom(holding);
        return this.coming.has(holding);
      },
      settle: () => void this.coming.delete(holding),
      close: () => {
        this.coming.delete(holding);
        this.count(holding, -holding.bytes);
      },
    };
  }

  private makeRoom({ key, network }: From): void {
    while ((this.byKey.get(key) ?? 0) > this.limits.each && this.drop((one) => one.key === key));
    while ((this.byNetwork.get(network) ?? 0) > this.limits.network && this.drop((one) => one.network === network));
    while (this.total > this.limits.all && this.drop(() => true));
  }

  private drop(which: (one: Holding) => boolean): boolean {
    for (const one of this.coming) {
      if (!which(one)) continue;
      this.coming.delete(one);
      this.count(one, -one.bytes);
      one.giveWay();
      return true;
    }
    return false;
  }

  private count(holding: Holding, bytes: number): void {
    holding.bytes += bytes;
    this.total += bytes;
    addTo(this.byKey, holding.key, bytes);
    addTo(this.byNetwork, holding.network, bytes);
  }
}

function addTo(counts: Map<string, number>, key: string, bytes: number): void {
  const left = (counts.get(key) ?? 0) + bytes;
  if (left === 0) counts.delete(key);
  else counts.set(key, left);
}
