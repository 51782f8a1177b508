/** On PostgreSQL every process uses the database's clock, so that their pages show the same time, and setting one machine's clock has no effect. */
import { pool } from "@/db/client";
import { readDatabaseTime } from "@/db/database-time";
import { followClock } from "@/lib/process/clock";

const everyMs = 5_000;

/** Asks for the time now, so that nothing is stored by this machine's clock, and then every few seconds. */
export async function followDatabaseClock(): Promise<void> {
  const follow = () => followClock(() => readDatabaseTime(pool()));
  await follow();
  // While the database does not answer, the last known difference stays in use.
  setInterval(() => void follow().catch(() => undefined), everyMs).unref();
}
