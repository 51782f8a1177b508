import { AppError } from "@/lib/errors/errors";

interface Waiting {
  person: string;
  go: () => void;
}

/** Lets a few jobs run at the same time, one of each person; others wait in line, only so many and only so long, and then hear `history-busy`. */
export class Turns {
  private readonly running = new Set<string>();
  private line: Waiting[] = [];

  /** @param size how many run, how many wait, and for how many ms */
  constructor(private readonly size: { atOnce: number; waiting: number; wait: number }) {}

  async pass<T>(person: string, job: () => Promise<T>): Promise<T> {
    await this.enter(person);
    try {
      return await job();
    } finally {
      this.leave(person);
    }
  }

  /** `leave` must follow. @throws AppError `history-busy` */
  async enter(person: string): Promise<void> {
    if (this.isFree(person)) return void this.running.add(person);
    // One of each person waits, so that nobody fills the line.
    if (this.line.length >= this.size.waiting || this.line.some((waiting) => waiting.person === person))
      throw new AppError("history-busy");
    await new Promise<void>((resolve, reject) => {
      const waiting: Waiting = { person, go: () => (clearTimeout(late), resolve()) };
      const late = setTimeout(() => {
        this.line = this.line.filter((one) => one !== waiting);
        reject(new AppError("history-busy"));
      }, this.size.wait);
      this.line.push(waiting);
    });
  }

  leave(person: string): void {
    this.running.delete(person);
    const next = this.line.find((waiting) => this.isFree(waiting.person));
    if (next === undefined) return;
    this.line = this.line.filter((one) => one !== next);
    this.running.add(next.person);
    next.go();
  }

  private isFree(person: string): boolean {
    return this.running.size < this.size.atOnce && !this.running.has(person);
  }
}
