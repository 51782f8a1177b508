/** The system under test: the real processes, their database and Redis, all private and on 127.0.0.1. */
import { randomUUID } from "node:crypto";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { connect, disconnect, pool } from "@/db/client";
import { copyEmptyDatabase } from "@/db/testing/empty-database";
import { findFreePort } from "@/db/testing/private-server";
import { startRedis } from "@/db/testing/private-redis";
import { CuttableProxy } from "@/lib/bus/testing/cuttable-proxy";
import { embeddedBackups, postgresBackups, type Backups } from "./backups";
import { CuttablePostgres, type PowerCut } from "./power-cut/cuttable-postgres";
import { leaveAfterCut } from "./power-cut/disk";
import { readFileLog } from "./power-cut/file-log";
import { recorderOption } from "./power-cut/recorded-embedded";
import { ServerProcess } from "./process";
import { SmallDisk } from "./small-disk";
import { WallClock } from "./wall-clock";

export type StoreName = "embedded" | "postgres";

export interface Deployment {
  store: StoreName;
  processes: readonly ServerProcess[];
  /** The environment in which `npm run fixture` reaches the database. */
  env: Record<string, string>;
  /** Blocks the database so that nothing is committed. Returns how to resume. */
  freezeDatabase: () => Promise<() => Promise<void>>;
  /** Cuts every connection to the database and refuses new ones; returns how to mend that. Null where that can't be done from outside. */
  cutDatabase: (() => () => void) | null;
  /** Stops the database; returns how to start it again. Null for a database within the process. */
  crashDatabase: (() => Promise<() => Promise<void>>) | null;
  /**
   * Records what the database does to its files, once the killed processes are started again. Returns what cuts the power when they are killed
   * once more: the files are then in a state that a disk may be in. Null where strace is not available.
   */
  recordFiles: (() => Promise<PowerCut>) | null;
  /** The disk that the database is on; null where none could be mounted. */
  disk: SmallDisk | null;
  /** Starts the database again if it has ended, once the disk has room. */
  reviveDatabase: () => Promise<void>;
  /** `take` makes a backup (B8) that replaces the earlier one; `restore` restores it, while no process runs. */
  backups: Backups;
  /** Each process's proxy to Redis. */
  redis: readonly CuttableProxy[];
  /** Reopens the checker's own connection: the embedded database ends with its process. */
  reconnect: () => Promise<void>;
  close: () => Promise<void>;
}

/** Enough for the database twice and some of its log, but small enough to be filled quickly. */
const diskMegabytes = 512;

/** Null where PostgreSQL or Redis is not available. */
export function startDeployment(store: StoreName): Promise<Deployment | null> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "crosscase-chaos-"));
  return store === "embedded" ? startEmbedded(folder) : startServers(folder);
}

/** A connection that may break without an unhandled error. */
async function openConnection() {
  const client = await pool().connect();
  client.on("error", () => undefined);
  return client;
}

