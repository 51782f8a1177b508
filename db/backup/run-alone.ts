import { pool, withOwnConnection } from "@/db/client";

/** Any number that nothing else of ours uses. */
const lockKey = 7_203_115;

/** B8: runs it unless another process on this PostgreSQL is running it. The embedded database has one process, which asks once at a time. */
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
