/** A server of the test's own, which the real commands back up and restore. */
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { disconnect } from "@/db/client";
import { startServer, type RealServer } from "@/lib/server/testing/real-server";
import { makeReadyFolder } from "@/lib/server/testing/ready-folder";
import { runCommand } from "@/lib/server/testing/run-command";
import { connectTo, expect, test as base } from "./fixtures";

interface Backups {
  /** Runs `npm run backup`, while the server runs. */
  take: () => Promise<void>;
  /** Stops the server, replaces its database by the backup with `npm run restore`, and starts it again on the same port. */
  putBack: () => Promise<void>;
}

export const test = base.extend<{ backups: Backups }>({
  backups: [
    async ({ server }, give) => {
      const folder = await makeReadyFolder();
      const { origin, port } = server;
      await disconnect();
      const run = async (env: Record<string, string> = {}): Promise<RealServer> => {
        const started = await startServer({ DATA_DIR: folder, ...env });
        Object.assign(server, { origin: started.origin, port: started.port });
        connectTo(started);
        return started;
      };
      let own = await run();
      const files = mkdtempSync(path.join(os.tmpdir(), "crosscase-backups-"));
      const file = path.join(files, "older.crosscase-backup");
      const take = async () => {
        const made = await runCommand("backup", [file], { DATA_DIR: folder });
        expect(made.code, made.output).toBe(0);
      };
      const restore = async () => {
        await disconnect();
        await own.stop();
        const restored = await runCommand("restore", [file, "--move-aside"], { DATA_DIR: folder });
        expect(restored.code, restored.output).toBe(0);
        expect(readdirSync(folder).filter((name) => name.startsWith("database-before-"))).toHaveLength(1);
        own = await run({ PORT: String(own.port) });
      };
      await give({ take, putBack: restore });
      await disconnect();
      await own.stop();
      for (const each of [folder, files]) rmSync(each, { recursive: true, force: true });
      Object.assign(server, { origin, port });
      connectTo(server);
    },
    // Not a fixture of the worker, whose server and browser would then be restarted for this test.
    { timeout: 300_000 },
  ],
});
