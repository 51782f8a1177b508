/** What a soak runs on: two processes, one PostgreSQL and one Redis, all private and on 127.0.0.1. */
import { randomUUID } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { setTimeout as wait } from "node:timers/promises";
import { connect, disconnect } from "@/db/client";
import { startRedis } from "@/db/testing/private-redis";
import { findFreePort } from "@/db/testing/private-server";
import { postgresBackups, type Backups } from "@/e2e/faults/backups";
import { CuttablePostgres } from "@/e2e/faults/power-cut/cuttable-postgres";
import { ServerProcess } from "@/e2e/faults/process";
import { WallClock } from "@/e2e/faults/wall-clock";

/** A process whose memory is read after it has collected its garbage. */
export class SoakedProcess extends ServerProcess {
  private readonly heapFile: string;

  constructor(name: string, env: Record<string, string>, folder: string) {
    const heapFile = path.join(folder, `${name.replace(" ", "-")}-heap`);
    const preload = `--import "${pathToFileURL(path.join(import.meta.dirname, "collect.js")).href}"`;
    const clock = new WallClock(folder, name.replace(" ", "-"));
    super(name, { ...env, SOAK_HEAP_FILE: heapFile, NODE_OPTIONS: preload }, clock);
    this.heapFile = heapFile;
  }

  /** In bytes. Null while the process is stopped, or when it does not answer within 10 s. */
  async readMemory(): Promise<{ heap: number; rss: number } | null> {
    const { pid } = this;
    if (pid === null) return null;
    rmSync(this.heapFile, { force: true });
    try {
      process.kill(pid, "SIGUSR2");
      for (let tries = 0; tries < 200; tries++) {
        await wait(50);
        const heap = this.readHeap();
        if (heap === null) continue;
        const rss = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
        return { heap, rss: Number(rss) * 1024 };
      }
    } catch {
      // The process has ended.
    }
    return null;
  }

  private readHeap(): number | null {
    try {
      const { heapUsed, external } = JSON.parse(readFileSync(this.heapFile, "utf8")) as Record<string, number>; // collect.js writes it
      return (heapUsed ?? 0) + (external ?? 0);
    } catch {
      return null;
    }
  }
}

export interface Installation {
  processes: readonly SoakedProcess[];
  /** The environment in which `npm run fixture` reaches the database. */
  env: Record<string, string>;
  backups: Backups;
  postgres: CuttablePostgres;
  redisUrl: string;
  redisPid: number;
  /** Reopens the checker's own connections, which end with PostgreSQL. */
  reconnect: () => Promise<void>;
  close: () => Promise<void>;
}

/** Null where PostgreSQL or Redis is not available. */
export async function startInstallation(count: number): Promise<Installation | null> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "crosscase-soak-"));
  chmodSync(folder, 0o711); // PostgreSQL runs as another user
  const given = { folder: path.join(folder, "postgres"), port: await findFreePort() };
  mkdirSync(given.folder);
  const postgres = await CuttablePostgres.start(folder, given);
  const redis = postgres === null ? null : await startRedis();
  const processes: SoakedProcess[] = [];
  const close = async () => {
    await disconnect();
    await Promise.all(processes.map((one) => one.kill()));
    await redis?.stop();
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  if (postgres === null || redis === null) {
    await close();
    return null;
  }
  const secret = randomUUID();
  const env = {
    DATA_DIR: path.join(folder, "data-1"),
    DATABASE_URL: postgres.url,
    REDIS_URL: redis.url,
    NEXTAUTH_SECRET: secret,
    CROSSCASE_FIXTURES: "1",
    BIND_ADDRESS: "127.0.0.1",
  };
  // Signs the sessions that the soak makes itself.
  process.env.NEXTAUTH_SECRET = secret;
  for (let i = 1; i <= count; i++)
    processes.push(new SoakedProcess(`process ${i}`, { ...env, DATA_DIR: path.join(folder, `data-${i}`) }, folder));
  try {
    // One after the other, because the first one makes the tables.
    for (const one of processes) await one.start();
    connect({ url: postgres.url, max: 3 });
  } catch (error) {
    await close();
    throw error;
  }
  return {
    processes,
    env,
    backups: postgresBackups(env, folder),
    postgres,
    redisUrl: redis.url,
    redisPid: redis.pid,
    reconnect: async () => {
      await disconnect();
      connect({ url: postgres.url, max: 3 });
    },
    close,
  };
}
