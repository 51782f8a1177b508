/** The wall clock of the servers of chaos and soaks alone: their processes load moved-clock.js. */
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { patience } from "@/lib/testing/patience";

/** How long a process may take to read its new wall clock, which it does several times a second. */
const timeoutMs = patience(10_000);

export class WallClock {
  private readonly file: string;
  private moved = 0;
  /** The environment that gives a process this clock. */
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
   * Sets the clock to differ from the machine's by `ms`.
   * @param pid of a process with this clock: resolves once that process has read the change
   * @throws when the process does not read it in time
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
      return false; // the process has not read the change yet
    }
  }
}
