import { getTableName, is, sql } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import type { Tx } from "@/db/client";
import * as schema from "@/db/schema";

export type Row = Record<string, unknown>;

const tables = Object.values(schema).filter((one) => is(one, PgTable));

/** Every row of every table as JSON, by table and key, such as `ballots <activity>/<student>/final`. */
export async function loadEveryRow(tx: Tx): Promise<Map<string, Row>> {
  const selects = tables.map((table) => sql`select ${getTableName(table)} as name, to_jsonb(t) as row from ${table} t`);
  const { rows } = await tx.execute<{ name: string; row: Row }>(sql.join(selects, sql` union all `));
  return new Map(rows.map(({ name, row }) => [`${name} ${keyOf(name, row)}`, row]));
}

function keyOf(name: string, row: Row): string {
  const table = tables.find((one) => getTableName(one) === name);
  if (table === undefined) return "";
  const { primaryKeys, columns } = getTableConfig(table);
  const key = primaryKeys[0]?.columns ?? columns.filter(({ primary }) => primary);
  return key.map((column: { name: string }) => String(row[column.name])).join("/");
}
