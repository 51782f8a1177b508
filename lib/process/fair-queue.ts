import { AppError } from "@/lib/errors/errors";

export interface FairQueueLimits {
  atOnce: number;
  /** How many jobs may wait, of one source and of all sources. */
  waiting: number;
  all: number;
}

/** A sender of jobs: its name, or an object that stands for it. */
export type Source = string | object;

interface WaitingJob {
  go: () => void;
  refuse: (error: AppError) => void;
}

/**
 * Runs `atOnce` jobs at a time. The rest wait in a queue for each source, and the queues take turns: a source with many jobs delays no other. When
 * `all` jobs wait, a job for a shorter queue takes the place of the longest queue's last job, which is refused.
 */
export class FairQueue {
  private running = 0;
  private waiting = 0;
  /** Waiting jobs by source, in the order of the sources' turns. */
  private readonly queues = new Map<Source, WaitingJob[]>();

  constructor(private readonly limits: FairQueueLimits) {}

  /** Runs the job when it is its turn. @throws AppError `busy` when too many wait, or when another source's job takes its place */
  async run<T>(source: Source, job: () => Promise<T>): Promise<T> {
    if (this.running >= this.limits.atOnce) await this.wait(source);
    else this.running += 1;
    try {
      return await job();
    } finally {
      if (!this.startNext()) this.running -= 1;
    }
  }

  /** Whether a job of this source may run or wait now. */
  hasRoom(source: Source): boolean {
    const own = this.countWaiting(source);
    const { atOnce, waiting, all } = this.limits;
    return this.running < atOnce || (own < waiting && (this.waiting < all || this.longest >= own + 2));
  }

  get isIdle(): boolean {
    return this.running === 0;
  }

  /** How many jobs of this source wait. */
  countWaiting(source: Source): number {
    return this.queues.get(source)?.length ?? 0;
  }

  /** How many jobs wait in the longest queue. */
  get longest(): number {
    let most = 0;
    for (const queue of this.queues.values()) most = Math.max(most, queue.length);
    return most;
  }

  /** Refuses the last job of the longest queue, with `busy`, if that queue has at least `atLeast` jobs. Returns whether it did. */
  refuseLast(atLeast: number): boolean {
    const { longest } = this;
    if (longest === 0 || longest < atLeast) return false;
    for (const [source, queue] of this.queues) {
      if (queue.length < longest) continue;
      queue.pop()?.refuse(new AppError("busy"));
      if (queue.length === 0) this.queues.delete(source);
      this.waiting -= 1;
      return true;
    }
    return false;
  }

  private wait(source: Source): Promise<void> {
    if (!this.hasRoom(source)) throw new AppError("busy");
    if (this.waiting >= this.limits.all) this.refuseLast(this.countWaiting(source) + 2);
    const queue = this.queues.get(source) ?? [];
    this.queues.set(source, queue);
    this.waiting += 1;
    return new Promise((go, refuse) => queue.push({ go, refuse }));
  }

  /** Starts the next waiting job in place of one that has ended. Returns whether any job was waiting. */
  private startNext(): boolean {
    for (const [source, queue] of this.queues) {
      const next = queue.shift();
      this.queues.delete(source);
      if (queue.length > 0) this.queues.set(source, queue); // moves it behind the other sources
      if (next === undefined) continue;
      this.waiting -= 1;
      next.go();
      return true;
    }
    return false;
  }
}
