/** Queues requests by sender: whoever sends many waits behind their own, and nobody else does. */
import { BoundedQueue } from "@/lib/process/bounded-queue";
import { AppError } from "@/lib/errors/errors";

export interface QueueLimits {
  /** In one sender's queue: how many run, and how many wait. */
  concurrent: number;
  waiting: number;
  /** In all queues of one network, running and waiting: someone with many sessions leaves room to others. */
  network: number;
  /** In all queues together, running and waiting. */
  all: number;
}

export class RequestQueues {
  private readonly queues = new Map<string, { tasks: BoundedQueue; size: number }>();
  private readonly networks = new Map<string, number>();
  private size = 0;

  constructor(private readonly limits: QueueLimits) {}

  /** @throws AppError `busy` when too many wait. */
  async run<T>({ key, network }: { key: string; network: string }, task: () => Promise<T>): Promise<T> {
    const inNetwork = this.networks.get(network) ?? 0;
    if (this.size >= this.limits.all || inNetwork >= this.limits.network) throw new AppError("busy");
    const queue = this.queues.get(key) ?? {
      tasks: new BoundedQueue(this.limits.concurrent, this.limits.waiting),
      size: 0,
    };
    this.queues.set(key, queue);
    this.networks.set(network, inNetwork + 1);
    this.size += 1;
    queue.size += 1;
    try {
      return await queue.tasks.run(task);
    } finally {
      this.size -= 1;
      queue.size -= 1;
      const left = (this.networks.get(network) ?? 0) - 1;
      if (left > 0) this.networks.set(network, left);
      else this.networks.delete(network);
      if (queue.size === 0) this.queues.delete(key);
    }
  }
}
