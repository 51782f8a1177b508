/** How fast a simulated student is, and when they stop: `pause` is over at once when they have gone elsewhere. */
import { setTimeout as wait } from "node:timers/promises";

/** As people are; or catching up at once with a lesson that is in the middle, or at the end, of a phase. */
export type Tempo = "live" | "middle" | "end";

export interface Timing {
  tempo: Tempo;
  /** Catching up: no rests. */
  isCatchingUp: boolean;
  /** Some time between `minMs` and `maxMs` milliseconds. @throws AbortError when what is being done is over */
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

/** Lets this many through at once, and the others after them: however large the class, so many type. */
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
