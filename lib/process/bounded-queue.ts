import { AppError } from "@/lib/errors/errors";

/** Runs `atOnce` jobs at a time, lets `waiting` more wait in order, and refuses the rest with AppError `busy`. */
export class BoundedQueue {
  private running = 0;
  private readonly queue: (() => void)[] = [];

  constructor(
    private readonly atOnce: number,
    private readonly waiting: number,
  ) {}

  async run<T>(job: () => Promise<T>): Promise<T> {
    if (this.running >= this.atOnce) {
      if (this.queue.length >= this.waiting) throw new AppError("busy");
      await new Promise<void>((go) => this.queue.push(go)); // `running` stays as it is: this job takes the place of one that has ended.
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
