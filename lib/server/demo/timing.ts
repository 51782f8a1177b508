/** How fast a simulated student works. */
import { setTimeout as wait } from "node:timers/promises";

/** `live`: at the speed of people. `middle`, `end`: at once, up to the point that a class reaches by the middle or the end of a phase. */
export type Tempo = "live" | "middle" | "end";

export interface Timing {
  tempo: Tempo;
  /** Whether the tempo is not `live`, so that `pause` returns at once. */
  isCatchingUp: boolean;
  /** Waits a random time between the two. @throws AbortError when the student has left the phase */
  pause: (minMs: number, maxMs: number) => Promise<void>;
}

export function makeTiming(tempo: Tempo, signal: AbortSignal): Timing {
  const isCatchingUp = tempo !== "live";
  const pause = async (minMs: number, maxMs: number) => {
    signal.throwIfAborted();
    if (!isCatchingUp) await wait(minMs + Math.random() * (maxMs - minMs), undefined, { signal });
  };
  return { tempo, isCatchingUp, pause };
}

/** Runs `places` tasks at once, and queues the others in order. */
export class ConcurrencyLimit {
  private free: number;
  private readonly waiting: (() => void)[] = [];

  constructor(places: number) {
    this.free = places;
  }

  async run<T>(run: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await run();
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.free += 1;
      else next();
    }
  }
}
