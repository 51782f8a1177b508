import { readFileSync } from "node:fs";

/** Looks ten times a second how much memory the process has, and keeps the most. In MB. */
export class Memory {
  private most = 0;
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly pid: number) {
    this.timer = setInterval(() => this.look(), 100);
  }

  private look(): void {
    const found = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${this.pid}/status`, "utf8"));
    this.most = Math.max(this.most, Number(found?.[1] ?? NaN) / 1_024);
  }

  take(): number {
    this.look();
    const { most } = this;
    this.most = 0;
    return most;
  }

  end(): void {
    clearInterval(this.timer);
  }
}
