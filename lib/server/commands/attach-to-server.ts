/** Lets a command use a server's database and secret, whether or not the server is running. */
import { existsSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { connect, disconnect, pool } from "@/db/client";
import { socketName } from "@/db/embedded";
import { isMigrated } from "@/db/migrate";
import { monotonicMs } from "@/lib/process/clock";
import { describeSettings, type Env } from "@/lib/process/env";
import { thisUser } from "@/lib/process/this-user.js";
import { BootError } from "@/lib/server/boot/boot-error";
import { prepareDataFolder, readOrMakeSecret } from "@/lib/server/boot/data-folder";
import { acceptsConnections, findHolder, type Holder } from "@/lib/server/boot/lock";
import { openExistingDatabase, refuseMissingDatabase } from "@/lib/server/boot/open-database";
import { findLastServer, type RunningServer } from "@/lib/server/boot/running-server";

const timeoutMs = 30_000;

export interface AttachedServer {
  /** The server that started last; if none ever did, the one that would start now. */
  running: RunningServer;
  close: () => Promise<void>;
}

/** Makes no database. @throws BootError with a sentence when there is none, or it can't be opened */
export async function attachToServer(env: Env): Promise<AttachedServer> {
  const folderHolder = await findHolder(env.DATA_DIR);
  refuseOtherDatabase(env, findLastServer(env.DATA_DIR), folderHolder);
  if (folderHolder === null) refuseMissingDatabase(env);
  if (existsSync(env.DATA_DIR)) prepareDataFolder(env.DATA_DIR);
  process.env.NEXTAUTH_SECRET = env.NEXTAUTH_SECRET ?? readOrMakeSecret(env.DATA_DIR);
  const presumedServer: RunningServer = {
    pid: 0,
    started: null,
    user: thisUser(),
    settings: describeSettings(env),
    origin: env.NEXTAUTH_URL ?? `http://localhost:${env.PORT}`,
    production: false,
    database: env.DATABASE_URL === undefined ? "own" : "url",
    fixtures: false,
  };
  const running = findLastServer(env.DATA_DIR) ?? presumedServer;
  const holder = env.DATABASE_URL === undefined ? folderHolder : null;
  if (holder === null) return { running, close: (await openExistingDatabase(env)).close };
  const isStarting = running.pid !== holder.pid;
  if (isStarting) await waitForSocket(holder);
  connect({ socketFolder: holder.socketFolder, max: 4 });
  if (isStarting) await waitUntil(holder, () => isMigrated(pool()));
  return { running, close: disconnect };
}

/** Waits until a server's database answers: a starting server takes the lock seconds earlier, most of all at its first start. */
export function waitForSocket(holder: Holder): Promise<void> {
  return waitUntil(holder, () => acceptsConnections(path.join(holder.socketFolder, socketName)));
}

async function waitUntil(holder: Holder, ready: () => Promise<boolean>): Promise<void> {
  const startedAt = monotonicMs();
  while (!(await ready())) {
    if (monotonicMs() - startedAt > timeoutMs)
      throw new BootError(
        `Crosscase (process ${holder.pid}) is starting, and its database is not ready yet: try again in a moment.`,
      );
    await wait(100);
  }
}

/** Refuses an environment that differs from the server's: the command would create another database and report on that. @throws BootError */
export function refuseOtherDatabase(env: Env, running: RunningServer | null, holder: Holder | null): void {
  if (env.DATABASE_URL !== undefined && holder !== null) {
    throw new BootError(
      `Crosscase (process ${holder.pid}) runs on the database in ${env.DATA_DIR}, not on one at DATABASE_URL: run this without DATABASE_URL.`,
    );
  }
  if (env.DATABASE_URL === undefined && holder === null && running?.database === "url") {
    throw new BootError(
      `The Crosscase that started last on ${env.DATA_DIR} uses a PostgreSQL server: run this with the same DATABASE_URL.`,
    );
  }
}
