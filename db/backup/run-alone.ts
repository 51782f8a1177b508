import { pool, withOwnConnection } from "@/db/client";

/** Arbitrary numbers that nothing else of ours uses. */
const lockKeys = { backup: 7_203_115, "audit copy": 7_203_116 };

/**
 * Calls `run` unless another process on this PostgreSQL is running the same work (B8, Q34). The embedded database has only one process, which never
 * runs it twice at once.
 */
export function runAlone(run: () => Promise<void>, work: keyof typeof lockKeys = "backup"): Promise<void> {
  const lockKey = lockKeys[work];
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
