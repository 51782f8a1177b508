/** On PostgreSQL every process goes by the database's clock: pages of two processes then show one time, and a clock that is set on one machine moves nothing. */
import { pool } from "@/db/client";
import { readDatabaseTime } from "@/db/database-time";
import { followClock } from "@/lib/process/clock";

const everyMs = 5_000;

/** Once now, so that nothing is stored by this machine's clock, and from now on. */
export async function followDatabaseClock(): Promise<void> {
  const follow = () => followClock(() => readDatabaseTime(pool()));
  await follow();
  // The clock is gone by as it was last known while the database does not answer.
  setInterval(() => void follow().catch(() => undefined), everyMs).unref();
}
