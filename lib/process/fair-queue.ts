import { AppError } from "@/lib/errors/errors";

export interface FairQueueLimits {
  atOnce: number;
  /** How many jobs may wait, of one source and of all sources. */
  waiting: number;
  all: number;
}

/** Runs `atOnce` jobs at a time. The rest wait in a queue for each source, and the queues take turns: a source with many jobs delays no other. */
export class FairQueue {
  private running = 0;
  private waiting = 0;
  /** Waiting jobs by source, in the order of the sources' turns. */
  private readonly queues = new Map<string, (() => void)[]>();

  constructor(private readonly limits: FairQueueLimits) {}

  /** Runs the job when it is its turn. @throws AppError `busy` when too many wait */
  async run<T>(source: string, job: () => Promise<T>): Promise<T> {
    if (this.running >= this.limits.atOnce) await this.wait(source);
    else this.running += 1;
    try {
      return await job();
    } finally {
      if (!this.startNext()) this.running -= 1;
    }
  }

  private wait(source: string): Promise<void> {
    const queue = this.queues.get(source) ?? [];
    if (queue.length >= this.limits.waiting || this.waiting >= this.limits.all) throw new AppError("busy");
    this.queues.set(source, queue);
    this.waiting += 1;
    return new Promise((go) => queue.push(go));
  }

  /** Gives the place of a job that has ended to the next one. Returns whether there was one. */
  private startNext(): boolean {
    for (const [source, queue] of this.queues) {
      const next = queue.shift();
      this.queues.delete(source);
      if (queue.length > 0) this.queues.set(source, queue); // moves it behind the other sources
      if (next === undefined) continue;
      this.waiting -= 1;
      next();
      return true;
    }
    return false;
  }
}
