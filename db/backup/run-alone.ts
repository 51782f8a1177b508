import { pool, withOwnConnection } from "@/db/client";

/** An arbitrary number that nothing else of ours uses. */
const lockKey = 7_203_115;

/** Calls `run` unless another process on this PostgreSQL is running it (B8). The embedded database has only one process, which never runs it twice at once. */
export function runAlone(run: () => Promise<void>): Promise<void> {
  return withOwnConnection(pool(), async (connection) => {
    const { rows } = await connection.query<{ locked: boolean }>("select pg_try_advisory_lock($1) as locked", [
      lockKey,
    ]);
    if (rows[0]?.locked !== true) return;
    try {
      await run();
    } finally {
      await connection.query("select pg_advisory_unlock($1)", [lockKey]);
    }
  });
}
