/** Measures a soak while it runs, and prints each sample as a line of a table. */
import { Redis } from "ioredis";
import { pool } from "@/db/client";
import { cpuOf } from "@/bench/sync/processes";
import type { Series } from "./flatness";
import type { Installation } from "./installation";
import type { SavedTimes } from "./saved-times";

/** What the students have done so far. */
export interface Progress {
  typed: number;
  openDocuments: number;
  openChannels: number;
}

interface Run {
  process: string;
  start: number;
  heap: number[];
  rss: number[];
}

const megabytes = (bytes: number) => bytes / 2 ** 20;

export class Sampler {
  private readonly began = performance.now();
  private readonly redis: Redis;
  private readonly runs = new Map<string, Run>();
  private readonly connections: Record<"PostgreSQL" | "Redis", number[]> = { PostgreSQL: [], Redis: [] };
  private last: { at: number; cpu: number[] };
  private readonly starts = new Map<string, number>();
  private readonly heads: readonly string[];

  constructor(
    private readonly installation: Installation,
    private readonly savedTimes: SavedTimes,
    private readonly log: (line: string) => void,
  ) {
    this.redis = new Redis(installation.redisUrl);
    this.last = { at: performance.now(), cpu: this.readCpu() };
    this.heads = [
      "minute",
      ...installation.processes.flatMap((_, i) => [`${i + 1}: heap`, `${i + 1}: RSS`, `${i + 1}: CPU`]),
      "PostgreSQL",
      "Redis",
      "students",
      "connections",
      "letters",
      "documents",
      "channels",
      "Saved p50 / p95 / most",
    ];
    log(
      "By process MB of heap after a collection, MB of RSS and % of a core; % of a core of PostgreSQL, Redis and the students; connections to PostgreSQL + Redis; ms until Saved.",
    );
    log(this.format(this.heads));
  }

  /** Begins a new series for the process's memory. */
  noteStart(process: string): void {
    this.starts.set(process, (this.starts.get(process) ?? 0) + 1);
  }

  async sample({ typed, openDocuments, openChannels }: Progress): Promise<void> {
    const from = this.last.at;
    const memory = [];
    for (const one of this.installation.processes) {
      const read = await one.readMemory();
      if (read !== null) this.noteMemory(one.name, megabytes(read.heap), megabytes(read.rss));
      memory.push(read);
    }
    const [postgres, redis] = [await this.countPostgres(), await this.countRedis()];
    this.connections.PostgreSQL.push(postgres);
    this.connections.Redis.push(redis);
    const now = { at: performance.now(), cpu: this.readCpu() };
    const share = now.cpu.map((ms, i) =>
      Math.max(0, (100 * (ms - (this.last.cpu[i] ?? 0))) / (now.at - from)).toFixed(0),
    );
    this.last = now;
    const [postgresShare = "", redisShare = "", ownShare = "", ...shares] = share;
    this.log(
      this.format([
        ((now.at - this.began) / 60_000).toFixed(1),
        ...memory.flatMap((read, i) => [
          read === null ? "–" : megabytes(read.heap).toFixed(0),
          read === null ? "–" : megabytes(read.rss).toFixed(0),
          shares[i] ?? "",
        ]),
        postgresShare,
        redisShare,
        ownShare,
        `${postgres} + ${redis}`,
        String(typed),
        String(openDocuments),
        String(openChannels),
        this.savedTimes.figures({ from }),
      ]),
    );
  }

  private noteMemory(process: string, heap: number, rss: number): void {
    const start = this.starts.get(process) ?? 0;
    const key = `${process} ${start}`;
    const run = this.runs.get(key) ?? { process, start, heap: [], rss: [] };
    this.runs.set(key, run);
    run.heap.push(heap);
    run.rss.push(rss);
  }

  /** Memory in MB: a series for each process and each of its starts. */
  get memory(): Series[] {
    return [...this.runs.values()].flatMap(({ process, start, heap, rss }) => {
      const name = `${process}, ${start === 1 ? "before" : "since"} the restart`;
      return [
        { name: `heap of ${name}`, values: heap },
        { name: `RSS of ${name}`, values: rss },
      ];
    });
  }

  get connectionCounts(): Series[] {
    return Object.entries(this.connections).map(([to, values]) => ({ name: `connections to ${to}`, values }));
  }

  private readCpu(): number[] {
    const { postgres, redisPid, processes } = this.installation;
    const { user, system } = process.cpuUsage();
    return [
      cpuOf([postgres.pid]),
      cpuOf([redisPid]),
      (user + system) / 1_000,
      ...processes.map(({ pid }) => (pid === null ? 0 : cpuOf([pid]))),
    ];
  }

  private async countPostgres(): Promise<number> {
    const { rows } = await pool().query<{ count: number }>(
      "select count(*)::int as count from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
    );
    return rows[0]?.count ?? NaN;
  }

  /** Connections to Redis, without this one. */
  private async countRedis(): Promise<number> {
    const clients = String(await this.redis.call("client", "list"));
    return clients.trim().split("\n").length - 1;
  }

  private format(cells: readonly string[]): string {
    return cells.map((cell, i) => cell.padStart(Math.max(6, this.heads[i]?.length ?? 0))).join("  ");
  }

  close(): void {
    this.redis.disconnect();
  }
}
