/**
 * Replaces autovacuum, which the embedded database does not have: counts rows for the planner, and frees the space of deleted rows. Without counts a
 * join of two of a class's tables may read one of them completely for each row of the other.
 */
import { pool, withOwnConnection } from "./client";

/** Uses autovacuum's thresholds. */
const changedTables = `
  select name, "hasDeadRows" from (
    select format('%I', relname) as name,
      n_dead_tup > 50 + 0.2 * greatest(reltuples, 0) as "hasDeadRows",
      n_mod_since_analyze > 50 + 0.1 * greatest(reltuples, 0) as "hasChangedRows"
    from pg_stat_user_tables join (select oid as relid, reltuples from pg_class) as sizes using (relid)
    where schemaname = 'public' and relname <> all ($1)) as tables
  where "hasDeadRows" or "hasChangedRows"`;

/**
 * Tidies one table after the other, so that queries can run in between.
 * @param except tables that are left out
 * @returns the tables' names
 */
export function tidyTables(except: readonly string[]): Promise<string[]> {
  return withOwnConnection(pool(), async (client) => {
    const { rows } = await client.query<{ name: string; hasDeadRows: boolean }>(changedTables, [except]);
    for (const { name, hasDeadRows } of rows)
      await client.query(`${hasDeadRows ? "vacuum (analyze)" : "analyze"} ${name}`);
    return rows.map(({ name }) => name);
  });
}
