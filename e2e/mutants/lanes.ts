/** Runs several lanes at once. Each is a process of lane.ts, which takes the next job when it has finished one. */
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { patience } from "@/lib/testing/patience";
import type { Answer, Order } from "./lane";

export interface Tree {
  root: string;
  /** A vitest configuration with projects. */
  config: string;
}

/** Why an order has no answer. */
export type NoAnswer = "too slow" | "ended";

/** ms for making a new lane's database, in addition to the order's own time. */
const startMs = patience(120_000);

export class Lane {
  private child: ChildProcess | null = null;

  constructor(
    private readonly tree: Tree,
    private readonly seed: number,
  ) {}

  /** Runs an order within `ms`. A process that does not answer is killed with all its child processes; the next order starts a new one. */
  async run(order: Order, ms: number): Promise<Answer | NoAnswer> {
    const isNew = this.child === null;
    const child = (this.child ??= await this.start());
    const answered = new AbortController();
    const { signal } = answered;
    const late = setTimeout(() => answered.abort("too slow"), ms + (isNew ? startMs : 0));
    try {
      child.send(order);
      const messages = once(child, "message", { signal }) as Promise<[Answer]>;
      const answer = await Promise.race([messages, once(child, "exit", { signal }).then(() => null)]);
      if (answer !== null) return answer[0];
      this.end();
      return "ended";
    } catch (error) {
      this.end();
      if (signal.reason === "too slow") return "too slow";
      throw error;
    } finally {
      clearTimeout(late);
      answered.abort();
    }
  }

  /** Kills the lane's processes and databases. Temporary files are removed with the run's folder. */
  end(): void {
    const pid = this.child?.pid;
    this.child = null;
    if (pid === undefined) return;
    try {
      process.kill(-pid, "SIGKILL");
    } catch {
      // The process has ended already.
    }
  }

  private async start(): Promise<ChildProcess> {
    const child = fork(path.join(import.meta.dirname, "lane.ts"), [this.tree.root, this.tree.config], {
      cwd: this.tree.root,
      detached: true,
      execArgv: ["--import", "tsx"],
      env: { ...process.env, NODE_ENV: "test", TEST_SEED: String(this.seed) },
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    const [ready] = (await Promise.race([once(child, "message"), once(child, "exit")])) as unknown[];
    if (ready !== "ready") throw new Error("vitest could not be loaded for the mutants");
    return child;
  }
}

/** Does `work` for each of `items` on the next free lane. */
export async function runOnFreeLanes<T>(
  lanes: readonly Lane[],
  items: readonly T[],
  work: (lane: Lane, item: T) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  await Promise.all(
    lanes.map(async (lane) => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(lane, next);
    }),
  );
}
