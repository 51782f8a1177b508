/** Adds a line to the audit log for a backup that was made (Q34). */
import path from "node:path";
import { connect, database, disconnect, pool } from "@/db/client";
import { isMigrated } from "@/db/migrate";
import { auditChange } from "@/lib/activity/audit";
import type { Env } from "@/lib/process/env";
import { findHolder } from "@/lib/server/boot/lock";
import type { BackupHeader } from "./format";
import { hasTeachers } from "./record-restore";

/**
 * Adds the line if the database can be written without changing anything else: not when an earlier build made its tables, nor to an embedded database
 * whose server does not run, nor to a database without teachers, which stays empty for a restore.
 */
export async function recordBackup(env: Env, file: string, header: BackupHeader): Promise<void> {
  if (!hasTeachers(header)) return;
  const holder = env.DATABASE_URL === undefined ? await findHolder(env.DATA_DIR) : null;
  if (env.DATABASE_URL === undefined && holder === null) return;
  // The name is not that of a server, because a restore refuses while one is connected.
  if (holder === null) connect({ url: env.DATABASE_URL ?? "", max: 1, name: "backup" });
  else connect({ socketFolder: holder.socketFolder, max: 1 });
  try {
    if (!(await isMigrated(pool()))) return;
    await auditChange(database(), { teacherId: null, classId: null }, "backup", { detail: path.basename(file) });
  } finally {
    await disconnect();
  }
}
