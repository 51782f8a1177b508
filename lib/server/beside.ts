/** For commands that work beside a running server, or without one: the same database, the same secret. */
import { connect, disconnect } from "@/db/client";
import type { Env } from "@/lib/env";
import { prepareDataFolder, readOrMakeSecret } from "./data-folder";
import { holderOf } from "./lock";
import { openDatabase } from "./open-database";
import { lastRunning, type Running } from "./running";

export interface Beside {
  /** The server that started last; one that would start now when there was none. */
  running: Running;
  close: () => Promise<void>;
}

/** @throws BootError in one sentence when the database can't be opened. */
export async function openBeside(env: Env): Promise<Beside> {
  prepareDataFolder(env.DATA_DIR);
  process.env.NEXTAUTH_SECRET = env.NEXTAUTH_SECRET ?? readOrMakeSecret(env.DATA_DIR);
  const wouldBe: Running = { origin: env.NEXTAUTH_URL ?? `http://localhost:${env.PORT}`, production: false, fixtures: false };
  const running = lastRunning(env.DATA_DIR) ?? wouldBe;
  const holder = env.DATABASE_URL === undefined ? await holderOf(env.DATA_DIR) : null;
  if (holder === null) return { running, close: (await openDatabase(env)).close };
  connect({ socketFolder: holder.socketFolder, max: 4 });
  return { running, close: disconnect };
}
