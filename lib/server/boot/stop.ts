/** Stops the process in order on a signal: no new requests, sockets closed, updates stored, bus and database closed. */
import type { Server } from "node:http";
import { closeLive } from "@/lib/live/server/upgrade";
import { drainSync } from "@/lib/sync/server/upgrade";
import { log } from "@/lib/process/log";
import type { DailyBackups } from "@/lib/server/backup/daily-backups";
import { closeBus } from "./open-bus";
import type { OpenDatabase } from "./open-database";
import type { Pages } from "./pages";
import { markDraining } from "@/lib/server/http/probes";

const timeoutMs = 10_000;

interface Parts {
  server: Server;
  pages: Pages;
  opened: OpenDatabase;
  backups: DailyBackups | null;
}

export function stopOnSignals(parts: Parts): void {
  let stopping = false;
  const onSignal = (signal: NodeJS.Signals) => {
    if (stopping) process.exit(1); // a second signal ends the process at once
    stopping = true;
    log().info({ signal }, "Stopping.");
    const late = setTimeout(() => {
      log().error("Stopping took too long.");
      process.exit(1);
    }, timeoutMs);
    stop(parts).then(
      () => {
        clearTimeout(late);
        process.exit(0);
      },
      (error: unknown) => {
        log().error({ err: error }, "Stopping failed.");
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", onSignal);
  process.on("SIGINT", onSignal);
}

async function stop({ server, pages, opened, backups }: Parts): Promise<void> {
  markDraining();
  backups?.stop();
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  closeLive();
  await drainSync();
  await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 3_000).unref())]);
  server.closeAllConnections();
  await pages.close();
  await closeBus();
  await opened.close();
}
