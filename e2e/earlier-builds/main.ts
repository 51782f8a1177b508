/** `npm run earlier-build -- NAME`: makes the databases of the commit that is checked out, for tests of later builds. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pool } from "@/db/client";
import { startPostgres } from "@/db/testing/private-postgres";
import { startRun } from "@/e2e/run/start-run";
import { parseEnv } from "@/lib/process/env";
import { openDatabase } from "@/lib/server/boot/open-database";
import { databasesFolder, storeDump, storeFolder } from "./databases";
import { writeStory } from "./write-story";

startRun();
const [name] = process.argv.slice(2);
if (name === undefined || !/^\d\d-[a-z-]+$/.test(name)) {
  console.error("Use: npm run earlier-build -- NAME, such as 11-with-invitations; then add it to states.ts");
  process.exit(1);
}
process.env["NEXTAUTH_SECRET"] = "a secret of the databases that earlier builds have made";
mkdirSync(databasesFolder, { recursive: true });
await makeDump(name);
await makeFolder(name);
process.exit(0);

async function makeDump(state: string): Promise<void> {
  const postgres = await startPostgres();
  if (postgres === null) throw new Error("PostgreSQL can't be had here");
  try {
    const opened = await openDatabase(parseEnv({ DATABASE_URL: postgres.url }));
    await writeStory();
    await opened.close();
    const options = ["--inserts", "--no-owner", "--no-privileges"];
    storeDump(
      state,
      execFileSync("pg_dump", [...options, postgres.url], { encoding: "utf8", maxBuffer: 64 * 1024 ** 2 }),
    );
  } finally {
    await postgres.stop();
  }
}

async function makeFolder(state: string): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "crosscase-earlier-"));
  try {
    const opened = await openDatabase(parseEnv({ DATA_DIR: folder }));
    await writeStory();
    // The write-ahead log from before the checkpoint is never read again.
    await pool().query("checkpoint");
    const { rows } = await pool().query<{ redo: string }>("select redo_lsn::text as redo from pg_control_checkpoint()");
    await opened.close();
    storeFolder(state, path.join(folder, "database"), rows[0]?.redo ?? "");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
