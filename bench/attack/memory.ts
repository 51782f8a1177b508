import { readFileSync } from "node:fs";

/** Samples the process's memory ten times a second, and records the maximum, in MB. */
export class Memory {
  private maxMegabytes = 0;
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly pid: number) {
    this.timer = setInterval(() => this.sample(), 100);
  }

  private sample(): void {
    const found = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${this.pid}/status`, "utf8"));
    this.maxMegabytes = Math.max(this.maxMegabytes, Number(found?.[1] ?? NaN) / 1_024);
  }

  takeMaximum(): number {
    this.sample();
    const { maxMegabytes } = this;
    this.maxMegabytes = 0;
    return maxMegabytes;
  }

  end(): void {
    clearInterval(this.timer);
  }
}
