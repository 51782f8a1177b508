import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { connect, disconnect, pool } from "@/db/client";
import type { TestDatabase } from "@/db/testing/server-databases";
import { parseEnv } from "@/lib/process/env";
import { openUnmigrated } from "@/lib/server/boot/open-database";
import { makeReadyFolder } from "./ready-folder";
import { startServer, type RealServer } from "./real-server";

/**
 * The process that `npm start` runs, on the store of the test's project: a new embedded database, or the private PostgreSQL.
 * The store outlives its processes, and the test itself queries it.
 */
export class ServerOverStore {
  private folder: string | null = null;
  private server: RealServer | null = null;
  private closeStore: (() => Promise<void>) | null = null;

  constructor(private readonly target: TestDatabase) {}

  /** @param port 0 for any free port */
  async start(port = 0, env: Record<string, string> = {}): Promise<RealServer> {
    const { url } = this.target;
    await disconnect();
    this.folder ??=
      url === undefined ? await makeReadyFolder() : mkdtempSync(path.join(os.tmpdir(), "crosscase-sync-"));
    this.server = await startServer({
      DATA_DIR: this.folder,
      PORT: String(port),
      ...(url === undefined ? {} : { DATABASE_URL: url }),
      ...env,
    });
    process.env["NEXTAUTH_SECRET"] = readFileSync(path.join(this.folder, "secret"), "utf8").trim();
    connect(url === undefined ? { socketFolder: this.folder, max: 2 } : { url, max: 2 });
    return this.server;
  }

  /** Blocks every commit from now on, without errors, until the process is killed. */
  async freezeUpdates(): Promise<{ kill: () => Promise<void> }> {
    const client = await pool().connect();
    // With the embedded database this connection ends with the process.
    client.on("error", () => undefined);
    await client.query("begin");
    // The embedded database has only one backend, so there an open transaction alone blocks everything.
    await client.query("lock table updates in access exclusive mode");
    const kill = async () => {
      await this.server?.kill();
      if (this.target.url !== undefined) {
        // Ends the killed process's waiting queries, because PostgreSQL would notice the dead client only after the lock is released, and run them.
        await client.query(
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
        );
        await client.query("rollback");
      }
      client.release(true);
    };
    return { kill };
  }

  /** Opens the store for the test's own queries, after the server has ended. */
  async openStore(): Promise<void> {
    await disconnect();
    const { close } = await openUnmigrated(
      parseEnv({ DATA_DIR: this.folder ?? "", DATABASE_URL: this.target.url ?? "" }),
    );
    this.closeStore = close;
  }

  async kill(): Promise<void> {
    await this.server?.kill();
  }

  async stop(): Promise<number | null> {
    return (await this.server?.stop()) ?? null;
  }

  /** Ends the process and deletes the store, unless it is the project's PostgreSQL. */
  async end(): Promise<void> {
    await this.closeStore?.();
    await disconnect();
    await this.server?.kill();
    this.server = null;
    if (this.folder !== null) rmSync(this.folder, { recursive: true, force: true });
    this.folder = null;
  }
}
