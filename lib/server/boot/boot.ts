/** Boots in order: environment → data folder → database → migrations → bus → Next → HTTP → sockets. */
import path from "node:path";
import { readHistoriesBy } from "@/lib/classroom/history/history-thread";
import type { Env } from "@/lib/process/env";
import { log } from "@/lib/process/log";
import { openAddresses, type Addresses } from "./announce";
import { watchDatabase } from "@/lib/server/http/database-down-page";
import { ensureBuilt } from "./build";
import { prepareDataFolder, readOrMakeSecret } from "./data-folder";
import type { FrontRules } from "@/lib/server/http/front-door/front";
import { isOwnHost, ownNames } from "@/lib/server/http/front-door/own-host";
import type { Answer } from "@/lib/server/http/answer";
import { makeHttpServer, pathOf } from "@/lib/server/http/http";
import { registry } from "@/lib/server/http/metrics";
import { closeBus, openBus } from "./open-bus";
import { openDatabase } from "./open-database";
import { noPages, startPages } from "./pages";
import { claimPort, listen } from "./port";
import { listPublicFiles } from "@/lib/server/http/public-files";
import { noteRunning } from "./running";
import { startHistoryWorker } from "@/lib/server/history-thread/start-history-worker";
import { stopOnSignals } from "./stop";
import { takeUpgrades } from "@/lib/server/http/upgrades";

const folder = path.resolve(import.meta.dirname, "../../..");

/** Answers some paths before the pages do. */
export type Beforehand = (path: string) => Answer | undefined;

/** Returns the addresses it answers at. @throws BootError when something stands in the way. */
export async function boot(env: Env, dev: boolean, beforehand: Beforehand = () => undefined): Promise<Addresses> {
  prepareDataFolder(env.DATA_DIR);
  process.env.NEXTAUTH_SECRET = env.NEXTAUTH_SECRET ?? readOrMakeSecret(env.DATA_DIR);
  process.env.AUTH_TRUST_HOST = "1"; // next-auth then reads the address that the front door found
  const port = await claimPort(env.PORT, env.BIND_ADDRESS);
  const opened = await openDatabase(env);
  watchDatabase();
  opened.onDeath((error) => {
    log().fatal({ err: error }, "The database ended. Start Crosscase again: everything marked Saved is kept.");
    process.exit(1);
  });
  try {
    await openBus(env, registry);
    readHistoriesBy(startHistoryWorker);
    const role = env.CROSSCASE_ROLE;
    if (!dev && role !== "sync") await ensureBuilt(folder);
    const pages = role === "sync" ? noPages() : await startPages({ dev, port, folder });
    const publicFiles = listPublicFiles(folder);
    const names = ownNames([
      ...env.ALLOWED_HOSTS,
      ...(env.NEXTAUTH_URL === undefined ? [] : [new URL(env.NEXTAUTH_URL).hostname]),
    ]);
    const rules: FrontRules = {
      dev,
      isOwnHost: (host) => isOwnHost(host, names),
      trustProxy: env.TRUST_PROXY,
      origin: env.NEXTAUTH_URL,
      isPublicFile: (file) => publicFiles.has(file),
    };
    const server = makeHttpServer(
      (req, res) => (beforehand(pathOf(req)) ?? pages.answer)(req, res),
      rules,
      role !== "web",
    );
    takeUpgrades(server, rules, { hotReload: pages.hotReload, sockets: role !== "web" });
    await listen(server, port, env.BIND_ADDRESS);
    stopOnSignals({ server, pages, opened });
    const addresses = openAddresses(env, port);
    noteRunning(env.DATA_DIR, {
      origin: env.NEXTAUTH_URL ?? addresses.here,
      production: !dev,
      database: env.DATABASE_URL === undefined ? "own" : "url",
      fixtures: env.CROSSCASE_FIXTURES !== undefined,
    });
    return addresses;
  } catch (error) {
    await closeBus();
    await opened.close();
    throw error;
  }
}