async function startEmbedded(folder: string): Promise<Deployment> {
  const disk = SmallDisk.mount(path.join(folder, "disk"), diskMegabytes);
  const dataDir = path.join(folder, "disk", "data");
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  await copyEmptyDatabase(path.join(dataDir, "database"));
  const env = { DATA_DIR: dataDir, CROSSCASE_FIXTURES: "1", BIND_ADDRESS: "127.0.0.1" };
  const recording = path.join(folder, "recording");
  const recorder = { NODE_OPTIONS: recorderOption, RECORD_FILES: recording };
  const server = new ServerProcess("the server", { ...env, ...recorder }, new WallClock(folder, "server"));
  await server.start();
  connect({ socketFolder: dataDir, max: 3 });
  return {
    store: "embedded",
    processes: [server],
    env,
    // The embedded database is one backend: while a transaction is open, all other queries wait.
    freezeDatabase: async () => {
      const client = await openConnection();
      await client.query("begin");
      await client.query("select 1");
      return () =>
        client.query("rollback").then(
          () => client.release(),
          () => client.release(true),
        );
    },
    cutDatabase: null,
    crashDatabase: null,
    recordFiles: () => {
      const [database, before] = [path.join(dataDir, "database"), path.join(folder, "before")];
      cpSync(database, before, { recursive: true });
      writeFileSync(recording, "");
      return Promise.resolve((random) => {
        leaveAfterCut(database, before, readFileLog(recording), statSync(recording).size, random);
        for (const one of [before, recording]) rmSync(one, { recursive: true });
        return Promise.resolve();
      });
    },
    disk,
    reviveDatabase: () => Promise.resolve(),
    backups: embeddedBackups(env, folder),
    redis: [],
    reconnect: async () => {
      await disconnect();
      connect({ socketFolder: dataDir, max: 3 });
    },
    close: async () => {
      await disconnect();
      await server.kill();
      disk?.unmount();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function startServers(folder: string): Promise<Deployment | null> {
  chmodSync(folder, 0o711); // PostgreSQL runs as another user
  const disk = SmallDisk.mount(path.join(folder, "disk"), diskMegabytes);
  const given = { folder: path.join(folder, "disk", "postgres"), port: await findFreePort() };
  mkdirSync(given.folder, { recursive: true });
  const postgres = await CuttablePostgres.start(folder, given);
  const redis = postgres === null ? null : await startRedis();
  const clear = async () => {
    await redis?.stop();
    await postgres?.stop();
    disk?.unmount();
    rmSync(folder, { recursive: true, force: true });
  };
  if (postgres === null || redis === null) {
    await clear();
    return null;
  }
  const { url } = postgres;
  const secret = randomUUID();
  const proxies = await Promise.all(
    [1, 2].map(async () => ({
      database: await CuttableProxy.to(given.port),
      redis: await CuttableProxy.to(redis.port),
    })),
  );
  const processes = proxies.map((proxy, i) => {
    const through = Object.assign(new URL(url), { host: `127.0.0.1:${proxy.database.port}` }).href;
    const env = {
      DATA_DIR: path.join(folder, `data-${i}`),
      DATABASE_URL: through,
      REDIS_URL: `redis://127.0.0.1:${proxy.redis.port}`,
      NEXTAUTH_SECRET: secret,
      CROSSCASE_FIXTURES: "1",
      BIND_ADDRESS: "127.0.0.1",
    };
    return new ServerProcess(
      `process ${i + 1}`,
      i === 0 ? env : { ...env, CROSSCASE_ROLE: "sync" },
      new WallClock(folder, `process-${i + 1}`),
    );
  });
  // One after the other, because the first one makes the tables.
  for (const one of processes) await one.start();
  connect({ url, max: 3 });
  const databases = proxies.map(({ database }) => database);
  const env = {
    DATA_DIR: path.join(folder, "data-0"),
    DATABASE_URL: url,
    NEXTAUTH_SECRET: secret,
    CROSSCASE_FIXTURES: "1",
  };
  const each = (what: "cut" | "freeze" | "mend") => {
    for (const proxy of databases) proxy[what]();
  };
  return {
    store: "postgres",
    processes,
    env,
    freezeDatabase: () => {
      each("freeze");
      return Promise.resolve(() => Promise.resolve(each("mend")));
    },
    cutDatabase: () => {
      each("cut");
      return () => each("mend");
    },
    crashDatabase: async () => {
      await postgres.stop();
      return () => postgres.restart();
    },
    recordFiles: postgres.recordFiles,
    disk,
    reviveDatabase: async () => {
      if (!(await postgres.answers())) await postgres.restart();
    },
    backups: postgresBackups(env, folder),
    redis: proxies.map((proxy) => proxy.redis),
    reconnect: () => Promise.resolve(),
    close: async () => {
      await disconnect();
      await Promise.all(processes.map((one) => one.kill()));
      for (const proxy of proxies) for (const end of [proxy.database, proxy.redis]) end.close();
      await clear();
    },
  };
}
