import { AppError } from "@/lib/errors/errors";

/** Lets `atOnce` jobs run and `waiting` more wait their turn, first come first served; the rest are refused with `busy`. */
export class Gate {
  private running = 0;
  private readonly queue: (() => void)[] = [];

  constructor(
    private readonly atOnce: number,
    private readonly waiting: number,
  ) {}

  async pass<T>(job: () => Promise<T>): Promise<T> {
    if (this.running >= this.atOnce) {
      if (this.queue.length >= this.waiting) throw new AppError("busy");
      await new Promise<void>((go) => this.queue.push(go)); // Whoever leaves hands over the place.
    } else {
      this.running += 1;
    }
    try {
      return await job();
    } finally {
      const next = this.queue.shift();
      if (next === undefined) this.running -= 1;
      else next();
    }
  }
}
