/** Queues requests by sender, so that a sender of many requests delays only their own. */
import { FairQueue, type Source } from "@/lib/process/fair-queue";
import { AppError } from "@/lib/errors/errors";

export interface QueueLimits {
  /** In one sender's queue: how many run, how many of one source wait, and how many of all its sources wait. */
  concurrent: number;
  waiting: number;
  shared: number;
  /** In all queues of one network, running and waiting, so that a person with many sessions leaves room for others. */
  network: number;
  /** In all queues together, running and waiting. */
  all: number;
}

/**
 * A sender with more waiting requests (`mostBeforeRest`) than any browser sends rests after each, for twice as long as the request took and at most
 * `longestRest` ms. Otherwise two requests at a time would keep the only thread that renders pages busy for this sender.
 */
const [mostBeforeRest, longestRest] = [8, 200];

/** Room for a class of 300 that requests a new page at the same moment, with or without cookies. No browser has 100 requests waiting. */
export const queueLimits: QueueLimits = { concurrent: 2, waiting: 100, shared: 600, network: 2_000, all: 4_000 };

export interface QueuePlace {
  /** The sender; `concurrent` of their requests run at the same time. */
  key: string;
  /** Sources of one sender take turns. */
  source: Source;
  network: string;
}

interface Network {
  size: number;
  queues: Map<string, FairQueue>;
}

export class RequestQueues {
  private readonly networks = new Map<string, Network>();
  private size = 0;

  constructor(private readonly limits: QueueLimits) {}

  /** @throws AppError `busy` when too many requests wait, or when a sender with fewer takes this one's place */
  async run<T>({ key, source, network: name }: QueuePlace, task: () => Promise<T>): Promise<T> {
    const { concurrent: atOnce, waiting, shared: all } = this.limits;
    const network: Network = this.networks.get(name) ?? { size: 0, queues: new Map() };
    const queue = network.queues.get(key) ?? new FairQueue({ atOnce, waiting, all });
    if (!queue.hasRoom(source)) throw new AppError("busy");
    this.makeRoom(network, queue.countWaiting(source));
    this.networks.set(name, network);
    network.queues.set(key, queue);
    this.size += 1;
    network.size += 1;
    try {
      return await queue.run(source, async () => {
        const began = performance.now();
        const result = await task();
        if (queue.countWaiting(source) > mostBeforeRest) await rest(performance.now() - began);
        return result;
      });
    } finally {
      this.size -= 1;
      network.size -= 1;
      if (queue.isIdle) network.queues.delete(key);
      if (network.size === 0) this.networks.delete(name);
    }
  }

  /**
   * At a limit, refuses the last request of the sender with the most waiting requests: in this network when it is full, else in the fullest network.
   * @param own how many requests of this source wait already. @throws AppError `busy` when no sender has clearly more than this source
   */
  private makeRoom(network: Network, own: number): void {
    if (network.size < this.limits.network && this.size < this.limits.all) return;
    const fullest = network.size >= this.limits.network ? network : this.findFullest();
    const hasRoom = fullest.size > network.size + 1 ? refuseLastIn(fullest, 1) : refuseLastIn(network, own + 2);
    if (!hasRoom) throw new AppError("busy");
  }

  /** How many senders have requests that run or wait. */
  get senders(): number {
    return [...this.networks.values()].reduce((sum, { queues }) => sum + queues.size, 0);
  }

  private findFullest(): Network {
    return [...this.networks.values()].reduce((one, other) => (other.size > one.size ? other : one));
  }
}

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, Math.min(longestRest, 2 * ms)));

/** Refuses the last request of the longest queue, if at least `atLeast` wait in it. Returns whether it did. */
function refuseLastIn({ queues }: Network, atLeast: number): boolean {
  let longest: FairQueue | null = null;
  let most = atLeast - 1;
  for (const queue of queues.values()) {
    if (queue.longest <= most) continue;
    longest = queue;
    most = queue.longest;
  }
  return longest?.refuseLast(atLeast) ?? false;
}
