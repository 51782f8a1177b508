/** Requests that cost something wait in lanes, one for each sender: whoever sends many waits behind their own, and nobody else does. */
import { Gate } from "@/lib/auth/gate";
import { AppError } from "@/lib/errors/errors";

export interface LaneLimits {
  /** Of one lane: so many run, and so many wait. */
  atOnce: number;
  waiting: number;
  /** Of the lanes of one network, running and waiting: whoever has many sessions leaves room to others. */
  network: number;
  /** Of all lanes together, running and waiting. */
  all: number;
}

export class Lanes {
  private readonly lanes = new Map<string, { gate: Gate; size: number }>();
  private readonly networks = new Map<string, number>();
  private size = 0;

  constructor(private readonly limits: LaneLimits) {}

  /** @throws AppError `busy` when too many wait. */
  async pass<T>({ key, network }: { key: string; network: string }, job: () => Promise<T>): Promise<T> {
    const here = this.networks.get(network) ?? 0;
    if (this.size >= this.limits.all || here >= this.limits.network) throw new AppError("busy");
    const lane = this.lanes.get(key) ?? { gate: new Gate(this.limits.atOnce, this.limits.waiting), size: 0 };
    this.lanes.set(key, lane);
    this.networks.set(network, here + 1);
    this.size += 1;
    lane.size += 1;
    try {
      return await lane.gate.pass(job);
    } finally {
      this.size -= 1;
      lane.size -= 1;
      const left = (this.networks.get(network) ?? 0) - 1;
      if (left > 0) this.networks.set(network, left);
      else this.networks.delete(network);
      if (lane.size === 0) this.lanes.delete(key);
    }
  }
}
