import { AppError, type RefusalCode } from "@/lib/errors/errors";

interface Waiting {
  person: string;
  go: () => void;
}

/** Runs a few jobs at the same time, one of each person. The rest wait in a queue of bounded length and for a bounded time, and are then refused. */
export class PersonQueue {
  private readonly running = new Set<string>();
  private queue: Waiting[] = [];

  /** @param size how many run, how many wait, and for how many ms */
  constructor(
    private readonly size: { atOnce: number; waiting: number; wait: number },
    private readonly refusal: RefusalCode = "history-busy",
  ) {}

  async run<T>(person: string, job: () => Promise<T>): Promise<T> {
    await this.enter(person);
    try {
      return await job();
    } finally {
      this.leave(person);
    }
  }

  /** Resolves when the person's job may run; `leave` must follow. @throws AppError with the queue's refusal */
  async enter(person: string): Promise<void> {
    if (this.isFree(person)) return void this.running.add(person);
    // One job of each person may wait, so that nobody fills the queue.
    if (this.queue.length >= this.size.waiting || this.queue.some((waiting) => waiting.person === person))
      throw new AppError(this.refusal);
    await new Promise<void>((resolve, reject) => {
      const waiting: Waiting = { person, go: () => (clearTimeout(late), resolve()) };
      const late = setTimeout(() => {
        this.queue = this.queue.filter((one) => one !== waiting);
        reject(new AppError(this.refusal));
      }, this.size.wait);
      this.queue.push(waiting);
    });
  }

  leave(person: string): void {
    this.running.delete(person);
    const next = this.queue.find((waiting) => this.isFree(waiting.person));
    if (next === undefined) return;
    this.queue = this.queue.filter((one) => one !== next);
    this.running.add(next.person);
    next.go();
  }

  private isFree(person: string): boolean {
    return this.running.size < this.size.atOnce && !this.running.has(person);
  }
}
