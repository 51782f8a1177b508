/** Takes out of the database's files what was deleted from its tables: a deleted row stays in its file, and in the log (WAL), until it is written over (B7). */
import { pool, withOwnConnection } from "./client";

const tables = `
  select format('%I', relname) as name from pg_class
  where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname`;

/**
 * The embedded database writes each table anew, one after the other, and its log, so that nothing deleted is in its files afterwards. On PostgreSQL
 * the space of deleted rows is given free, to be written over: writing its tables anew would lock them, and its log is its administrator's.
 */
export async function clearDeleted(kind: "embedded" | "postgres"): Promise<void> {
  await withOwnConnection(pool(), async (client) => {
    const { rows } = await client.query<{ name: string }>(tables);
    for (const { name } of rows)
      await client.query(kind === "embedded" ? `vacuum (full, analyze) ${name}` : `vacuum (analyze) ${name}`);
    if (kind === "postgres") return;
    await client.query("vacuum full pg_statistic"); // has some of the values that were in the columns
    await client.query("select pg_switch_wal()");
    await client.query("checkpoint");
  });
}
