/** How fast a simulated student is, and when they stop: `rest` is over at once when they have gone elsewhere. */
import { setTimeout as wait } from "node:timers/promises";

/** As people are; or catching up at once with a lesson that is in the middle, or at the end, of a phase. */
export type Tempo = "live" | "middle" | "end";

export interface Pace {
  tempo: Tempo;
  /** Catching up: no rests. */
  quick: boolean;
  /** Some time between `least` and `most` milliseconds. @throws AbortError when what is being done is over */
  rest: (least: number, most: number) => Promise<void>;
}

export function paceOf(tempo: Tempo, signal: AbortSignal): Pace {
  const quick = tempo !== "live";
  const rest = async (least: number, most: number) => {
    signal.throwIfAborted();
    if (!quick) await wait(least + Math.random() * (most - least), undefined, { signal });
  };
  return { tempo, quick, rest };
}

/** Lets this many through at once, and the others after them: however large the class, so many type. */
export class Turnstile {
  private free: number;
  private readonly waiting: (() => void)[] = [];

  constructor(places: number) {
    this.free = places;
  }

  async pass<T>(run: () => Promise<T>): Promise<T> {
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
