/** How many bytes of bodies are in memory, by sender and in all. When it is too much, the body that has been coming for longest gives way. */

interface Holding {
  key: string;
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
  private total = 0;

  constructor(private readonly limits: { each: number; all: number }) {}

  /** @param giveWay called at most once, when the body is dropped */
  open(key: string, giveWay: () => void): Held {
    const holding: Holding = { key, bytes: 0, giveWay };
    this.coming.add(holding);
    return {
      add: (bytes) => {
        if (!this.coming.has(holding)) return false; // it has given way
        this.count(holding, bytes);
        this.makeRoom(key);
        return this.coming.has(holding);
      },
      settle: () => void this.coming.delete(holding),
      close: () => {
        this.coming.delete(holding);
        this.count(holding, -holding.bytes);
      },
    };
  }

  private makeRoom(key: string): void {
    while ((this.byKey.get(key) ?? 0) > this.limits.each && this.drop((one) => one.key === key));
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
    const left = (this.byKey.get(holding.key) ?? 0) + bytes;
    if (left === 0) this.byKey.delete(holding.key);
    else this.byKey.set(holding.key, left);
  }
}
