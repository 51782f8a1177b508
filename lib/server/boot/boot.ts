/** Boots a build in order: environment → data folder → database → migrations → bus → Next → HTTP → sockets. */
import { pool } from "@/db/client";
import { findMisplacedStudents } from "@/db/reserved-ids";
import { removeAbandonedImports } from "@/lib/features/exporting/import-activity";
import { setImportWorker } from "@/lib/features/exporting/import-reader";
import { setDocumentWorker } from "@/lib/sync/format/document-thread";
import { setHistoryWorker } from "@/lib/features/cases/history/history-thread";
import { describeSettings, type Env } from "@/lib/process/env";
import { log } from "@/lib/process/log";
import { describeRelease } from "@/lib/process/release.js";
import { root } from "@/lib/process/root.js";
import { removeAbandonedCopies } from "@/lib/server/backup/copy-folder";
import { DailyBackups } from "@/lib/server/backup/daily-backups";
import { openAddresses, type Addresses } from "./startup-message";
import { watchDatabase } from "@/lib/server/http/database-down-page";
import { prepareDataFolder, readOrMakeSecret } from "./data-folder";
import type { FrontRules } from "@/lib/server/http/front-door/check-request";
import { isOwnHost, ownNames } from "@/lib/server/http/front-door/own-host";
import type { RequestHandler } from "@/lib/server/http/request-handler";
import { makeHttpServer } from "@/lib/server/http/http-server";
import { pathOf } from "@/lib/server/http/request-path";
import { registry } from "@/lib/server/http/metrics";
import { startAuditCopying } from "./audit-copying";
import { followDatabaseClock } from "./follow-database-clock";
import { startClearingErased } from "./clear-erased";
import { startHourlyWork } from "./hourly-work";
import { startOpeningResults } from "./opening-results";
import { startTidying } from "./tidy-embedded";
import { closeBus, openBus } from "./open-bus";
import { openDatabase } from "./open-database";
import { originsOf } from "@/lib/process/platform-list";
import { refusePages, startPages } from "./pages";
import { describeMisplaced } from "./misplaced-students";
import { claimPort, listen } from "./port";
import { listPublicFiles } from "@/lib/server/http/public-files";
import { storeRunningServer } from "./running-server";
import { startDocumentWorker, startHistoryWorker, startImportWorker } from "./start-workers";
import { stopOnSignals } from "./stop";
import { findUnequalProcesses } from "./unequal-processes";
import { handleUpgrades } from "@/lib/server/http/upgrades";

/** Returns the handler of a path that Next should not answer, such as the demo's links. */
export type EarlyRoute = (path: string) => RequestHandler | undefined;

/** Returns the addresses at which the server answers. @throws BootError with a sentence for the terminal */
export async function boot(env: Env, dev: boolean, findEarlyRoute: EarlyRoute = () => undefined): Promise<Addresses> {
  prepareDataFolder(env.DATA_DIR);
  process.env.NEXTAUTH_SECRET = env.NEXTAUTH_SECRET ?? readOrMakeSecret(env.DATA_DIR);
  process.env.AUTH_TRUST_HOST = "1"; // makes next-auth read the address that the front door found
  const { BACKUP_DIR } = env;
  const backups = BACKUP_DIR === undefined ? null : new DailyBackups({ ...env, BACKUP_DIR }, registry);
  const port = await claimPort(env.PORT, env.BIND_ADDRESS);
  const role = env.CROSSCASE_ROLE;
  const opened = await openDatabase(env);
  watchDatabase();
  opened.onDeath((error) => {
    log().fatal({ err: error }, "The database ended. Start Crosscase again: everything marked Saved is kept.");
    process.exit(1);
  });
  try {
    if (env.DATABASE_URL !== undefined) {
      await followDatabaseClock();
      for (const sentence of await findUnequalProcesses(env)) log().error(sentence);
    }
    await removeAbandonedCopies(env.DATA_DIR);
    void removeAbandonedImports().then(
      (count) => count > 0 && log().info({ count }, "Removed what imports left that did not finish."),
      (error: unknown) => log().warn({ err: error }, "What imports left can't be removed; the next start does it."),
    );
    for (const student of await findMisplacedStudents(pool())) log().warn(`Look at ${describeMisplaced(student)}`);
    await openBus(env, registry);
    setDocumentWorker(startDocumentWorker);
    setHistoryWorker(startHistoryWorker);
    setImportWorker(startImportWorker);
    const pages = role === "sync" ? refusePages() : await startPages({ dev, port, bound: env.BIND_ADDRESS });
    const publicFiles = listPublicFiles(root);
    const names = ownNames([
      ...env.ALLOWED_HOSTS,
      ...(env.NEXTAUTH_URL === undefined ? [] : [new URL(env.NEXTAUTH_URL).hostname]),
    ]);
    const rules: FrontRules = {
      dev,
      isOwnHost: (host) => isOwnHost(host, names),
      trustProxy: env.TRUST_PROXY,
      origin: env.NEXTAUTH_URL,
      platformOrigins: originsOf(env.LTI_PLATFORMS),
      metricsToken: env.METRICS_TOKEN,
      isPublicFile: (file) => publicFiles.has(file),
    };
    const server = makeHttpServer(
      (req, res) => (findEarlyRoute(pathOf(req)) ?? pages.answer)(req, res),
      rules,
      role !== "web",
    );
    handleUpgrades(server, rules, { hotReload: pages.hotReload, sockets: role !== "web" });
    await listen(server, port, env.BIND_ADDRESS);
    startHourlyWork();
    startOpeningResults();
    if (env.AUDIT_COPY_TO !== undefined) await startAuditCopying(env.AUDIT_COPY_TO);
    if (env.DATABASE_URL === undefined) startTidying();
    startClearingErased(env.DATABASE_URL === undefined ? "embedded" : "postgres");
    backups?.start();
    stopOnSignals({ server, pages, opened, backups });
    const addresses = openAddresses(env, port);
    log().info(`${describeRelease()}, has started.`);
    storeRunningServer(env.DATA_DIR, {
      origin: env.NEXTAUTH_URL ?? addresses.local,
      production: !dev,
      database: env.DATABASE_URL === undefined ? "own" : "url",
      fixtures: env.CROSSCASE_FIXTURES !== undefined,
      settings: describeSettings({ ...env, PORT: port }),
    });
    return addresses;
  } catch (error) {
    await closeBus();
    await opened.close();
    throw error;
  }
}
