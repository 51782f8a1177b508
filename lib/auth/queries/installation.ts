import { sql } from "drizzle-orm";
import type pg from "pg";
import { pool, type Tx } from "@/db/client";
import { onlyRow } from "@/db/only-row";
import { installation } from "@/db/schema";
import type { Restored } from "@/lib/features/restoring/rules/restored";

/** An id of the database that differs between installations, and between copies on one server. */
export async function loadDatabaseId(): Promise<string> {
  const { rows } = await pool().query<{ id: string }>(
    "select i.id || '/' || d.oid as id from installation i, pg_database d where d.datname = current_database()",
  );
  const [row] = rows;
  if (row === undefined) throw new Error("the database does not say which one it is: its table installation is empty");
  return row.id;
}

/** Times of daily backups, each null when there is none yet (B8). */
export interface BackupTimes {
  /** When the last backup was made. */
  madeAt: Date | null;
  /** When the last backup was made for which BACKUP_COMMAND succeeded. */
  commandAt: Date | null;
  /** When the last backup was made that was verified. */
  verifiedAt: Date | null;
}

export async function findBackupTimes(): Promise<BackupTimes> {
  const { rows } = await pool().query<BackupTimes>(
    'select backed_up_at as "madeAt", backup_command_at as "commandAt", backup_verified_at as "verifiedAt" from installation',
  );
  return onlyRow(rows);
}

const backupColumns = { madeAt: "backed_up_at", commandAt: "backup_command_at", verifiedAt: "backup_verified_at" };

export async function storeBackupTime(of: keyof BackupTimes, at: Date): Promise<void> {
  await pool().query(`update installation set ${backupColumns[of]} = $1`, [at]);
}

/** From now on new lines of the audit log wait until they are copied (Q34). */
export async function storeAuditCopied(): Promise<void> {
  await pool().query("update installation set audit_copied = true where not audit_copied");
}

/** The files of the database may have what this transaction erases, until `clearDeletedRows` (B7). */
export async function storeErasure(tx: Tx): Promise<void> {
  await tx.update(installation).set({ erasedAt: sql`clock_timestamp()` });
}

/** How long ago something was erased last that the files may still have; null when there is nothing. */
export async function findErasure(): Promise<{ at: string; agoMs: number } | null> {
  const { rows } = await pool().query<{ at: string; agoMs: number }>(
    `select erased_at::text as at, extract(epoch from clock_timestamp() - erased_at)::float8 * 1000 as "agoMs"
     from installation where erased_at is not null`,
  );
  return rows[0] ?? null;
}

/** The files have nothing more of what was erased until then. @param at as `findErasure` returned it */
export async function forgetErasure(at: string): Promise<void> {
  await pool().query("update installation set erased_at = null where erased_at = $1::timestamptz", [at]);
}

/** The last restore of this database; null when it was never restored (B8). */
export async function findRestored(tx: Tx): Promise<Restored | null> {
  const { to, at } = onlyRow(
    await tx.select({ to: installation.restoredTo, at: installation.restoredAt }).from(installation),
  );
  return to === null || at === null ? null : { to, at };
}

/** Records a restore now, in place of an earlier restore that the backup contains. @param to the backup's moment */
export async function storeRestored(client: Pick<pg.ClientBase, "query">, to: Date): Promise<void> {
  await client.query("update installation set restored_to = $1, restored_at = now()", [to]);
}

export interface DisabledSignInMethods {
  passwordsOff: boolean;
  pinsOff: boolean;
}

/** The sign-in methods that owners have turned off (Q33). */
export async function findDisabledSignInMethods(tx: Tx): Promise<DisabledSignInMethods> {
  const rows = await tx
    .select({ passwordsOff: installation.passwordsOff, pinsOff: installation.pinsOff })
    .from(installation);
  return onlyRow(rows);
}

export async function setDisabledSignInMethods(tx: Tx, change: Partial<DisabledSignInMethods>): Promise<void> {
  await tx.update(installation).set(change);
}

/** The encrypted key that signs for learning platforms (T19). */
export async function findToolKey(): Promise<string | null> {
  const { rows } = await pool().query<{ key: string | null }>("select tool_key as key from installation");
  return rows[0]?.key ?? null;
}

/** Replaces the key `seen` by `key`. Returns the key that is stored then, which is a different one if another process was first. */
export async function storeToolKey(key: string, seen: string | null): Promise<string> {
  const { rows } = await pool().query<{ key: string }>(
    "update installation set tool_key = case when tool_key is not distinct from $2 then $1 else tool_key end returning tool_key as key",
    [key, seen],
  );
  return onlyRow(rows).key;
}
