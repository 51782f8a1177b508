/** Keeps the embedded database's log (WAL) short. It has no process that does so, and its log would grow until the server is stopped. */
import { pool, withOwnConnection } from "./client";

/** Some hours of lessons. Read again, which a start after `kill -9` does, this takes about a second. */
const longestBytes = 64 * 1024 * 1024;

/** Writes what the log has into the tables' files, and deletes it, once it is longer. @returns whether it was */
export function tidyLog(longest = longestBytes): Promise<boolean> {
  return withOwnConnection(pool(), async (client) => {
    const { rows } = await client.query<{ bytes: number }>(
      "select pg_wal_lsn_diff(pg_current_wal_lsn(), redo_lsn)::float8 as bytes from pg_control_checkpoint()",
    );
    if ((rows[0]?.bytes ?? 0) <= longest) return false;
    await client.query("checkpoint");
    return true;
  });
}
