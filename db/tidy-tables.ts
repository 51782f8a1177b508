/**
 * What PostgreSQL's autovacuum does, which the embedded database does not have: counts rows for the planner, and frees the space of deleted
 * ones. Without counts a join of two of a class's tables may read one of them whole for each row of the other.
 */
import { pool, withOwnConnection } from "./client";

/** Tables that have changed by autovacuum's own measure. Those of text have a vacuum of their own (queries/documents/compaction.ts), and are read by key. */
const changedTables = `
  select format('%I', relname) as name, n_dead_tup > 50 + 0.2 * rows as "hasDeadRows"
  from (select s.*, greatest(c.reltuples, 0) as rows from pg_stat_user_tables s join pg_class c on c.oid = s.relid) as tables
  where schemaname = 'public' and relname not in ('updates', 'snapshots', 'compacted')
    and (n_mod_since_analyze > 50 + 0.1 * rows or n_dead_tup > 50 + 0.2 * rows)`;

/** One table after the other, so that nobody waits for all of them. @returns their names */
export async function tidyTables(): Promise<string[]> {
  const { rows } = await pool().query<{ name: string; hasDeadRows: boolean }>(changedTables);
  for (const { name, hasDeadRows } of rows)
    await withOwnConnection(pool(), (client) =>
      client.query(`${hasDeadRows ? "vacuum (analyze)" : "analyze"} ${name}`),
    );
  return rows.map(({ name }) => name);
}
