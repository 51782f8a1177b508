/** Runs an operator's backup and restore commands (B8) beside the processes under test. */
import { readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { connect, disconnect } from "@/db/client";
import { remakeDatabase } from "@/db/testing/server-databases";
import { runCommand } from "@/lib/server/testing/run-command";

export type Backups = Record<"take" | "restore", () => Promise<void>>;

async function run(tool: "backup" | "restore", args: readonly string[], env: Record<string, string>): Promise<void> {
  const { code, output } = await runCommand(tool, args, env);
  if (code !== 0) throw new Error(`npm run ${tool} failed:\n${output}`);
}

const fileIn = (folder: string) => path.join(folder, "chaos.crosscase-backup");

async function take(folder: string, env: Record<string, string>): Promise<void> {
  rmSync(fileIn(folder), { force: true });
  await run("backup", [fileIn(folder)], env);
}

export function embeddedBackups(env: Record<"DATA_DIR", string>, folder: string): Backups {
  return {
    take: () => take(folder, env),
    restore: async () => {
      await run("restore", [fileIn(folder), "--move-aside"], env);
      for (const name of readdirSync(env.DATA_DIR))
        if (name.startsWith("database-before-")) rmSync(path.join(env.DATA_DIR, name), { recursive: true });
    },
  };
}

export function postgresBackups(env: Record<"DATABASE_URL", string>, folder: string): Backups {
  return {
    take: () => take(folder, env),
    restore: async () => {
      // The checker's own connections are to the database that is dropped.
      await disconnect();
      await remakeDatabase(env.DATABASE_URL);
      await run("restore", [fileIn(folder)], env);
      connect({ url: env.DATABASE_URL, max: 3 });
    },
  };
}
