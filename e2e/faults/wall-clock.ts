/** The wall clock of the servers of chaos and soaks, and of nothing else: their processes load moved-clock.js. */
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { patience } from "@/lib/testing/patience";

/** A process reads its wall clock several times a second. */
const timeoutMs = patience(10_000);

export class WallClock {
  private readonly file: string;
  private moved = 0;
  /** What a process needs in its environment to have this clock. */
  readonly env: Record<string, string>;

  constructor(folder: string, name: string) {
    this.file = path.join(folder, `${name}-clock`);
    writeFileSync(this.file, "0");
    const preload = `--import "${pathToFileURL(path.join(import.meta.dirname, "moved-clock.js")).href}"`;
    this.env = {
      MOVED_CLOCK: this.file,
      NODE_OPTIONS: [process.env["NODE_OPTIONS"], preload].filter(Boolean).join(" "),
    };
  }

  /**
   * Sets the clock off by this many ms from the machine's.
   * @param pid of the process that has it: resolves once that process has it so
   * @throws when it does not come to that
   */
  async move(ms: number, pid: number): Promise<void> {
    if (ms === this.moved) return;
    this.moved = ms;
    const changedAt = Date.now();
    writeFileSync(`${this.file}.new`, String(ms));
    renameSync(`${this.file}.new`, this.file);
    for (const until = changedAt + timeoutMs; !this.hasMoved(pid, changedAt + ms); await wait(10))
      if (Date.now() > until) throw new Error(`the clock of ${pid} was not moved`);
  }

  private hasMoved(pid: number, minTime: number): boolean {
    try {
      const reported = Number(readFileSync(`${this.file}.${pid}`, "utf8"));
      return reported >= minTime && reported < minTime + timeoutMs;
    } catch {
      return false; // the process has not read it yet
    }
  }
}
