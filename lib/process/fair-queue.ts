import { AppError } from "@/lib/errors/errors";

export interface FairLimits {
  atOnce: number;
  /** Of one source, and of all sources: so many wait. */
  waiting: number;
  all: number;
}

/** Lets `atOnce` jobs run. The rest wait in a line for each source, and the lines take turns: whoever sends many makes nobody else wait longer. */
export class FairGate {
  private running = 0;
  private waiting = 0;
  /** Those who wait, by source; the source whose turn is next stands first. */
  private readonly lines = new Map<string, (() => void)[]>();

  constructor(private readonly limits: FairLimits) {}

  /** @throws AppError `busy` when too many wait */
  async pass<T>(source: string, job: () => Promise<T>): Promise<T> {
    if (this.running >= this.limits.atOnce) await this.wait(source);
    else this.running += 1;
    try {
      return await job();
    } finally {
      if (!this.letIn()) this.running -= 1;
    }
  }

  private wait(source: string): Promise<void> {
    const line = this.lines.get(source) ?? [];
    if (line.length >= this.limits.waiting || this.waiting >= this.limits.all) throw new AppError("busy");
    this.lines.set(source, line);
    this.waiting += 1;
    return new Promise((go) => line.push(go));
  }

  /** Whoever leaves hands over the place. */
  private letIn(): boolean {
    for (const [source, line] of this.lines) {
      const next = line.shift();
      this.lines.delete(source);
      if (line.length > 0) this.lines.set(source, line); // behind the others
      if (next === undefined) continue;
      this.waiting -= 1;
      next();
      return true;
    }
    return false;
  }
}
